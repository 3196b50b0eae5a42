// JSON Schema of what a camera driver is configured with: the tables [[source.camera]], and beside
// them the driver's own keys. Where a camera stands, how far it sees and its sigma are read by the
// host too.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace seaeye {

/// Members of "properties".
inline constexpr std::string_view camera_keys_schema = R"(
"time_zone": { "type": "string" },
"camera": {
  "title": "tables [[source.camera]]",
  "description": "The cameras there are; triggers of others are refused. None: all are welcome, and say their bearings themselves.",
  "type": "array",
  "items": {
    "title": "a table [[source.camera]]",
    "type": "object",
    "required": ["id"],
    "additionalProperties": false,
    "properties": {
      "id": { "type": "string", "description": "As the sender names it." },
      "position": { "type": "array", "description": "For the host." },
      "height_m": { "type": "number", "description": "For the host." },
      "range_max_nm": { "type": "number", "description": "For the host." },
      "sigma_bearing_deg": { "type": "number", "minimum": 0.0001, "maximum": 90, "description": "Of triggers that do not say theirs." },
      "pan0_deg": { "type": "number", "minimum": -360, "maximum": 360, "description": "Bearing of the optical axis; with hfov_deg and width_px, boxes give bearings." },
      "tilt0_deg": { "type": "number", "minimum": -90, "maximum": 90, "default": 0, "description": "Elevation of the optical axis." },
      "hfov_deg": { "type": "number", "minimum": 0.01, "maximum": 170, "description": "From the left edge of the picture to its right edge." },
      "vfov_deg": { "type": "number", "minimum": 0.01, "maximum": 170, "description": "From the upper edge to the lower; with height_px, boxes give elevations." },
      "width_px": { "type": "number", "minimum": 1, "maximum": 100000, "description": "Of the picture that boxes are drawn in (Frigate: the detect stream)." },
      "height_px": { "type": "number", "minimum": 1, "maximum": 100000 },
      "classes": { "type": "array", "maxItems": 256, "items": { "type": "string" }, "description": "Classes that are wanted. Absent: all, of Frigate's labels \"boat\" only." }
    }
  }
}
)";

inline constexpr std::string_view camera_schema_head =
    R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object",)"
    R"("additionalProperties":false,"required":[)";
inline constexpr std::string_view camera_schema_middle = R"(],"properties":{)";
inline constexpr std::string_view camera_schema_end = "}}";

/// Texts one after the other, put together by the compiler, and a zero behind them.
template <const std::string_view&... parts>
consteval auto joined() {
    std::array<char, (parts.size() + ... + 1)> whole{};
    auto at = whole.begin();
    ((at = std::ranges::copy(parts, at).out), ...);
    return whole;
}

/// `required`: names in quotes. `own_keys`: members of "properties", each with a comma behind it.
template <const std::string_view& required, const std::string_view& own_keys>
consteval auto camera_schema() {
    return joined<camera_schema_head,
                  required,
                  camera_schema_middle,
                  own_keys,
                  camera_keys_schema,
                  camera_schema_end>();
}

}  // namespace seaeye
