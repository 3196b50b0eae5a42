// One report that two sources heard. A fix counts once, however many stations pass it on: fused
// twice, it would make a track look surer than it is.
#pragma once

#include "schemas/ais_windows.hpp"
#include "schemas/observation.hpp"
#include "schemas/recent_keys.hpp"

namespace seaeye {

/// Fusion thread. Observations must come in the order of `measured`.
class ReportCopies {
public:
    ReportCopies() : said_{1U << 14U, ais_minute_window} {}

    /// True for an AIS position or text that was taken before, from whatever source: same vessel,
    /// type, second, place, speed and course, to the steps that AIS sends them in (a decoder
    /// elsewhere may have rounded them). Static data are never copies: twice they say nothing more.
    bool is_copy(const Observation& observation);

private:
    RecentKeys said_;
};

}  // namespace seaeye
