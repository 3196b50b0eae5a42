// A made-up coast for the API: a picture with three tracks, two sensors, one zone, and a record
// with history and events, all off Wenzhou.
#pragma once

#include "daemon/api/api_context.hpp"
#include "tests/support/record.hpp"

namespace seaeye::test {

struct Coast {
    /// Also writes the record. `tracks` live ones, numbered from 1, MMSI 412000001 on.
    explicit Coast(int tracks = 3) {
        Output output;
        auto picture = std::make_shared<Picture>();
        picture->time = at_second(60);
        for (int i = 1; i <= tracks; ++i) {
            add_vessel(i, *picture, output);
        }
        Track dark = a_track(static_cast<std::uint64_t>(tracks) + 1, 27.95, 121.25);
        dark.phase = Phase::tentative;
        picture->tracks.push_back(dark);
        output.events = {an_event("e1", Transition::started, 1),
                         an_event("e2", Transition::ended, 2)};
        output.events[1].kind = "zone_dwell";
        output.events[1].start = at_second(-600);
        output.events[1].end = at_second(20);
        picture->events = {output.events[0]};
        write(std::move(output));
        pictures.publish(picture);
        sensors.publish(
            {a_sensor("ais-harbour", SourceState::up), a_sensor("radar", SourceState::silent)},
            {.queue_depth = 7,
             .queue_capacity = 65'536,
             .journal = IngestCounts::JournalWrites{.records = 24, .lost = 1}});
    }

    ApiContext context() {
        return {.pictures = &pictures,
                .sensors = &sensors,
                .reader = reader.get(),
                .store = store.get(),
                .zones = std::make_shared<const std::vector<Zone>>(std::vector{a_zone()}),
                .now = [] {
                    return at_second(70);
                }};
    }

    static Zone a_zone() {
        Zone zone;
        zone.id = "oujiang";
        zone.name = "Oujiang mouth";
        zone.kind = "smuggling";
        zone.polygons = {{.outer = {lat_lon_degrees(27.8, 121.0),
                                    lat_lon_degrees(28.0, 121.0),
                                    lat_lon_degrees(28.0, 121.4),
                                    lat_lon_degrees(27.8, 121.4)},
                          .holes = {}}};
        return zone;
    }

    static SensorStatus a_sensor(std::string id, SourceState state) {
        SensorStatus sensor;
        sensor.id = std::move(id);
        sensor.driver = "ais_nmea";
        sensor.link = "tcp:127.0.0.1:5631";
        sensor.state = state;
        sensor.position = lat_lon_degrees(27.99, 121.1);
        sensor.last_data = at_second(65);
        sensor.frames = 12;
        sensor.outcomes = {{"ok", 10}, {"bad_checksum", 2}};
        sensor.counters = {{"type_1", 9}};
        sensor.metrics = {{"gain_db", -3.25}};
        sensor.copies = 4;
        return sensor;
    }

    Folder folder;
    PictureBoard pictures;
    SensorBoard sensors;
    std::unique_ptr<Store> store;
    std::unique_ptr<StoreReader> reader;

private:
    static void add_vessel(int i, Picture& picture, Output& output) {
        const auto mmsi = 412000000U + static_cast<std::uint32_t>(i);
        const auto id = static_cast<std::uint64_t>(i);
        Track track = a_track_of(id, mmsi);
        track.at = lat_lon_degrees(27.9, 121.2 + 0.001 * (i - 1));
        picture.tracks.push_back(track);
        picture.vessels.push_back(a_vessel(mmsi, "HAI YAN " + std::to_string(i)));
        output.tracks.push_back(track);
        output.vessels.push_back(picture.vessels.back());
        for (int k = 0; k < 3; ++k) {
            output.points.push_back(a_point(id, k * 10, 27.9, 121.2 + 0.001 * (i - 1)));
            output.points.back().mmsi = Mmsi{mmsi};
        }
    }

    void write(Output output) {
        const std::string path = folder.file("record.db");
        store = *Store::open(path, {});
        store->submit(std::move(output), Store::Wait::yes);
        store->flush();
        reader = *StoreReader::open(path);
    }
};

}  // namespace seaeye::test
