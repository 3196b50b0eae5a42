// One transmission that several stations heard, or one station twice: its first copy goes on.
#pragma once

#include <cstdint>

#include "drivers/decode/ais/message.hpp"
#include "drivers/decode/reception.hpp"
#include "schemas/ais_windows.hpp"
#include "schemas/recent_keys.hpp"

namespace seaeye {

/// What becomes of the copies of a transmission.
enum class Duplicates : std::uint8_t { keep, drop };

/// Tells copies from new transmissions that say the same. What was let through cannot be taken
/// back, so the copy that is kept is the first; where its line had no time, it has that of the line
/// before.
class AisCopies {
public:
    /// Messages after a line with a time for which that time still counts.
    static constexpr std::uint32_t most_untimed = 32;

    AisCopies() : heard_{1U << 13U, ais_minute_window} {}

    /// True for all but the first copy. Never for this station's own ship, without a
    /// time, or without a good checksum: such a message is no match for the good ones to come.
    bool is_copy(const ais::Message& message, const Reception& reception);

    /// Messages forgotten while a copy of them could still have come.
    [[nodiscard]] std::uint64_t forgotten() const { return heard_.forgotten(); }

private:
    [[nodiscard]] bool is_timed(const Reception& reception);

    RecentKeys heard_;
    std::int64_t last_us_ = 0;
    std::uint32_t untimed_ = 0;  // messages since a line said when
};

}  // namespace seaeye
