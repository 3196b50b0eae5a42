// An area at sea that somebody drew for a reason. Geometry lives in geo; this is its name and
// purpose.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schemas/position.hpp"

namespace seaeye {

/// Place of a zone in the loaded zone list.
enum class ZoneIndex : std::uint32_t {};

/// One ring of positions, closed implicitly (the first is not repeated). Outer counter-clockwise or
/// not: geo sorts it out.
using Ring = std::vector<LatLon>;

/// One polygon: an outer ring and its holes.
struct Polygon {
    Ring outer;
    std::vector<Ring> holes;
};

struct Zone {
    std::string id;    ///< unique in the list; from the file's "id" or its feature number
    std::string name;  ///< for people; may equal the id
    std::string kind;  ///< e.g. smuggling, anchorage, port, restricted; free text, lower case
    std::vector<Polygon> polygons;
    std::optional<double> dwell_min;  ///< overrides the detector's dwell time, minutes
    std::vector<std::string> rules;   ///< detectors bound to this zone; empty: all zone detectors
};

}  // namespace seaeye
