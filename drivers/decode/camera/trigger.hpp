// What a camera's document says: a trigger in our own form
// (schemas/json/camera_trigger.schema.json) or an event of Frigate (frigate/events). A function of
// the bytes and the cameras alone.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "drivers/decode/camera/optics.hpp"
#include "drivers/decode/camera/outcome.hpp"

namespace seaeye::camera {

enum class Kind : std::uint8_t { seen, appeared, updated, ended };

/// One trigger. Texts that are not given are empty.
struct Trigger {
    std::int64_t measured_us = 0;  ///< since 1970 UTC
    std::string camera;
    std::string object_class;
    double confidence = 0.0;  ///< 0 to 1
    Kind kind = Kind::seen;
    std::optional<Radians> bearing;  ///< [0, 2 pi]
    std::optional<Radians> bearing_sigma;
    std::optional<Radians> elevation;
    std::optional<Metres> range;
    std::optional<Box> box;
    Ptz ptz;
    std::string id;     ///< of this trigger
    std::string track;  ///< of the object over time
    std::string frame;  ///< where the picture is
};

enum class Format : std::uint8_t { canonical, frigate };

/// How a document ended, and what it said when that is `ok`: then a bearing and its sigma are
/// there.
struct Decoded {
    Outcome outcome = Outcome::ok;
    Format format = Format::canonical;
    bool is_from_pixels = false;
    bool is_box_outside = false;
    Trigger trigger;
};

/// Reads one JSON document. `cameras`: those of the configuration; when there are none, every
/// camera is welcome, and says its bearing itself. Never throws for what the bytes are.
Decoded decode_document(std::string_view text, std::span<const Camera> cameras);

/// When a document was, in microseconds since 1970 UTC, if it is a camera's: it names a time, a
/// camera, a class, and a bearing or a box. What no configuration makes of it does not matter.
std::optional<std::int64_t> time_of_document(std::string_view text);

}  // namespace seaeye::camera
