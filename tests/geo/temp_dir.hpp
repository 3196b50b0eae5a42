// A directory of one test, gone when the test ends.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

namespace seaeye {

class TempDir {
public:
    TempDir() {
        std::string name = (std::filesystem::temp_directory_path() / "sea-eye-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }

    ~TempDir() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;

    [[nodiscard]] std::string file(const std::string& name) const {
        return (path_ / name).string();
    }

    /// Writes a small file and gives its path.
    [[nodiscard]] std::string file(const std::string& name, const std::string& content) const {
        std::ofstream{path_ / name, std::ios::binary} << content;
        return file(name);
    }

private:
    std::filesystem::path path_;
};

}  // namespace seaeye
