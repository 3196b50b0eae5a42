// Tells apart the targets that carried one number one after another: a tracker gives a lost
// target's number to the next. A number begins a new generation after it was lost, after a silence,
// and when it jumps where no vessel could have gone.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

namespace seaeye {

/// Where a target was, in whichever way its tracker says it.
struct TrackerPlace {
    enum class Frame : std::uint8_t { none, polar, wgs84 };
    Frame frame = Frame::none;
    double first = 0.0;   ///< range, metres; or latitude, degrees
    double second = 0.0;  ///< bearing or longitude, degrees
};

/// One report of one number.
struct TrackerReport {
    std::uint32_t number = 0;
    std::int64_t time_us = 0;  ///< of measurement; 0 when unknown: then nothing is ever silent
    TrackerPlace place;
    double sog_mps = 0.0;  ///< 0 when unknown
    bool is_last = false;  ///< the tracker gives the number up
};

/// The numbers of one source. Remembers at most `most_numbers`; any thread, one at a time.
class Generations {
public:
    static constexpr std::size_t most_numbers = 65'536;
    static constexpr std::int64_t silence_us = 60'000'000;  ///< ten turns of a slow antenna
    static constexpr double fastest_mps = 100.0;            ///< or twice what the tracker says
    static constexpr double slack_m = 1000.0;               ///< trackers re-seat young targets

    Generations() { numbers_.reserve(256); }

    /// The generation that this report belongs to, from 0.
    std::uint32_t generation_of(const TrackerReport& report);

private:
    struct Known {
        std::uint32_t generation = 0;
        bool is_over = false;
        std::int64_t time_us = 0;
        TrackerPlace place;
        double sog_mps = 0.0;
    };

    [[nodiscard]] static bool is_another(const Known& known, const TrackerReport& report);

    std::unordered_map<std::uint32_t, Known> numbers_;
};

}  // namespace seaeye
