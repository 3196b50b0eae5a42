// Filters, pages and hands out rows that are in memory, through their field tables.
#include "daemon/api/live_items.hpp"

#include <algorithm>

#include "daemon/api/zone_fields.hpp"
#include "daemon/api/zone_geometry.hpp"

namespace seaeye {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_same_letter(char a, char b) {
    return lower(a) == lower(b);
}

bool is_same_text(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, is_same_letter);
}

bool has_part(std::string_view text, std::string_view part) {
    return !std::ranges::search(text, part, is_same_letter).empty() || part.empty();
}

/// The field of this name has the filter's value, letters of any case.
template <class T>
bool field_matches(const T& row, const PropertyFilter& filter) {
    for (const Field<T>& field : fields<T>()) {
        if (field.name != filter.name) {
            continue;
        }
        const FieldValue value = field.get(row);
        if (const auto* wanted = std::get_if<std::int64_t>(&filter.value)) {
            const auto* number = std::get_if<std::int64_t>(&value);
            return number != nullptr && *number == *wanted;
        }
        const auto* text = std::get_if<std::string_view>(&value);
        return text != nullptr && is_same_text(*text, std::get<std::string>(filter.value));
    }
    return false;
}

bool matches(const Track& track, const PropertyFilter& filter) {
    return field_matches(track, filter);
}

bool matches(const SensorStatus& sensor, const PropertyFilter& filter) {
    return field_matches(sensor, filter);
}

bool matches(const Zone& zone, const PropertyFilter& filter) {
    return field_matches(zone, filter);
}

bool matches(const Vessel& vessel, const PropertyFilter& filter) {
    if (!filter.is("q")) {
        return field_matches(vessel, filter);
    }
    const auto& part = std::get<std::string>(filter.value);
    return has_part(vessel.name.view(), part) || has_part(vessel.callsign.view(), part) ||
           has_part(std::to_string(to_number(vessel.mmsi)), part) ||
           (vessel.imo && has_part(std::to_string(*vessel.imo), part));
}

bool matches(const Event& event, const PropertyFilter& filter) {
    if (!filter.is("mmsi") && !filter.is("track")) {
        return field_matches(event, filter);
    }
    const auto wanted = std::get<std::int64_t>(filter.value);
    return std::ranges::any_of(event.tracks, [&](const EventTrack& track) {
        return filter.is("track") ? static_cast<std::int64_t>(to_number(track.id)) == wanted
                                  : track.mmsi && to_number(*track.mmsi) == wanted;
    });
}

/// The row comes behind the one where the page before ended. Both keys have the same form, or the
/// token was of another kind of list and everything comes again.
bool is_past(const std::optional<PageKey>& after, const PageKey& key) {
    return !after || key.size() != after->size() || key > *after;
}

/// What a row is to its collection.
struct RowFacts {
    PageKey key{};
    std::string id{};
    std::optional<BoundingBox> extent{};              ///< absent: nowhere
    std::optional<std::pair<Time, Time>> lifetime{};  ///< first and last
};

std::optional<BoundingBox> extent_of(const std::optional<LatLon>& at) {
    if (!at) {
        return std::nullopt;
    }
    const double lon = to_degrees(at->lon);
    const double lat = to_degrees(at->lat);
    return BoundingBox{.west = lon, .south = lat, .east = lon, .north = lat};
}

template <class T>
bool is_wanted(const T& row, const RowFacts& facts, const ItemQuery& query) {
    const auto fits = [&](const PropertyFilter& filter) {
        return matches(row, filter);
    };
    const auto& life = facts.lifetime;
    return (!query.only || *query.only == facts.id) &&
           (!query.when || !life || query.when->meets(life->first, life->second)) &&
           (!query.bbox || (facts.extent && query.bbox->meets(*facts.extent))) &&
           std::ranges::all_of(query.filters, fits);
}

template <class T>
void hand_out(const T& row, const RowFacts& facts, const ItemSink& sink) {
    std::vector<FieldValue> values;
    for (const Field<T>& field : fields<T>()) {
        values.push_back(field.get(row));
    }
    if constexpr (std::is_same_v<T, Zone>) {
        const std::string polygon = geometry_json(row);
        sink({.id = facts.id, .values = values, .geometry = polygon});
    } else {
        Item item{.id = facts.id, .values = values};
        if (facts.extent) {
            item.lon_lat = {facts.extent->west, facts.extent->south};
        }
        sink(item);
    }
}

/// One page of `rows`, which come in the order of their keys. `tell` gives the facts of a row.
template <class T, class Tell>
Page page_of(const std::vector<const T*>& rows,
             const ItemQuery& query,
             const ItemSink& sink,
             Tell&& tell) {
    Page page{.matched = 0};
    std::optional<PageKey> last;
    std::size_t skipped = 0;
    bool is_behind = false;
    for (const T* row : rows) {
        const RowFacts facts = tell(*row);
        is_behind = is_behind || is_past(query.after, facts.key);
        if (!is_wanted(*row, facts, query)) {
            continue;
        }
        ++*page.matched;
        if (!is_behind || skipped++ < query.offset) {
            continue;
        }
        if (page.returned < query.limit) {
            hand_out(*row, facts, sink);
            last = facts.key;
            ++page.returned;
        } else if (!page.next) {
            page.next = last;
        }
    }
    return page;
}

template <class T>
std::vector<const T*> pointers_to(const std::vector<T>& rows) {
    std::vector<const T*> pointers;
    pointers.reserve(rows.size());
    for (const T& row : rows) {
        pointers.push_back(&row);
    }
    return pointers;
}

bool asks_for(const ItemQuery& query, std::string_view property) {
    return std::ranges::any_of(query.filters,
                               [&](const PropertyFilter& filter) { return filter.is(property); });
}

}  // namespace

Page live_tracks(const Picture& picture, const ItemQuery& query, const ItemSink& sink) {
    std::vector<const Track*> rows = pointers_to(picture.tracks);
    if (!asks_for(query, "phase") && !query.only) {
        std::erase_if(rows, [](const Track* track) { return !is_shown(track->phase); });
    }
    return page_of(rows, query, sink, [](const Track& track) {
        const auto id = static_cast<std::int64_t>(to_number(track.id));
        return RowFacts{.key = {id},
                        .id = std::to_string(id),
                        .extent = extent_of(track.at),
                        .lifetime = {{track.started, track.updated}}};
    });
}

Page live_vessels(const Picture& picture, const ItemQuery& query, const ItemSink& sink) {
    return page_of(pointers_to(picture.vessels), query, sink, [](const Vessel& vessel) {
        const auto mmsi = std::int64_t{to_number(vessel.mmsi)};
        return RowFacts{.key = {mmsi},
                        .id = std::to_string(mmsi),
                        .extent = extent_of(vessel.at),
                        .lifetime = {{vessel.first_heard, vessel.last_heard}}};
    });
}

Page live_events(const Picture& picture, const ItemQuery& query, const ItemSink& sink) {
    std::vector<const Event*> rows = pointers_to(picture.events);
    std::ranges::sort(rows, [](const Event* a, const Event* b) {
        return a->start != b->start ? a->start > b->start : a->id < b->id;
    });
    return page_of(rows, query, sink, [](const Event& event) {
        return RowFacts{.key = {-to_micros(event.start), event.id},
                        .id = event.id,
                        .extent = extent_of(event.position),
                        .lifetime = {{event.start, event.end.value_or(Time::max())}}};
    });
}

Page sensor_items(const std::vector<SensorStatus>& sensors,
                  const ItemQuery& query,
                  const ItemSink& sink) {
    return page_of(pointers_to(sensors), query, sink, [&](const SensorStatus& sensor) {
        return RowFacts{.key = {static_cast<std::int64_t>(&sensor - sensors.data())},
                        .id = sensor.id,
                        .extent = extent_of(sensor.position)};
    });
}

Page zone_items(const std::vector<Zone>& zones, const ItemQuery& query, const ItemSink& sink) {
    return page_of(pointers_to(zones), query, sink, [&](const Zone& zone) {
        return RowFacts{.key = {static_cast<std::int64_t>(&zone - zones.data())},
                        .id = zone.id,
                        .extent = extent_of(zone)};
    });
}

}  // namespace seaeye
