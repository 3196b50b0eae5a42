// AIS nouns to AIVDM sentences: what a transponder and a shore receiver would have put on the wire.
// The mirror of the decoder; feeds the simulated coast and the tests. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/encode/bit_writer.hpp"
#include "schemas/observation.hpp"

namespace seaeye {

/// A position report by `message_type`: 1, 2, 3 (class A), 9 (SAR aircraft), 18 (class B) or 27
/// (long range). Absent values are sent as "not available"; out of range ones are held at the
/// limit. Another type gives an empty message.
BitWriter encode_position(const AisPosition& position);

/// Type 4: a base station's UTC and place.
BitWriter encode_base_station(const AisPosition& position, Time utc);

/// Type 5: class A static and voyage data.
BitWriter encode_static(const AisStatic& particulars);

/// Type 24 part A: a class B name.
BitWriter encode_static_a(const AisStatic& particulars);

/// Type 24 part B: class B ship type, call sign, dimensions, or the mothership of a daughter craft.
BitWriter encode_static_b(const AisStatic& particulars);

/// What a type 21 says beside position and name.
struct AidToNavigation {
    std::uint8_t aid_type = 0;  ///< ITU-R M.1371-5 table 74, 0 to 31
    bool is_virtual = false;
    bool is_off_position = false;
};

/// Type 21: an aid to navigation. `name` up to 34 characters; more than 20 need the extension.
BitWriter encode_aid(const AisPosition& position, std::string_view name, AidToNavigation aid);

/// Type 14: safety text to all, up to 156 characters.
BitWriter encode_safety_text(Mmsi mmsi, std::string_view text);

/// What stands around a message in its VDM sentences.
struct VdmEnvelope {
    std::string_view talker = "AI";
    char channel = 'A';
    int sequence_id = 0;           ///< 0 to 9; used by messages of several parts only
    std::string_view station;      ///< TAG block source; empty: not given
    std::optional<Time> received;  ///< TAG block time, sent in whole seconds; absent: not given
};

/// The sentences of a message, 82 characters at most without their TAG blocks, without line ends.
/// IEC 61162-1 VDM and NMEA 0183 v4.10 TAG blocks, checksums included.
std::vector<std::string> to_sentences(const BitWriter& message, const VdmEnvelope& envelope);

}  // namespace seaeye
