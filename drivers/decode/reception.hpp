// How and when a message reached us: what its line said beside the message.
#pragma once

#include <array>
#include <cstdint>

#include "drivers/decode/line_time.hpp"
#include "drivers/decode/nmea0183.hpp"
#include "schemas/text.hpp"

namespace seaeye {

struct Reception {
    std::uint64_t line = 0;        ///< number of the line; of several, the one that completed it
    std::int64_t received_us = 0;  ///< microseconds since 1970 UTC; 0 when nothing ever said
    std::int64_t sensor_us = 0;    ///< the best idea of when it was sent: the line's own time
    TimeOrigin origin = TimeOrigin::none;  ///< of sensor_us
    std::array<char, 2> talker{};
    char channel = '\0';  ///< A or B, C and D for long range, NUL when not given
    /// Of its sentence; of several, the worst. Anything but `good` is flagged wherever it goes.
    SentenceState checksum = SentenceState::good;
    std::uint8_t stream = 0;   ///< which of the link's peers sent it
    bool is_own_ship = false;  ///< VDO: this station's own ship
    Text<24> station{};        ///< TAG s: or the trailing station; empty when not given
};

}  // namespace seaeye
