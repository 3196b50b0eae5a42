// Sentences in a line of NMEA 0183 (IEC 61162-1): found wherever they start, checked, cut out.
// Pure functions over the line; nothing is copied.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace seaeye {

/// Exclusive or of all bytes: what stands after the '*', in hexadecimal.
std::uint8_t nmea_checksum(std::string_view body);

enum class SentenceState : std::uint8_t { good, bad_checksum, no_checksum };

/// One sentence as it stands in a line.
struct Sentence {
    SentenceState state = SentenceState::no_checksum;
    bool is_encapsulated = false;  ///< began with '!': its payload is armoured
    std::string_view body;         ///< between the start character and the '*', or the line's end
    std::size_t end = 0;           ///< place in the line after the checksum
};

/// Place of the next '!', '$' or '\' at or after `from`; npos when there is none.
std::size_t find_start(std::string_view line, std::size_t from);

/// The sentence that begins at `at`, a '!' or '$'. nullopt when no address (3 to 8 capitals or
/// digits and a comma) follows: then it is no sentence, only that character in other text.
std::optional<Sentence> read_sentence(std::string_view line, std::size_t at);

/// The same, put where it will stay. False: it is no sentence, and nothing was put.
bool read_sentence(std::string_view line, std::size_t at, Sentence& sentence);

}  // namespace seaeye
