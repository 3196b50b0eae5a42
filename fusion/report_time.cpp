// A clock that is right puts nearly every report within a few seconds of its own second; one that
// is wrong or rebuilt spreads them over the whole minute, a third of them within 10 s by chance.
// Three quarters is half-way.
#include "fusion/report_time.hpp"

namespace seaeye {
namespace {

constexpr double memory = 1.0 / 128.0;  // weight of the newest report in the running share
constexpr double trusted_from = 0.75;
constexpr double at_first = 0.70;  // some two dozen reports that agree make it trusted
// Until so many reports were heard it may be right, and is believed for what is usually under way.
constexpr std::uint32_t young = 32;
constexpr Duration young_reach{2'500'000};
constexpr std::int64_t minute_us = 60'000'000;

/// From `base` to the nearest moment whose second of the minute is `second`, in (-30 s, 30 s].
Duration to_nearest(Time base, std::uint8_t second) {
    const std::int64_t in_minute = ((to_micros(base) % minute_us) + minute_us) % minute_us;
    std::int64_t d = std::int64_t{second} * 1'000'000 - in_minute;
    if (d > minute_us / 2) {
        d -= minute_us;
    } else if (d <= -minute_us / 2) {
        d += minute_us;
    }
    return Duration{d};
}

}  // namespace

Time ReportTime::place(SourceId source, Time base, std::optional<std::uint8_t> utc_second) {
    if (!utc_second) {
        return base;
    }
    const Duration d = to_nearest(base, *utc_second);
    const bool near = d >= -reach && d <= reach;
    Agreement& source_is = agreement_.try_emplace(source, Agreement{at_first, 0}).first->second;
    source_is.share += memory * ((near ? 1.0 : 0.0) - source_is.share);
    source_is.reports += source_is.reports < young ? 1 : 0;
    if (source_is.share >= trusted_from) {
        return near ? base + d : base;
    }
    const bool is_usual = d >= -young_reach && d <= young_reach;
    return source_is.reports < young && is_usual ? base + d : base;
}

double ReportTime::agreement(SourceId source) const {
    const auto found = agreement_.find(source);
    return found == agreement_.end() ? at_first : found->second.share;
}

}  // namespace seaeye
