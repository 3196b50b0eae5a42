// One whole AIS message: whose it is, and the table that says how to read the rest of it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "drivers/decode/ais/table.hpp"
#include "schemas/vessel.hpp"

namespace seaeye::ais {

constexpr unsigned first_type = 1;
constexpr unsigned last_type = 27;

/// Why a payload is no message.
enum class Refusal : std::uint8_t {
    unknown_type,  ///< 0, or above 27
    bad_length,    ///< too short for its type, or longer than any message
    bad_part,      ///< message 24 with a part number other than 0 and 1
};

/// A checked message. Borrows its payload.
struct Message {
    std::uint8_t type = 0;
    std::uint8_t repeat = 0;
    Mmsi mmsi{};
    const Payload* payload = nullptr;
    const Table* table = nullptr;
    const Application* application = nullptr;  ///< what its binary data are, where that is known
    const Table* application_table = nullptr;
    std::uint16_t application_at = 0;  ///< first bit of the data
};

/// Checks type and length. The header's bits: 0 type 6 | 6 repeat 2 | 8 MMSI 30.
std::optional<Refusal> read_message(const Payload& payload, Message& message);

/// The longest form of a type's message, in bits: what is beyond was added by a receiver.
std::size_t full_bits(const Message& message);

/// Part 1 of message 24 and the like: the value of a field of that message.
[[gnu::always_inline]] inline Reading read(const Message& message, const Field& field) {
    return read(*message.payload, field);
}

inline void read_text(const Message& message, const Field& field, SixBitText& out) {
    read_text(*message.payload, field, 0, out);
}

}  // namespace seaeye::ais
