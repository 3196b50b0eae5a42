// How one source is doing: what health, metrics and the sensors collection show.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/position.hpp"
#include "schemas/time.hpp"

namespace seaeye {

enum class SourceState : std::uint8_t { connecting, up, silent, down, ended };

std::string_view to_string(SourceState state);

/// A named number that only grows.
struct Counter {
    std::string name;
    std::uint64_t value = 0;
};

/// What fusion did not take of a source's observations.
struct SourceFate {
    std::uint64_t late = 0;    ///< came after their watermark
    std::uint64_t copies = 0;  ///< another source, or this one, had said it before
};

struct SensorStatus {
    std::string id;
    std::string driver;
    std::string link;
    SourceState state = SourceState::connecting;
    std::optional<LatLon> position;
    std::optional<Time> last_data;  ///< receive time of the newest frame
    std::uint64_t frames = 0;
    std::uint64_t observations = 0;
    std::uint64_t late = 0;     ///< observations that came after their watermark, never fused
    std::uint64_t copies = 0;   ///< reports that were taken before, mostly from another source
    std::uint64_t dropped = 0;  ///< observations lost to a full queue
    std::uint64_t connects = 0;
    std::vector<Counter>
        outcomes;  ///< how the frames ended; they sum to `frames`, less those still pending
    std::vector<Counter> counters;  ///< what else the driver counts, e.g. messages by type
    std::map<std::string, double>
        metrics;          ///< what a driver with its own hardware measures, finite
    std::string problem;  ///< one sentence when not up, else empty
};

}  // namespace seaeye
