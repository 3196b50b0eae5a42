// ITU-R M.1371-5 annex 1 table 1: how often stations report. What real logs say of it stands in
// drivers/decode/README.md.
#include "drivers/decode/ais_copies.hpp"

#include "drivers/decode/ais/other_reports.hpp"
#include "drivers/decode/ais/position_reports.hpp"

namespace seaeye {
namespace {

bool says_second(const ais::Message& message, const ais::Field& field) {
    constexpr std::uint32_t none_from = 60;  // and up: the reason why there is none
    return message.payload->unsigned_at(field.at, field.width) < none_from;
}

/// A text or a report in a burst may come again within seconds, and be meant to.
bool is_rare(const ais::Message& message) {
    switch (message.type) {
        case 1:
        case 2:
        case 3:
            return says_second(message, ais::class_a::second);
        case 4:
        case 11:
            return says_second(message, ais::station::second);
        case 9:
            return says_second(message, ais::sar_aircraft::second);
        case 18:
        case 19:
            return says_second(message, ais::class_b::second);
        case 5:
        case 24:
        case 27:
            return true;
        default:
            return false;
    }
}

bool is_beacon(Mmsi mmsi) {
    constexpr std::uint32_t first = 970'000'000;  // below there is none
    return to_number(mmsi) >= first && is_distress_device(mmsi_kind(mmsi));
}

Duration window_of(const ais::Message& message) {
    return is_rare(message) && !is_beacon(message.mmsi) ? ais_minute_window : ais_short_window;
}

}  // namespace

/// The time of the line before counts for a while: then it has stood still for too long.
bool AisCopies::is_timed(const Reception& reception) {
    const bool is_standing =
        reception.origin == TimeOrigin::earlier && reception.received_us == last_us_;
    untimed_ = is_standing ? untimed_ + 1 : 0;
    last_us_ = reception.received_us;
    return reception.received_us != 0 && untimed_ <= most_untimed;
}

bool AisCopies::is_copy(const ais::Message& message, const Reception& reception) {
    if (!is_timed(reception) || reception.is_own_ship ||
        reception.checksum != SentenceState::good) {
        return false;
    }
    // What a receiver padded a message with is not the message's.
    const SaidKey key = message.payload->digest(full_bits(message));
    return heard_.is_again(key,
                           {.at = time_from_micros(reception.received_us),
                            .channel = static_cast<std::uint8_t>(reception.channel)},
                           window_of(message));
}

}  // namespace seaeye
