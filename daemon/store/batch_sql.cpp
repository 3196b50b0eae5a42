// SQL text for the writer.
#include "daemon/store/batch_sql.hpp"

#include <initializer_list>
#include <vector>

namespace seaeye {
namespace {

using Names = std::vector<std::string>;

template <class T>
Names names_of() {
    Names names;
    for (const Field<T>& field : fields<T>()) {
        names.emplace_back(field.name);
    }
    return names;
}

std::string quoted(const std::string& name) {
    return '"' + name + '"';
}

std::string joined(const Names& parts) {
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : ", ") + part;
    }
    return text;
}

/// "INSERT INTO table (a, b) VALUES (?, ?)".
std::string insert(const std::string& table, const Names& names) {
    Names columns;
    for (const std::string& name : names) {
        columns.push_back(quoted(name));
    }
    return "INSERT INTO " + table + " (" + joined(columns) + ") VALUES (" +
           joined(Names(names.size(), "?")) + ")";
}

std::string takes_new(const std::string& name) {
    return quoted(name) + " = excluded." + quoted(name);
}

std::string grows(const std::string& table, const std::string& column, const char* towards) {
    return quoted(column) + " = " + towards + "(" + table + "." + quoted(column) + ", excluded." +
           quoted(column) + ")";
}

std::string on_conflict(const std::string& key, const Names& changes) {
    return " ON CONFLICT (" + quoted(key) + ") DO UPDATE SET " + joined(changes);
}

}  // namespace

std::string packed_name(std::string_view name, int decimals) {
    return std::string{name} + "_e" + std::to_string(decimals);
}

std::string insert_point_sql() {
    Names names;
    for (const Field<TrackPoint>& field : fields<TrackPoint>()) {
        names.push_back(field.type == FieldType::number ? packed_name(field.name, field.decimals)
                                                        : std::string{field.name});
    }
    std::string sql = insert("track_point", names);
    return sql.replace(0, 6, "INSERT OR REPLACE");
}

std::string insert_transition_sql() {
    return insert("event_transition", names_of<Event>());
}

std::string upsert_track_sql() {
    Names names = names_of<Track>();
    Names changes;
    for (const std::string& name : names) {
        if (name != "id" && name != "started") {
            changes.push_back(takes_new(name));
        }
    }
    changes.push_back(grows("track", "last_time", "max"));
    changes.push_back(grows("track", "west", "min"));
    changes.push_back(grows("track", "south", "min"));
    changes.push_back(grows("track", "east", "max"));
    changes.push_back(grows("track", "north", "max"));
    names.insert(names.end(), {"first_time", "last_time", "west", "south", "east", "north"});
    return insert("track", names) + on_conflict("id", changes);
}

std::string upsert_vessel_sql() {
    Names changes;
    for (const Field<Vessel>& field : fields<Vessel>()) {
        const std::string name{field.name};
        if (name == "mmsi") {
            continue;
        }
        if (name == "first_heard") {
            changes.push_back(grows("vessel", name, "min"));
        } else if (name == "ais_class") {
            changes.push_back(
                quoted(name) +
                " = CASE excluded.ais_class WHEN 'unknown' THEN vessel.ais_class ELSE "
                "excluded.ais_class END");
        } else if (field.is_nullable) {
            changes.push_back(quoted(name) + " = coalesce(excluded." + quoted(name) + ", vessel." +
                              quoted(name) + ")");
        } else {
            changes.push_back(takes_new(name));
        }
    }
    return insert("vessel", names_of<Vessel>()) + on_conflict("mmsi", changes);
}

std::string upsert_event_sql() {
    Names names = names_of<Event>();
    names.insert(names.end(), {"lat", "lon"});
    Names changes;
    for (const std::string& name : names) {
        if (name != "id") {
            changes.push_back(takes_new(name));
        }
    }
    return insert("event", names) + on_conflict("id", changes);
}

std::string grow_extent_sql() {
    return "UPDATE track SET last_time = max(last_time, ?2), west = min(west, ?3), "
           "south = min(south, ?4), east = max(east, ?5), north = max(north, ?6) WHERE id = ?1";
}

}  // namespace seaeye
