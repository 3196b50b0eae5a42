// One transmission that several stations heard, or one station twice: its first copy goes on.
#pragma once

#include <cstdint>

#include "drivers/decode/ais/message.hpp"
#include "drivers/decode/reception.hpp"
#include "schemas/recent_keys.hpp"

namespace seaeye {

/// What becomes of the copies of a transmission.
enum class Duplicates : std::uint8_t { keep, drop };

/// Tells copies from new transmissions that say the same. What was let through cannot be taken
/// back, so the copy that is kept is the first; where its line had no time, it has that of the line
/// before.
class AisCopies {
public:
    /// A ship that says the UTC second of her fix, with the state of her radio beside it, cannot
    /// say the same again within the minute; static data come every few minutes.
    static constexpr Duration minute_window = seconds(45);
    /// What may be said again at any time, with the same bits: texts, binary data, aids to
    /// navigation; and a distress beacon sends bursts of eight, a channel's four seconds apart.
    static constexpr Duration short_window = seconds(1.5);
    /// Messages after a line with a time for which that time still counts.
    static constexpr std::uint32_t most_untimed = 32;

    AisCopies() : heard_{1U << 13U, minute_window} {}

    /// True for all but the first copy. Never for this station's own ship, nor without a time.
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
