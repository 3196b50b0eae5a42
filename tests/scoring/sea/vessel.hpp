// A simulated vessel: what she is, how she behaves, what her AIS says that is not so.
#pragma once

#include <string_view>

#include "schemas/vessel.hpp"
#include "tests/scoring/scoring_plane.hpp"
#include "tests/scoring/sea/voyage.hpp"

namespace seaeye::tests {

enum class VesselKind : std::uint8_t { cargo, tanker, fishing, fast, anchored, moored };

std::string_view to_string(VesselKind kind);

enum class Conduct : std::uint8_t {
    normal,
    dark,           ///< never sends AIS
    goes_dark,      ///< stops sending
    spoof_offset,   ///< sends a place that is off by a constant
    spoof_drift,    ///< sends a place that creeps away
    borrowed_mmsi,  ///< sends another vessel's MMSI
    convoy,
    meeting,
};

std::string_view to_string(Conduct conduct);

struct SimulatedVessel {
    std::uint32_t id = 0;  ///< from 1
    VesselKind kind = VesselKind::cargo;
    Conduct conduct = Conduct::normal;
    double conduct_from_s = 0.0;  ///< when silence or spoofing begins
    PlaneVector spoof{};          ///< m, or m/s of a drift
    Mmsi mmsi{};
    AisClass ais_class = AisClass::a;
    Dimensions dimensions;
    int ship_type = 0;
    Text<34> name;
    Voyage voyage;

    [[nodiscard]] bool is_dark_at(double s) const {
        return conduct == Conduct::dark || (conduct == Conduct::goes_dark && s >= conduct_from_s);
    }

    [[nodiscard]] bool is_spoofing_at(double s) const {
        return (conduct == Conduct::spoof_offset || conduct == Conduct::spoof_drift) &&
               s >= conduct_from_s;
    }

    /// What her AIS adds to her place.
    [[nodiscard]] PlaneVector spoofed_by(double s) const;

    /// From mid-ship to the antenna, forward and to starboard.
    [[nodiscard]] double antenna_forward_m() const;
    [[nodiscard]] double antenna_starboard_m() const;
};

/// Range at which a radar sees her half as often as near by, of a turret some 40 m high.
double half_range_m(VesselKind kind);

}  // namespace seaeye::tests
