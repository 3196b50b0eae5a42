// One file after the other; the first fault ends it.
#include "daemon/coast/coast_files.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include <fmt/core.h>

#include "geo/zone_file.hpp"

namespace seaeye {
namespace {

Result<Done> write_file(const std::filesystem::path& path, const std::string& text) {
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    file << text;
    file.close();
    if (!file) {
        return Error{ErrorCode::not_readable,
                     fmt::format("cannot write {}: {}", path.string(), std::strerror(errno))};
    }
    return Done{};
}

}  // namespace

Result<Done> write_coast(const Coast& coast, const std::string& directory) {
    const std::filesystem::path base{directory};
    std::error_code fault;
    std::filesystem::create_directories(base, fault);
    if (fault) {
        return Error{ErrorCode::not_readable,
                     fmt::format("cannot make the directory {}: {}", directory, fault.message())};
    }
    const std::array<std::pair<const char*, const std::string*>, 3> files{
        {{CoastFiles::log, &coast.log},
         {CoastFiles::watchlist, &coast.watchlist},
         {CoastFiles::config, &coast.config}}};
    for (const auto& [name, text] : files) {
        if (auto written = write_file(base / name, *text); !written) {
            return written;
        }
    }
    return write_zones((base / CoastFiles::zones).string(), coast.zones);
}

}  // namespace seaeye
