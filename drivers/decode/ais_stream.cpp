// From a payload to its message.
#include "drivers/decode/ais_stream.hpp"

namespace seaeye {
namespace {

Outcome outcome_of(ais::Refusal refusal) {
    switch (refusal) {
        case ais::Refusal::unknown_type:
            return Outcome::unknown_type;
        case ais::Refusal::bad_part:
            return Outcome::bad_part;
        case ais::Refusal::bad_length:
            break;
    }
    return Outcome::bad_length;
}

}  // namespace

bool AisStream::is_copy(const ais::Message& message, const Reception& reception) {
    const std::uint64_t forgotten = copies_->forgotten();
    const bool is_copy = copies_->is_copy(message, reception);
    if (is_copy) {
        sink_->count(ais_counter::copies);
    } else if (copies_->forgotten() != forgotten) {
        sink_->count(ais_counter::copies_forgotten);
    }
    return is_copy;
}

Outcome AisStream::payload(std::string_view armour, unsigned fill, const Reception& reception) {
    if (const auto fault = payload_.assign(armour, fill)) {
        return *fault == ErrorCode::bad_character ? Outcome::bad_character : Outcome::bad_length;
    }
    ais::Message message;
    if (const auto refusal = read_message(payload_, message)) {
        return outcome_of(*refusal);
    }
    if (copies_ && is_copy(message, reception)) {
        return Outcome::duplicate;
    }
    sink_->count(message.type);
    if (reception.checksum != SentenceState::good) {
        sink_->count(ais_counter::unchecked);
    }
    if (payload_.bits() > full_bits(message) + 5) {  // up to five bits pad the last character
        sink_->count(ais_counter::oversize);
    }
    if (reception.received_us == 0) {
        sink_->count(ais_counter::without_time);
    }
    sink_->message(message, reception);
    return Outcome::ok;
}

}  // namespace seaeye
