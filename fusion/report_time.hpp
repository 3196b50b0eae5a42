// When an AIS position was true. The report names only a UTC second; the receiver's clock says
// which minute. A source whose clock does not agree with the seconds of its own reports is not
// believed to the second.
#pragma once

#include <map>
#include <optional>

#include "schemas/observation.hpp"

namespace seaeye {

/// Places reports in time, and learns for each source whether its clock can be trusted with it.
/// Fusion thread.
class ReportTime {
public:
    /// Reports are placed at their own second only this far from the receiver's time: transmission,
    /// slots and store-and- forward take a few seconds, and the reorder window has to hold them.
    static constexpr Duration reach = seconds(10);

    /// The time of a report: its own UTC second nearest to `base` when within `reach` and the
    /// source's clock is trusted, or within 2.5 s while the source is new, else `base`. `base` is
    /// what the source's clock said.
    Time place(SourceId source, Time base, std::optional<std::uint8_t> utc_second);

    /// Share of late reports whose own second lay within reach, 0 to 1.
    [[nodiscard]] double agreement(SourceId source) const;

private:
    struct Agreement {
        double share = 0.0;
        std::uint32_t reports = 0;  // heard, up to as many as make it old enough to be judged
    };

    std::map<SourceId, Agreement> agreement_;  // bounded by the number of sources
};

}  // namespace seaeye
