// Where the larger real data lie, when they are there. The repository stands without them.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace seaeye::test {

/// A path below the data directory (SEA_EYE_TEST_DATA, else ../shared/data beside the checkout);
/// empty when it is not there.
inline std::string data_path(const std::string& below) {
    const char* set = std::getenv("SEA_EYE_TEST_DATA");
    const std::filesystem::path root =
        set != nullptr ? std::filesystem::path{set}
                       : std::filesystem::path{SEAEYE_SOURCE_DIR}.parent_path() / "shared/data";
    const std::filesystem::path path = root / below;
    return std::filesystem::exists(path) ? path.string() : std::string{};
}

}  // namespace seaeye::test
