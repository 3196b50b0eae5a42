// How a camera's document can end, and what else is counted. The names are what the driver's
// descriptor and the metrics show; drivers/decode/README.md explains each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace seaeye::camera {

/// Every document ends in exactly one of these.
enum class Outcome : std::uint8_t {
    ok,
    empty,
    bad_json,
    too_deep,
    not_an_object,
    missing_field,
    bad_field,
    unknown_camera,
    no_bearing,
    not_a_vessel,
    false_positive,
};

inline constexpr std::array outcome_names{"ok",
                                          "empty",
                                          "bad_json",
                                          "too_deep",
                                          "not_an_object",
                                          "missing_field",
                                          "bad_field",
                                          "unknown_camera",
                                          "no_bearing",
                                          "not_a_vessel",
                                          "false_positive"};

constexpr const char* to_string(Outcome outcome) {
    return outcome_names[static_cast<std::size_t>(outcome)];
}

/// What is counted beside the documents.
enum class Counter : std::uint8_t {
    triggers,     ///< canonical ones that ended ok
    frigate,      ///< events of Frigate that ended ok
    from_pixels,  ///< bearings reckoned from a box
    box_outside,  ///< boxes that reach beyond the picture
};

inline constexpr std::array counter_names{"triggers", "frigate", "from_pixels", "box_outside"};

}  // namespace seaeye::camera
