// The fields of a vessel.
#include <array>

#include "schemas/fields.hpp"
#include "schemas/fields/values.hpp"

namespace seaeye {
namespace {

using enum FieldType;

// clang-format off: a table reads as a table
const std::array vessel_fields{
    Field<Vessel>{"mmsi", integer, false, 0, "Maritime Mobile Service Identity",
        [](const Vessel& v) -> FieldValue { return std::int64_t{to_number(v.mmsi)}; }},
    Field<Vessel>{"mmsi_kind", text, false, 0, "what the form of the MMSI says (ITU-R M.585)",
        [](const Vessel& v) -> FieldValue { return to_string(mmsi_kind(v.mmsi)); }},
    Field<Vessel>{"ais_class", text, false, 0, "A, B, sar_aircraft, base_station, aid_to_navigation or unknown",
        [](const Vessel& v) -> FieldValue { return to_string(v.ais_class); }},
    Field<Vessel>{"imo", integer, true, 0, "IMO ship number as sent",
        [](const Vessel& v) { return maybe(v.imo, [](std::uint32_t n) { return std::int64_t{n}; }); }},
    Field<Vessel>{"name", text, true, 0, "name as sent",
        [](const Vessel& v) { return text_or_null(v.name.view()); }},
    Field<Vessel>{"callsign", text, true, 0, "call sign as sent",
        [](const Vessel& v) { return text_or_null(v.callsign.view()); }},
    Field<Vessel>{"ship_type", integer, true, 0, "type of ship and cargo, raw (ITU-R M.1371-5 table 53)",
        [](const Vessel& v) { return maybe(v.ship_type, [](int n) { return std::int64_t{n}; }); }},
    Field<Vessel>{"to_bow_m", number, true, 0, "antenna to bow",
        [](const Vessel& v) { return metres_or_null(v.dimensions.to_bow); }},
    Field<Vessel>{"to_stern_m", number, true, 0, "antenna to stern",
        [](const Vessel& v) { return metres_or_null(v.dimensions.to_stern); }},
    Field<Vessel>{"to_port_m", number, true, 0, "antenna to port side",
        [](const Vessel& v) { return metres_or_null(v.dimensions.to_port); }},
    Field<Vessel>{"to_starboard_m", number, true, 0, "antenna to starboard side",
        [](const Vessel& v) { return metres_or_null(v.dimensions.to_starboard); }},
    Field<Vessel>{"draught_m", number, true, 1, "draught as sent",
        [](const Vessel& v) { return metres_or_null(v.draught); }},
    Field<Vessel>{"destination", text, true, 0, "destination as sent",
        [](const Vessel& v) { return text_or_null(v.destination.view()); }},
    Field<Vessel>{"first_heard", time, false, 0, "first message, event time",
        [](const Vessel& v) -> FieldValue { return v.first_heard; }},
    Field<Vessel>{"last_heard", time, false, 0, "newest message, event time",
        [](const Vessel& v) -> FieldValue { return v.last_heard; }},
    Field<Vessel>{"lat", number, true, 7, "latitude of the last position, degrees north",
        [](const Vessel& v) { return maybe(v.at, [](LatLon p) { return to_degrees(p.lat); }); }},
    Field<Vessel>{"lon", number, true, 7, "longitude of the last position, degrees east",
        [](const Vessel& v) { return maybe(v.at, [](LatLon p) { return to_degrees(p.lon); }); }},
};
// clang-format on

}  // namespace

template <>
std::span<const Field<Vessel>> fields<Vessel>() {
    return vessel_fields;
}

}  // namespace seaeye
