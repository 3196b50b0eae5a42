// The rows of a batch. A point is bound by hand, it is the hot path; the rest goes through the
// field tables.
#include "daemon/store/batch_writer.hpp"

#include <algorithm>

#include "daemon/store/batch_sql.hpp"

namespace seaeye {
namespace {

template <class T>
int bind_fields(Statement& statement, const T& noun) {
    int place = 0;
    for (const Field<T>& field : fields<T>()) {
        statement.bind(++place, field.get(noun));
    }
    return place;
}

/// When and where the points of one track in one batch were.
struct Extent {
    Extent(TrackId id, Time when, LatLon at)
        : track{id},
          last_time{when},
          west{at.lon},
          south{at.lat},
          east{at.lon},
          north{at.lat} {}

    void take(const TrackPoint& p) {
        last_time = std::max(last_time, p.measured);
        west = std::min(west, p.at.lon);
        east = std::max(east, p.at.lon);
        south = std::min(south, p.at.lat);
        north = std::max(north, p.at.lat);
    }

    TrackId track;
    Time last_time;
    Radians west;
    Radians south;
    Radians east;
    Radians north;
};

void bind_extent(Statement& statement, int place, const Extent& extent) {
    statement.bind(place, to_micros(extent.last_time));
    statement.bind(place + 1, to_degrees(extent.west));
    statement.bind(place + 2, to_degrees(extent.south));
    statement.bind(place + 3, to_degrees(extent.east));
    statement.bind(place + 4, to_degrees(extent.north));
}

bool write_point(Statement& statement, const TrackPoint& p) {
    statement.bind(1, static_cast<std::int64_t>(to_number(p.track)));
    statement.bind(2, to_micros(p.measured));
    statement.bind(3, pack(to_degrees(p.at.lat), 7));
    statement.bind(4, pack(to_degrees(p.at.lon), 7));
    statement.bind(5, pack(to_knots(p.sog), 2));
    statement.bind(6, pack(to_degrees(p.cog.angle()), 1));
    statement.bind(7, static_cast<std::int64_t>(p.phase));
    if (p.mmsi) {
        statement.bind(8, std::int64_t{to_number(*p.mmsi)});
    } else {
        statement.bind_null(8);
    }
    return statement.run();
}

template <class T, class Key>
void keep_newest_by(std::vector<T>& rows, Key key) {
    const auto less = [&](const T& a, const T& b) {
        return key(a) < key(b);
    };
    std::ranges::stable_sort(rows, less);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool is_last_of_key = i + 1 == rows.size() || key(rows[i]) < key(rows[i + 1]);
        if (is_last_of_key) {
            if (kept != i) {
                rows[kept] = std::move(rows[i]);
            }
            ++kept;
        }
    }
    rows.resize(kept);
}

/// One past the greatest track id in the batch, 0 for none.
std::uint64_t next_id_after(const Output& batch) {
    std::uint64_t next = 0;
    const auto see = [&](TrackId id) {
        next = std::max(next, to_number(id) + 1);
    };
    for (const TrackPoint& point : batch.points) {
        see(point.track);
    }
    for (const Track& track : batch.tracks) {
        see(track.id);
    }
    for (const Event& event : batch.events) {
        for (const EventTrack& track : event.tracks) {
            see(track.id);
        }
    }
    return next;
}

}  // namespace

void keep_newest(std::vector<Track>& tracks) {
    keep_newest_by(tracks, [](const Track& t) { return t.id; });
}

void keep_newest(std::vector<Vessel>& vessels) {
    keep_newest_by(vessels, [](const Vessel& v) { return v.mmsi; });
}

BatchWriter::BatchWriter(Database& database, Statements statements)
    : database_{&database},
      statements_{std::move(statements)} {}

Result<BatchWriter> BatchWriter::prepare(Database& database) {
    const std::vector<std::string> texts{
        insert_point_sql(),
        upsert_track_sql(),
        "INSERT OR IGNORE INTO track_identity VALUES (?, ?)",
        grow_extent_sql(),
        upsert_vessel_sql(),
        upsert_event_sql(),
        insert_transition_sql(),
        "INSERT OR REPLACE INTO event_track VALUES (?, ?, ?)",
        "UPDATE meta SET value = ?1 WHERE key = 'next_track_id' AND value < ?1",
    };
    std::vector<Statement> ready;
    for (const std::string& text : texts) {
        Result<Statement> statement = database.prepare(text);
        if (!statement) {
            return std::move(statement).error();
        }
        ready.push_back(*std::move(statement));
    }
    return BatchWriter{database,
                       {.point = std::move(ready[0]),
                        .track = std::move(ready[1]),
                        .identity = std::move(ready[2]),
                        .extent = std::move(ready[3]),
                        .vessel = std::move(ready[4]),
                        .event = std::move(ready[5]),
                        .transition = std::move(ready[6]),
                        .event_track = std::move(ready[7]),
                        .next_track_id = std::move(ready[8])}};
}

Result<Done> BatchWriter::write(Output& batch) {
    std::ranges::stable_sort(batch.points, [](const TrackPoint& a, const TrackPoint& b) {
        return std::tie(a.track, a.measured) < std::tie(b.track, b.measured);
    });
    keep_newest(batch.tracks);
    keep_newest(batch.vessels);
    if (Result<Done> set = set_durability(!batch.events.empty()); !set) {
        return set;
    }
    if (Result<Done> begun = database_->run("BEGIN IMMEDIATE"); !begun) {
        return begun;
    }
    Result<Done> done = write_rows(batch) ? database_->run("COMMIT") : database_->last_error();
    if (!done && database_->is_in_transaction()) {
        (void)database_->run("ROLLBACK");
    }
    return done;
}

Result<Done> BatchWriter::set_durability(bool is_full) {
    if (is_full_ == is_full) {
        return Done{};
    }
    Result<Done> set =
        database_->run(is_full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    if (set) {
        is_full_ = is_full;
    }
    return set;
}

bool BatchWriter::write_rows(const Output& batch) {
    for (const Track& track : batch.tracks) {
        if (!write_track(track)) {
            return false;
        }
    }
    for (const Vessel& vessel : batch.vessels) {
        bind_fields(statements_.vessel, vessel);
        if (!statements_.vessel.run()) {
            return false;
        }
    }
    for (const Event& event : batch.events) {
        if (!write_event(event)) {
            return false;
        }
    }
    return write_points(batch) && write_next_track_id(batch);
}

bool BatchWriter::write_points(const Output& batch) {
    std::optional<Extent> extent;
    const auto finish_track = [&] {
        if (!extent) {
            return true;
        }
        statements_.extent.bind(1, static_cast<std::int64_t>(to_number(extent->track)));
        bind_extent(statements_.extent, 2, *extent);
        return statements_.extent.run();
    };
    std::int64_t identity = -1;  // of the point before, of the same track
    for (const TrackPoint& point : batch.points) {
        if (!extent || extent->track != point.track) {
            if (!finish_track()) {
                return false;
            }
            extent = Extent{point.track, point.measured, point.at};
            identity = -1;
        }
        extent->take(point);
        const std::int64_t mmsi = point.mmsi ? std::int64_t{to_number(*point.mmsi)} : -1;
        const bool is_new_identity = mmsi >= 0 && mmsi != identity;
        identity = mmsi;
        if (!write_point(statements_.point, point) ||
            (is_new_identity &&
             !write_identity(point.track, Mmsi{static_cast<std::uint32_t>(mmsi)}))) {
            return false;
        }
    }
    return finish_track();
}

bool BatchWriter::write_track(const Track& track) {
    const int last = bind_fields(statements_.track, track);
    statements_.track.bind(last + 1, to_micros(track.started));
    bind_extent(statements_.track, last + 2, Extent{track.id, track.updated, track.at});
    if (!track.mmsi) {
        return statements_.track.run();
    }
    return statements_.track.run() && write_identity(track.id, *track.mmsi);
}

bool BatchWriter::write_identity(TrackId id, Mmsi mmsi) {
    statements_.identity.bind(1, std::int64_t{to_number(mmsi)});
    statements_.identity.bind(2, static_cast<std::int64_t>(to_number(id)));
    return statements_.identity.run();
}

bool BatchWriter::write_event(const Event& event) {
    bind_fields(statements_.transition, event);
    const int last = bind_fields(statements_.event, event);
    statements_.event.bind(last + 1, to_degrees(event.position.lat));
    statements_.event.bind(last + 2, to_degrees(event.position.lon));
    if (!statements_.transition.run() || !statements_.event.run()) {
        return false;
    }
    for (const EventTrack& track : event.tracks) {
        statements_.event_track.bind(1, std::string_view{event.id});
        statements_.event_track.bind(2, static_cast<std::int64_t>(to_number(track.id)));
        statements_.event_track.bind(
            3, track.mmsi ? FieldValue{std::int64_t{to_number(*track.mmsi)}} : FieldValue{});
        if (!statements_.event_track.run()) {
            return false;
        }
    }
    return true;
}

bool BatchWriter::write_next_track_id(const Output& batch) {
    const std::uint64_t next = next_id_after(batch);
    if (next == 0) {
        return true;
    }
    statements_.next_track_id.bind(1, static_cast<std::int64_t>(next));
    return statements_.next_track_id.run();
}

}  // namespace seaeye
