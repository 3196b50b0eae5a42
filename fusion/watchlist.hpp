// Vessels somebody has asked to be told of, by whom, why and for how long. Matching is here; the
// file is read in daemon.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.hpp"
#include "schemas/vessel.hpp"

namespace seaeye {

/// One line of the list. At least one of mmsi, imo, name, callsign is set.
struct WatchEntry {
    std::optional<Mmsi> mmsi;
    std::optional<std::uint32_t> imo;
    std::string name;      ///< folded: upper case, single blanks
    std::string callsign;  ///< folded
    std::string reason;
    std::string authority;
    std::optional<Time> valid_from;
    std::optional<Time> valid_to;
};

struct Watchlist {
    std::vector<WatchEntry> entries;
};

/// How a vessel matched: the entry's place, the field, and the number of edits (0 exact, 1 fuzzy).
struct WatchMatch {
    std::size_t entry = 0;
    std::string_view field;
    std::size_t edits = 0;
};

/// The best match that is valid at `when`: exact MMSI, IMO, call sign, name, then call sign or name
/// within one edit (of at least five characters, since short ones meet by chance).
std::optional<WatchMatch> match(const Watchlist& list, const Vessel& vessel, Time when);

/// Upper case, blanks at the ends dropped and runs of them made one.
std::string folded(std::string_view text);

/// Reads the list from CSV text with the header
/// mmsi,imo,name,callsign,reason,authority,valid_from,valid_to (any order; reason and authority
/// must be there). Times are RFC 3339 or a date. Fails: bad_value with the line and the fault.
Result<Watchlist> parse_watchlist(std::string_view csv);

}  // namespace seaeye
