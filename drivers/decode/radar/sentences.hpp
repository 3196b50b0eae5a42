// The radar sentences of IEC 61162-1 with plain fields: TTM, TLL, TLB, RSD, OSD, and the heading
// sentences that a relative bearing needs. Pure functions of the fields after the address.
#pragma once

#include <string_view>

#include "drivers/decode/radar/target.hpp"
#include "schemas/result.hpp"

namespace seaeye::radar {

/// TTM, tracked target message, of 13 fields (old editions) or 15. The units letter governs
/// distance, speed and closest approach. Fails: too_short; bad_value for a number that is none or
/// is out of its range, or quantities without a units letter.
Result<Target> read_ttm(std::string_view fields);

/// TLL, target latitude and longitude. Without a number or a status it is an operator's mark.
/// Fails: too_short; bad_value, also for half a place.
Result<Target> read_tll(std::string_view fields);

/// TLB, target labels. Fails: too_short (no pair), too_long (over Labels::most), bad_value.
Result<Labels> read_tlb(std::string_view fields);

/// RSD, radar system data. Fails: too_short, bad_value.
Result<Cursor> read_rsd(std::string_view fields);

/// OSD, own ship data. Fails: too_short, bad_value.
Result<OwnShipData> read_osd(std::string_view fields);

/// The heading of HDT or THS, from true north. Fails: bad_value, too_short; unsupported for a THS
/// that is simulated or says of itself that it is not valid.
Result<Radians> read_hdt(std::string_view fields);
Result<Radians> read_ths(std::string_view fields);

}  // namespace seaeye::radar
