// When a line was received, in the ways that people's logs say it: before the sentence, after it,
// in a sentence of its own, or in the JSON around it. (TAG blocks have a file of their own.)
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace seaeye {

/// Where a time came from, best first.
enum class TimeOrigin : std::uint8_t {
    none,
    link,      ///< the host got it then
    tag,       ///< TAG block c:
    trailing,  ///< after the checksum: the receiver's
    json,      ///< rxuxtime or rxtime of the JSON that carries the sentence
    pghp,      ///< the $PGHP sentence before
    leading,   ///< before the sentence: the logger's
    earlier,   ///< the last time that any line before had, $--ZDA among them
};

std::string_view to_string(TimeOrigin origin);

/// A time before the sentence. A local one is a clock reading that needs a time zone.
struct LeadingTime {
    std::int64_t us = 0;
    bool is_local = false;
};

/// Reads "1490075479," "1550303566167726840 " "2016-03-31 00:00:01, " "2013-01-02T03:04:05.6Z "
/// and their like from what stands before a sentence.
std::optional<LeadingTime> read_leading_time(std::string_view before);

/// What some networks (USCG, NAIS) append to a sentence.
struct Trailer {
    std::optional<std::int64_t> time_us;  ///< the last unix time: the receiver's
    std::string_view station;             ///< r... or b..., without the letter; may be empty
};

/// Reads ",r003669945,1120959341" and the extended form from what stands after a checksum.
Trailer read_trailer(std::string_view after);

/// The time of a $PGHP sentence (Gatehouse), which is that of the sentence after it.
std::optional<std::int64_t> read_pghp_time(std::string_view body);

/// The time of a $--ZDA sentence.
std::optional<std::int64_t> read_zda_time(std::string_view body);

/// The receive time in a line of JSON as AIS-catcher writes it.
std::optional<std::int64_t> read_json_time(std::string_view line);

}  // namespace seaeye
