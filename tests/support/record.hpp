// Builders for what the record holds: say only what matters, the rest is a plain vessel off
// Wenzhou.
#pragma once

#include <filesystem>
#include <string>
#include <unistd.h>

#include "fusion/output.hpp"

namespace seaeye::test {

/// 2025-03-01 04:00:00 UTC, and so many seconds later.
inline Time at_second(double s) {
    return from_civil({.year = 2025, .month = 3, .day = 1, .hour = 4}) + seconds(s);
}

inline Track a_track(std::uint64_t id, double lat_deg = 27.9, double lon_deg = 121.2) {
    Track track;
    track.id = TrackId{id};
    track.phase = Phase::confirmed;
    track.updated = at_second(0);
    track.started = at_second(-60);
    track.at = lat_lon_degrees(lat_deg, lon_deg);
    track.velocity = velocity_of(knots(8), Course{degrees(90)});
    track.existence = 0.99;
    track.updates = 7;
    return track;
}

inline Track a_track_of(std::uint64_t id, std::uint32_t mmsi) {
    Track track = a_track(id);
    track.mmsi = Mmsi{mmsi};
    track.ais_class = AisClass::a;
    return track;
}

inline TrackPoint a_point(std::uint64_t track, double second, double lat_deg, double lon_deg) {
    return {.track = TrackId{track},
            .measured = at_second(second),
            .at = lat_lon_degrees(lat_deg, lon_deg),
            .sog = knots(8),
            .cog = Course{degrees(90)},
            .phase = Phase::confirmed,
            .mmsi = std::nullopt,
            .source = SourceId{0}};
}

inline Vessel a_vessel(std::uint32_t mmsi, std::string_view name) {
    Vessel vessel;
    vessel.mmsi = Mmsi{mmsi};
    vessel.ais_class = AisClass::a;
    vessel.name = Text<34>{name};
    vessel.first_heard = at_second(0);
    vessel.last_heard = at_second(60);
    vessel.at = lat_lon_degrees(27.9, 121.2);
    return vessel;
}

inline Event an_event(std::string id, Transition transition, std::uint64_t track = 1) {
    Event event;
    event.id = std::move(id);
    event.kind = "zone_entry";
    event.transition = transition;
    event.time = at_second(30);
    event.start = at_second(0);
    event.severity = 0.4;
    event.tracks.push_back({.id = TrackId{track},
                            .mmsi = Mmsi{412000001},
                            .at = lat_lon_degrees(27.9, 121.2),
                            .sog = knots(8),
                            .cog = Course{degrees(90)}});
    event.zone = "oujiang";
    event.position = lat_lon_degrees(27.9, 121.2);
    event.rule_profile = "coastal";
    return event;
}

/// A folder of its own that is gone when the test is over.
class Folder {
public:
    Folder() {
        std::string name =
            (std::filesystem::temp_directory_path() / "sea-eye-test-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }

    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] std::string file(const std::string& name) const {
        return (path_ / name).string();
    }

private:
    std::filesystem::path path_;
};

}  // namespace seaeye::test
