// /usr/share/zoneinfo as Debian's tzdata installs it; TZDIR, as for the C library, says elsewhere.
#include "drivers/time_zone_file.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace seaeye {
namespace {

bool is_zone_name(const std::string& name) {
    const auto is_allowed = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               c == '/' || c == '_' || c == '-' || c == '+';
    };
    return !name.empty() && name.size() < 64 && name.front() != '/' &&
           std::all_of(name.begin(), name.end(), is_allowed);
}

}  // namespace

Result<TimeZone> load_time_zone(const std::string& name) {
    if (name == "UTC" || name == "Etc/UTC") {
        return TimeZone{};
    }
    if (!is_zone_name(name)) {
        return Error{ErrorCode::bad_value,
                     "time_zone: expected a name such as Europe/Paris, found \"" + name + "\""};
    }
    const char* elsewhere = std::getenv("TZDIR");
    const std::string path =
        (elsewhere != nullptr ? std::string{elsewhere} : "/usr/share/zoneinfo") + "/" + name;
    std::ifstream file{path, std::ios::binary};
    const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>{file}, {}};
    if (bytes.empty()) {
        return Error{ErrorCode::not_found,
                     "time_zone: there is no zone \"" + name + "\" (looked for " + path + ")"};
    }
    auto zone = TimeZone::parse(bytes);
    if (!zone) {
        return Error{zone.error().code, "time_zone: " + path + ": " + zone.error().text};
    }
    return zone;
}

}  // namespace seaeye
