// A driver is mostly called what its file is called: that one is asked first, the others only when
// it is none.
#include "daemon/driver_shelf.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "daemon/isolation/isolated_decoder.hpp"
#include "daemon/own_drivers.hpp"
#include "schemas/nearest.hpp"

namespace seaeye {
namespace {

std::string stem_of(const std::string& path) {
    return std::filesystem::path{path}.stem().string();
}

Result<DriverInfo> ask(const std::string& path) {
    if (is_own_driver(path)) {
        auto driver = Driver::load(path);
        return driver ? Result<DriverInfo>{driver->info()} : std::move(driver).error();
    }
    auto process = IsolatedDecoder::launch({}, path, [](LogLevel, const auto&) {});
    return process ? Result<DriverInfo>{(*process)->info()} : std::move(process).error();
}

}  // namespace

bool is_own_driver(const std::string& path) {
    return std::ranges::find(own_drivers, stem_of(path)) != own_drivers.end();
}

const Result<DriverInfo>& ShelvedDriver::info() {
    if (!info_) {
        info_ = ask(path_);
    }
    return *info_;
}

DriverShelf::DriverShelf() {
    const std::vector<std::string> directories = driver_directories();
    for (std::string& path : find_driver_libraries(directories)) {
        found_.emplace_back(std::move(path));
    }
}

Result<ShelvedDriver*> DriverShelf::named(const std::string& name) {
    std::ranges::stable_partition(
        found_, [&](const ShelvedDriver& each) { return stem_of(each.path()) == name; });
    std::vector<std::string> known;
    for (ShelvedDriver& each : found_) {
        const Result<DriverInfo>& info = each.info();
        if (info && info->name == name) {
            return &each;
        }
        if (!info && stem_of(each.path()) == name) {
            return info.error();
        }
        if (info) {
            known.push_back(info->name);
        }
    }
    return Error{ErrorCode::not_found,
                 fmt::format("there is no driver \"{}\" here{}", name, suggestion(name, known))};
}

}  // namespace seaeye
