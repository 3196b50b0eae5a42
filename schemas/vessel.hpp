// Who a vessel says she is: MMSI, its form, and the static particulars gathered from AIS.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "schemas/position.hpp"
#include "schemas/text.hpp"
#include "schemas/time.hpp"
#include "schemas/units.hpp"

namespace seaeye {

/// Maritime Mobile Service Identity as transmitted, 0 to 999999999. Nothing is implied about its
/// form.
enum class Mmsi : std::uint32_t {};

constexpr std::uint32_t to_number(Mmsi mmsi) {
    return static_cast<std::uint32_t>(mmsi);
}

/// What the form of an MMSI says its bearer is (ITU-R M.585-9, annex 1).
enum class MmsiKind : std::uint8_t {
    ship,               ///< MIDxxxxxx, MID 201 to 775
    coast_station,      ///< 00MIDxxxx
    group,              ///< 0MIDxxxxx
    sar_aircraft,       ///< 111MIDxxx
    handheld,           ///< 8MIDxxxxx
    craft_of_ship,      ///< 98MIDxxxx
    aid_to_navigation,  ///< 99MIDxxxx
    sart,               ///< 970xxyyyy
    man_overboard,      ///< 972xxyyyy
    epirb,              ///< 974xxyyyy
    malformed,          ///< none of these
};

MmsiKind mmsi_kind(Mmsi mmsi);
std::string_view to_string(MmsiKind kind);

/// Search-and-rescue transmitters: a distress, never a smuggling matter.
constexpr bool is_distress_device(MmsiKind kind) {
    return kind == MmsiKind::sart || kind == MmsiKind::man_overboard || kind == MmsiKind::epirb;
}

/// Which kind of AIS equipment spoke (ITU-R M.1371-5).
enum class AisClass : std::uint8_t { a, b, sar_aircraft, base_station, aid_to_navigation, unknown };

std::string_view to_string(AisClass cls);

/// Distances from the reference point (GNSS antenna) to the hull's sides. Absent means not given.
struct Dimensions {
    std::optional<Metres> to_bow;
    std::optional<Metres> to_stern;
    std::optional<Metres> to_port;
    std::optional<Metres> to_starboard;

    bool operator==(const Dimensions&) const = default;
};

/// Everything AIS has told us of one MMSI, latest word wins field by field.
struct Vessel {
    Mmsi mmsi{};
    AisClass ais_class = AisClass::unknown;
    std::optional<std::uint32_t> imo;
    Text<34> name;  ///< empty when unknown; 34 holds a type 21 name with its extension
    Text<7> callsign;
    std::optional<int> ship_type;  ///< ITU-R M.1371-5 table 53, raw
    Dimensions dimensions;
    std::optional<Metres> draught;
    Text<20> destination;
    Time first_heard{};
    Time last_heard{};
    std::optional<LatLon> at;  ///< last position she gave
};

/// Length and beam where all four sides are known.
std::optional<Metres> length_of(const Dimensions& d);
std::optional<Metres> beam_of(const Dimensions& d);

}  // namespace seaeye
