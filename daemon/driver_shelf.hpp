// The drivers of this installation. Those of our own are loaded here; those of others are looked at
// from a process of their own, since a library runs code as soon as it is loaded.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "drivers/host.hpp"

namespace seaeye {

/// Whether a library is one of those that come with Sea Eye, by its file's name.
bool is_own_driver(const std::string& library);

/// A library that was found.
class ShelvedDriver {
public:
    explicit ShelvedDriver(std::string library) : library_{std::move(library)} {}

    [[nodiscard]] const std::string& library() const { return library_; }

    [[nodiscard]] bool is_own() const { return is_own_driver(library_); }

    /// What it says of itself, or why it is refused. Asked for once.
    const Result<DriverInfo>& info();

private:
    std::string library_;
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
