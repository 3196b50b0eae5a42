// sd_notify(3) and sd_watchdog_enabled(3).
#include "daemon/watch.hpp"

#include <systemd/sd-daemon.h>

namespace seaeye {

Worker& Watch::add_worker(const std::string& name) {
    return watched_.emplace_back(name).worker;
}

void Watch::ready(const std::string& status) {
    sd_notify(0, ("READY=1\nSTATUS=" + status).c_str());
}

void Watch::reloading() {
    sd_notify(0, "RELOADING=1");
}

void Watch::stopping() {
    sd_notify(0, "STOPPING=1");
}

std::optional<Duration> Watch::interval() {
    std::uint64_t usec = 0;
    if (sd_watchdog_enabled(0, &usec) <= 0) {
        return std::nullopt;
    }
    return Duration{static_cast<std::int64_t>(usec / 2)};
}

std::optional<std::string> Watch::check() {
    std::optional<std::string> stuck;
    for (Watched& each : watched_) {
        const std::uint64_t count = each.worker.count();
        if (count == each.seen && !stuck) {
            stuck = each.worker.name();
        }
        each.seen = count;
    }
    if (!stuck) {
        sd_notify(0, "WATCHDOG=1");
    }
    return stuck;
}

}  // namespace seaeye
