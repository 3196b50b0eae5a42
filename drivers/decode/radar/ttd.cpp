// IEC 61162-1:2016 TTD. A structure begins with its version, which tells its length; bits from 0:
//
//   version 0, 90 bits   0 version 2 | 2 number 10 | 12 bearing 12 | 24 speed 12 | 36 course 12
//                        48 AIS heading 12 | 60 status 3 | 63 test 1 | 64 distance 14
//                        78 relative 1 | 79 through water 1 | 80 reserved 2 | 82 association 8
//   version 1, 42 bits   0 version 2 | 2 number 10 | 12 cpa 14 | 26 tcpa 14 | 40 reserved 2
//
// Bearing, course, heading 0.1 degree from true north; speed 0.1 kn; distance and cpa 0.01 NM; tcpa
// 0.01 minute in two's complement. Not available: all ones; tcpa the most negative.
// Status: 0 none, 1 acquiring, 2 lost, 4 tracked, 6 and 7 tracked with an alarm; 3 and 5 reserved.
// The length of versions 2 and 3 is not known, so nothing after one can be read.
#include "drivers/decode/radar/ttd.hpp"

#include <optional>

#include "drivers/decode/characters.hpp"

namespace seaeye::radar {
namespace {

constexpr unsigned version_bits = 2;
constexpr unsigned target_bits = 90;
constexpr unsigned approach_bits = 42;
constexpr unsigned no_12 = 0xFFF;
constexpr unsigned no_14 = 0x3FFF;

/// 0 to 63, or -1 for a character that is no armour (0x30-0x57 and 0x60-0x77 are).
int armour_value(char c) {
    if (c >= 0x30 && c <= 0x57) {
        return c - 0x30;
    }
    return c >= 0x60 && c <= 0x77 ? c - 0x38 : -1;
}

/// Bits of armour whose characters were checked. A place outside reads as zero.
class Bits {
public:
    Bits(std::string_view armour, unsigned fill)
        : armour_{armour},
          size_{armour.size() * 6 - fill} {}

    [[nodiscard]] bool holds(std::size_t at, std::size_t width) const {
        return at <= size_ && width <= size_ - at;
    }

    [[nodiscard]] unsigned at(std::size_t at, unsigned width) const {
        unsigned value = 0;
        for (std::size_t i = at; holds(at, width) && i < at + width; ++i) {
            const auto six = static_cast<unsigned>(armour_value(armour_[i / 6]));
            value = value << 1U | (six >> (5 - i % 6) & 1U);
        }
        return value;
    }

private:
    std::string_view armour_;
    std::size_t size_;
};

std::optional<Radians> tenths_of_degree(unsigned raw) {
    constexpr unsigned full_circle = 3600;
    return raw < full_circle ? std::optional{degrees(0.1 * raw)} : std::nullopt;
}

std::optional<TargetStatus> status_of(unsigned raw) {
    switch (raw) {
        case 0:
        case 2:
            return TargetStatus::lost;
        case 1:
        case 3:  // reserved: nothing says that it is established
        case 5:
            return TargetStatus::acquiring;
        default:
            return TargetStatus::tracking;
    }
}

Target target_at(const Bits& bits, std::size_t at) {
    const auto direction = [](unsigned raw) -> std::optional<Direction> {
        const auto angle = tenths_of_degree(raw);
        return angle ? std::optional{Direction{.angle = *angle, .step = degrees(0.1)}}
                     : std::nullopt;
    };
    Target target;
    target.number = bits.at(at + 2, 10);
    target.bearing = direction(bits.at(at + 12, 12));
    const unsigned speed = bits.at(at + 24, 12);
    target.speed = speed != no_12 ? std::optional{knots(0.1 * speed)} : std::nullopt;
    target.course = direction(bits.at(at + 36, 12));
    target.status = status_of(bits.at(at + 60, 3));
    target.is_test = bits.at(at + 63, 1) != 0;
    const unsigned range = bits.at(at + 64, 14);
    if (range != no_14) {
        target.range = Length{.value = nautical_miles(0.01 * range), .step = nautical_miles(0.01)};
    }
    target.is_over_ground = bits.at(at + 78, 2) == 0;
    return target;
}

struct Approach {
    unsigned number = 0;
    std::optional<Metres> cpa;
    std::optional<Duration> tcpa;
};

Approach approach_at(const Bits& bits, std::size_t at) {
    constexpr unsigned sign = 1U << 13U;
    Approach approach{.number = bits.at(at + 2, 10)};
    const unsigned cpa = bits.at(at + 12, 14);
    const unsigned tcpa = bits.at(at + 26, 14);
    if (cpa != no_14) {
        approach.cpa = nautical_miles(0.01 * cpa);
    }
    if (tcpa != sign) {
        const int hundredths = static_cast<int>(tcpa) - ((tcpa & sign) != 0 ? 0x4000 : 0);
        approach.tcpa = seconds(0.6 * hundredths);
    }
    return approach;
}

/// Walks the structures; calls on_target(at) and on_approach(at) with where each begins.
template <class OnTarget, class OnApproach>
TtdTally walk(const Bits& bits, OnTarget&& on_target, OnApproach&& on_approach) {
    TtdTally tally;
    std::size_t at = 0;
    while (bits.holds(at, approach_bits)) {
        const unsigned version = bits.at(at, version_bits);
        if (version > 1) {
            ++tally.unsupported_versions;
            return tally;
        }
        const unsigned length = version == 0 ? target_bits : approach_bits;
        if (!bits.holds(at, length)) {
            break;
        }
        if (version == 0) {
            on_target(at);
            ++tally.targets;
        } else {
            on_approach(at);
            ++tally.approaches;
        }
        at += length;
    }
    constexpr std::size_t padding = 6;
    tally.is_cut = bits.holds(at, padding);
    return tally;
}

/// The CPA structure of a number, wherever in the message it stands.
std::optional<Approach> approach_of(const Bits& bits, unsigned number) {
    std::optional<Approach> found;
    walk(
        bits,
        [](std::size_t) {},
        [&](std::size_t at) {
            const Approach approach = approach_at(bits, at);
            found = approach.number == number ? std::optional{approach} : found;
        });
    return found;
}

std::optional<unsigned> hexadecimal(std::string_view text) {
    if (text.empty() || text.size() > 2) {
        return std::nullopt;
    }
    unsigned value = 0;
    for (const char c : text) {
        if (hex_value(c) < 0) {
            return std::nullopt;
        }
        value = value * 16 + static_cast<unsigned>(hex_value(c));
    }
    return value;
}

}  // namespace

Result<TtdPart> read_ttd_part(std::string_view fields) {
    const auto count = hexadecimal(take_field(fields, ','));
    const auto number = hexadecimal(take_field(fields, ','));
    const std::string_view sequence = take_field(fields, ',');
    const std::string_view armour = take_field(fields, ',');
    const std::string_view fill = take_field(fields, ',');
    if (!count || !number || *number == 0 || *number > *count) {
        return ErrorCode::bad_fragment;
    }
    if (sequence.size() > 1 || (!sequence.empty() && !is_digit(sequence[0])) || fill.size() != 1 ||
        fill[0] < '0' || fill[0] > '5' || (*number < *count && fill[0] != '0')) {
        return ErrorCode::bad_value;
    }
    return TtdPart{.count = *count,
                   .number = *number,
                   .sequence = sequence.empty() ? '\0' : sequence[0],
                   .armour = armour,
                   .fill = static_cast<unsigned>(fill[0] - '0')};
}

Result<TtdTally> read_ttd(std::string_view armour, unsigned fill, TargetSink& sink) {
    for (const char c : armour) {
        if (armour_value(c) < 0) {
            return ErrorCode::bad_character;
        }
    }
    if (armour.size() * 6 < fill) {
        return ErrorCode::too_short;
    }
    const Bits bits{armour, fill};
    unsigned joined = 0;
    TtdTally tally = walk(
        bits,
        [&](std::size_t at) {
            Target target = target_at(bits, at);
            if (const auto approach = approach_of(bits, *target.number)) {
                target.cpa = approach->cpa;
                target.tcpa = approach->tcpa;
                ++joined;
            }
            sink.target(target);
        },
        [](std::size_t) {});
    tally.approaches -= joined < tally.approaches ? joined : tally.approaches;
    return tally;
}

}  // namespace seaeye::radar
