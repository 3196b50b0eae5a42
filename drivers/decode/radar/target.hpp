// What the sentences of a radar say, as nouns: tracked targets, labels, cursors, own ship. SI
// units; what a sentence left empty is nullopt.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "schemas/position.hpp"
#include "schemas/text.hpp"
#include "schemas/time.hpp"
#include "schemas/units.hpp"

namespace seaeye::radar {

enum class TargetStatus : std::uint8_t { acquiring, tracking, lost };

/// An angle clockwise from true north, or from the bow.
struct Direction {
    Radians angle;
    Radians step;  ///< what one unit of the last digit is worth
    bool is_relative = false;
};

struct Length {
    Metres value;
    Metres step;  ///< what one unit of the last digit is worth
};

/// One target of a TTM, TLL or TTD.
struct Target {
    std::optional<std::uint32_t> number;
    std::optional<TargetStatus> status;
    std::optional<Length> range;
    std::optional<Direction> bearing;
    std::optional<LatLon> at;
    std::optional<MetresPerSecond> speed;
    std::optional<Direction> course;
    bool is_over_ground = true;  ///< speed and course are: neither relative nor through the water
    std::optional<Metres> cpa;
    std::optional<Duration> tcpa;         ///< negative: it is past
    std::optional<Duration> time_of_day;  ///< since midnight UTC
    std::string_view name;                ///< borrowed from the sentence
    bool is_reference = false;            ///< the set measures its own speed by it
    bool is_test = false;
};

/// TLB: the labels that the operator gave targets. Borrowed from the sentence.
struct Labels {
    static constexpr std::size_t most = 32;

    struct Label {
        std::uint32_t number = 0;
        std::string_view text;
    };

    std::array<Label, most> label;
    std::size_t count = 0;
};

/// RSD: where the operator's cursor is, and how the picture is turned.
struct Cursor {
    std::optional<Metres> range;
    std::optional<Direction> bearing;
    std::optional<Metres> range_scale;
    std::optional<double> vrm1;  ///< as written, in the sentence's units
    std::optional<Radians> ebl1;
    char rotation = '\0';  ///< C course up, H head up, N north up; NUL: not said
};

/// OSD: what the radar takes own ship to do.
struct OwnShipData {
    std::optional<Radians> heading;        ///< from true north, where the set says that it is valid
    std::optional<Radians> course;         ///< over ground only
    std::optional<MetresPerSecond> speed;  ///< over ground only
};

}  // namespace seaeye::radar
