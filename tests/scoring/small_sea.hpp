// A truth small enough to score by hand: vessels that lie still, an epoch every five seconds, and
// tracks with a row every five seconds.
#pragma once

#include <vector>

#include "tests/scoring/score.hpp"

namespace seaeye::tests {

class SmallSea {
public:
    static constexpr double every_s = 5.0;

    /// Epochs from 0 s to the last.
    explicit SmallSea(double last_s) {
        truth_.station = lat_lon_degrees(27.9, 121.2);
        for (double s = 0.0; s <= last_s; s += every_s) {
            truth_.epochs.push_back({.when = at(s), .vessels = {}});
        }
    }

    static Time at(double s) { return time_from_micros(1'740'801'600'000'000) + seconds(s); }

    /// Inverse of the scoring plane.
    static LatLon place(double east_m, double north_m) {
        const LatLon station = lat_lon_degrees(27.9, 121.2);
        const double lat =
            station.lat.si() + north_m / curvature(std::sin(station.lat.si())).meridian_m;
        const double parallel_m = curvature(std::sin(lat)).transverse_m * std::cos(lat);
        return {Radians{lat}, Radians{station.lon.si() + east_m / parallel_m}};
    }

    /// One that every radar sees; change what the test is about.
    static TruthState a_vessel(std::uint32_t id, double east_m, double north_m = 0.0) {
        return {.vessel = id,
                .mmsi = Mmsi{412'000'000 + id},
                .at = place(east_m, north_m),
                .kind = "cargo",
                .role = "normal",
                .radar_pd = 0.9};
    }

    SmallSea& with(const TruthState& vessel) {
        for (TruthEpoch& epoch : truth_.epochs) {
            epoch.vessels.push_back(vessel);
        }
        return *this;
    }

    struct Stay {
        double from_s = 0.0;
        double to_s = 0.0;
        double east_m = 0.0;
        double north_m = 0.0;
        std::optional<Mmsi> mmsi = {};
    };

    SmallSea& with_track(std::uint64_t id, const Stay& stay) {
        for (double s = stay.from_s; s <= stay.to_s; s += every_s) {
            tracks_.push_back({.track = TrackId{id},
                               .measured = at(s),
                               .at = place(stay.east_m, stay.north_m),
                               .mmsi = stay.mmsi});
        }
        return *this;
    }

    [[nodiscard]] Score scored(const ScoreRules& rules = {}) const {
        return *score(truth_, tracks_, rules);
    }

    Truth& truth() { return truth_; }

    std::vector<TrackPoint>& tracks() { return tracks_; }

private:
    Truth truth_;
    std::vector<TrackPoint> tracks_;
};

}  // namespace seaeye::tests
