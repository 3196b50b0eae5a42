// The drivers of this installation. Those of our own are loaded here; those of others are looked at
// from a process of their own, since a library runs code as soon as it is loaded.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "drivers/host.hpp"

namespace seaeye {

/// Whether a library is one of those that come with Sea Eye, by its file's name.
bool is_own_driver(const std::string& path);

/// A library that was found.
class ShelvedDriver {
public:
    explicit ShelvedDriver(std::string path) : path_{std::move(path)} {}

    [[nodiscard]] const std::string& path() const { return path_; }

    [[nodiscard]] bool is_own() const { return is_own_driver(path_); }

    /// What it says of itself, or why it is refused. Asked for once.
    const Result<DriverInfo>& info();

private:
    std::string path_;
    std::optional<Result<DriverInfo>> info_;
};

/// One thread.
class DriverShelf {
public:
    /// Looks into driver_directories().
    DriverShelf();

    std::vector<ShelvedDriver>& all() { return found_; }

    /// A driver by the name that it says is its own. Fails: not_found when there is none; else why
    /// the one there was refused.
    Result<ShelvedDriver*> named(const std::string& name);

private:
    std::vector<ShelvedDriver> found_;
};

}  // namespace seaeye
