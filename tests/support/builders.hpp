// Small words for tests: vessels that steam, zones that are boxes, times that are seconds.
#pragma once

#include <string>
#include <vector>

#include "fusion/pipeline.hpp"
#include "geo/geodesic.hpp"
#include "schemas/observation.hpp"
#include "schemas/zone.hpp"

namespace seaeye::tests {

inline const LatLon off_wenzhou = lat_lon_degrees(27.9, 121.2);

/// 2025-03-01T04:00:00Z and so many seconds.
inline Time at_second(double s) {
    return time_from_micros(1'740'801'600'000'000) + seconds(s);
}

/// A place so many metres east and north of another.
inline LatLon from(LatLon origin, double east_m, double north_m) {
    const LatLon moved = destination(origin, Bearing{degrees(90)}, Metres{east_m});
    return destination(moved, Bearing{degrees(0)}, Metres{north_m});
}

/// A class A vessel on a straight course that reports where she is.
class VesselBuilder {
public:
    VesselBuilder& mmsi(std::uint32_t number) {
        report_.mmsi = Mmsi{number};
        return *this;
    }

    VesselBuilder& at(LatLon place) {
        start_ = place;
        return *this;
    }

    VesselBuilder& steaming(MetresPerSecond sog, Course cog) {
        report_.sog = sog;
        report_.cog = cog;
        return *this;
    }

    VesselBuilder& at_anchor() {
        report_.nav_status = std::uint8_t{1};
        report_.sog = knots(0);
        return *this;
    }

    VesselBuilder& showing(std::uint8_t nav_status) {
        report_.nav_status = nav_status;
        return *this;
    }

    /// What she reports `s` seconds after the beginning, heard at once by the first source.
    [[nodiscard]] Observation report(double s) const {
        AisPosition said = report_;
        const double run = said.sog ? said.sog->si() * s : 0.0;
        said.at =
            destination(start_, Bearing{said.cog ? said.cog->angle() : Radians{0}}, Metres{run});
        return {.source = SourceId{0},
                .measured = at_second(s),
                .received = at_second(s),
                .said = said};
    }

private:
    AisPosition report_ = [] {
        AisPosition r;
        r.mmsi = Mmsi{412'000'001};
        r.message_type = 1;
        r.ais_class = AisClass::a;
        r.is_accurate = true;
        return r;
    }();
    LatLon start_ = off_wenzhou;
};

inline VesselBuilder a_vessel() {
    return {};
}

/// A square zone around a place, `half_m` metres to each side.
inline Zone a_zone(const std::string& id, LatLon centre, double half_m) {
    Zone zone{
        .id = id, .name = id, .kind = "smuggling", .polygons = {}, .dwell_min = {}, .rules = {}};
    zone.polygons.push_back({.outer = {from(centre, -half_m, -half_m),
                                       from(centre, half_m, -half_m),
                                       from(centre, half_m, half_m),
                                       from(centre, -half_m, half_m)},
                             .holes = {}});
    return zone;
}

/// Runs observations through a fresh pipeline and gives all it put out.
inline Output run(PipelineSetup setup, const std::vector<Observation>& observations) {
    auto pipeline = Pipeline::make(std::move(setup));
    Output out;
    for (const Observation& observation : observations) {
        (*pipeline)->push(observation, out);
    }
    (*pipeline)->finish(out);
    return out;
}

}  // namespace seaeye::tests
