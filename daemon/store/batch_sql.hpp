// The writer's SQL, made from the field tables so that no column is named twice.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <string>

#include "schemas/fields.hpp"

namespace seaeye {

/// The name a number of the field table has in packed history: lat (7 decimals) -> lat_e7.
std::string packed_name(std::string_view name, int decimals);

/// A number as packed history holds it.
inline std::int64_t pack(double value, int decimals) {
    constexpr std::array scale{1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    return std::llround(value * scale[static_cast<std::size_t>(decimals)]);
}

/// INSERTs with one parameter a column, in the order of the field table, further ones after.
std::string insert_point_sql();
std::string insert_transition_sql();

/// Latest state wins; the track's extent only grows. Two more parameters than the field table: the
/// first and last time.
std::string upsert_track_sql();

/// Latest word wins, what she did not say again stays, and the first time heard is the earliest.
std::string upsert_vessel_sql();

/// Latest transition wins. Two more parameters: latitude and longitude.
std::string upsert_event_sql();

/// Grows a track's extent: id, last time, west, south, east, north.
std::string grow_extent_sql();

}  // namespace seaeye
