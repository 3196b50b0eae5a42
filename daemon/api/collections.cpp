// The table of collections.
#include "daemon/api/collections.hpp"

#include <array>

#include "daemon/api/zone_fields.hpp"

namespace seaeye {
namespace {

using enum FieldType;

CollectionInfo vessels() {
    return {.id = CollectionId::vessels,
            .name = "vessels",
            .title = "Vessels",
            .summary = "Who has been heard on AIS: identity and particulars, latest word wins.",
            .schema_name = "vessel",
            .filters = {{"mmsi", integer, "Maritime Mobile Service Identity."},
                        {"imo", integer, "IMO ship number."},
                        {"callsign", text, "Call sign, whole, any case."},
                        {"name", text, "Name, whole, any case."},
                        {"q", text, "A part of name, call sign, MMSI or IMO number, any case."}},
            .columns = item_columns<Vessel>(),
            .schema = &object_schema<Vessel>};
}

CollectionInfo tracks() {
    return {.id = CollectionId::tracks,
            .name = "tracks",
            .title = "Tracks",
            .summary =
                "Our belief where each vessel is. Without datetime: the live picture, "
                "confirmed and coasting tracks. With datetime: the newest state that each "
                "track had by its end.",
            .schema_name = "track",
            .filters = {{"id", integer, "Track number."},
                        {"mmsi", integer, "Identity."},
                        {"phase",
                         text,
                         "Phase; without it the live picture gives confirmed and coasting tracks.",
                         {"tentative", "confirmed", "coasting", "dropped"}}},
            .columns = item_columns<Track>(),
            .schema = &object_schema<Track>};
}

CollectionInfo track_points() {
    return {.id = CollectionId::track_points,
            .name = "track-points",
            .title = "Track points",
            .summary = "The stored history of the tracks, one point an update.",
            .schema_name = "track_point",
            .filters = {{"track_id", integer, "Track number."},
                        {"mmsi", integer, "Identity at the time."}},
            .columns = item_columns<TrackPoint>(),
            .schema = &object_schema<TrackPoint>};
}

CollectionInfo events() {
    return {.id = CollectionId::events,
            .name = "events",
            .title = "Events",
            .summary =
                "What was detected, each in its newest state with its evidence; the latest "
                "start comes first.",
            .schema_name = "event",
            .filters =
                {{"kind", text, "The detector that claims it."},
                 {"zone", text, "Zone id."},
                 {"mmsi", integer, "A vessel in it."},
                 {"track", integer, "A track in it."},
                 {"severity_class", text, "Severity class.", {"low", "medium", "high", "critical"}},
                 {"transition",
                  text,
                  "Newest transition.",
                  {"started", "updated", "ended", "retracted"}}},
            .columns = item_columns<Event>(),
            .schema = &object_schema<Event>};
}

CollectionInfo zones() {
    return {.id = CollectionId::zones,
            .name = "zones",
            .title = "Zones",
            .summary =
                "Areas that somebody drew for a reason. A box is held against "
                "the box around each zone.",
            .schema_name = "zone",
            .filters = {{"id", text, "Zone id."}, {"kind", text, "What it is for."}},
            .columns = item_columns<Zone>(),
            .schema = &object_schema<Zone>};
}

CollectionInfo sensors() {
    return {.id = CollectionId::sensors,
            .name = "sensors",
            .title = "Sensors",
            .summary = "The sources and how they are doing.",
            .schema_name = "sensor",
            .filters = {{"id", text, "Source id of the configuration."},
                        {"state", text, "State.", {"connecting", "up", "silent", "down", "ended"}}},
            .columns = item_columns<SensorStatus>(),
            .schema = &object_schema<SensorStatus>};
}

}  // namespace

std::span<const CollectionInfo> all_collections() {
    static const std::array<CollectionInfo, 6> table{
        vessels(), tracks(), track_points(), events(), zones(), sensors()};
    return table;
}

const CollectionInfo* find_collection(std::string_view name) {
    for (const CollectionInfo& collection : all_collections()) {
        if (collection.name == name) {
            return &collection;
        }
    }
    return nullptr;
}

}  // namespace seaeye
