// IEC 61162-1:2016 clause 8.3. Fields in order:
//
//   TTM number, distance, bearing, T/R, speed, course, T/R, cpa, tcpa min, K/N/S, name, L/Q/T,
//       R reference or empty [, hhmmss.ss, A/M/R acquisition]
//   TLL number, ddmm.mm, N/S, dddmm.mm, E/W, name, hhmmss.ss, L/Q/T, R reference or empty
//   TLB number, label [, number, label ...]
//   RSD range, bearing (origin 1), vrm 1, ebl 1, the same of origin 2, cursor range, cursor
//       bearing, range scale, K/N/S, C/H/N rotation of the picture
//   OSD heading, A/V, course, B/M/W/R/P, speed, B/M/W/R/P, set, drift, K/N/S
//   HDT heading, T        THS heading, A/E/M/S/V
//
// References of OSD: B bottom log, M by hand, W through water, R radar tracking of fixed targets,
// P satellite. Only B, R and P are over ground.
#include "drivers/decode/radar/sentences.hpp"

#include "drivers/decode/radar/field_reader.hpp"

namespace seaeye::radar {
namespace {

constexpr double most_miles = 10'000.0;  // in any of the units
constexpr double most_speed = 2'000.0;   // in any of the units
constexpr double most_minutes = 10'000.0;
constexpr double full_circle = 360.0;
constexpr std::uint32_t highest_number = 9'999;

/// Metres in one of the units letter's unit: kilometre, nautical mile, statute mile; 0 without.
double metres_of(char units) {
    switch (units) {
        case 'K':
            return 1000.0;
        case 'N':
            return 1852.0;
        case 'S':
            return 1609.344;
        default:
            return 0.0;
    }
}

std::optional<Length> length_of(const std::optional<Decimal>& from, double unit_m) {
    return from ? std::optional{Length{.value = Metres{from->value * unit_m},
                                       .step = Metres{from->step * unit_m}}}
                : std::nullopt;
}

std::optional<MetresPerSecond> speed_of(const std::optional<Decimal>& from, double unit_m) {
    return from ? std::optional{MetresPerSecond{from->value * unit_m / 3600.0}} : std::nullopt;
}

std::optional<Metres> metres_of(const std::optional<Decimal>& from, double unit_m) {
    return from ? std::optional{Metres{from->value * unit_m}} : std::nullopt;
}

std::optional<Radians> radians_of(const std::optional<Decimal>& from) {
    return from ? std::optional{degrees(from->value)} : std::nullopt;
}

std::optional<Decimal> angle(FieldReader& in) {
    return in.number(0.0, full_circle);
}

std::optional<Direction> direction(const std::optional<Decimal>& from, char reference) {
    return from ? std::optional{Direction{.angle = degrees(from->value),
                                          .step = degrees(from->step),
                                          .is_relative = reference == 'R'}}
                : std::nullopt;
}

std::optional<std::uint32_t> target_number(FieldReader& in) {
    const std::string_view field = in.text();
    if (field.empty()) {
        return std::nullopt;
    }
    const auto number = number_of(field);
    if (!number || *number > highest_number) {
        in.refuse();
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(*number);
}

std::optional<TargetStatus> status(FieldReader& in) {
    switch (in.letter("LQT")) {
        case 'L':
            return TargetStatus::lost;
        case 'Q':
            return TargetStatus::acquiring;
        case 'T':
            return TargetStatus::tracking;
        default:
            return std::nullopt;
    }
}

/// ddmm.mmm and its hemisphere, in degrees. `whole_digits`: of the degrees.
std::optional<double> coordinate(FieldReader& in, double limit_deg, std::string_view hemispheres) {
    const auto packed = in.number(0.0, limit_deg * 100.0);
    const char hemisphere = in.letter(hemispheres);
    if (!packed || hemisphere == '\0') {
        if (packed || hemisphere != '\0') {
            in.refuse();  // half a coordinate
        }
        return std::nullopt;
    }
    const double whole = std::floor(packed->value / 100.0);
    const double minutes = packed->value - whole * 100.0;
    const double value = whole + minutes / 60.0;
    if (minutes >= 60.0 || value > limit_deg) {
        in.refuse();
        return std::nullopt;
    }
    return hemisphere == hemispheres[1] ? -value : value;
}

bool is_over_ground(char reference) {
    return reference == 'B' || reference == 'R' || reference == 'P';
}

}  // namespace

Result<Target> read_ttm(std::string_view fields) {
    constexpr int fewest = 12;
    FieldReader in{fields};
    Target target;
    target.number = target_number(in);
    const auto range = in.number(0.0, most_miles);
    const auto bearing = angle(in);
    target.bearing = direction(bearing, in.letter("TR"));
    const auto speed = in.number(0.0, most_speed);
    const auto course = angle(in);
    target.course = direction(course, in.letter("TR"));
    const auto cpa = in.number(0.0, most_miles);
    const auto tcpa = in.number(-most_minutes, most_minutes);
    const double unit_m = metres_of(in.letter("KNS"));
    target.name = in.text();
    target.status = status(in);
    if (in.count() < fewest) {
        return ErrorCode::too_short;
    }
    target.is_reference = in.letter("R") == 'R';
    target.time_of_day = in.time_of_day();
    const bool has_quantities = range || speed || cpa;
    if (!in.is_sound() || !target.number || !target.status || (has_quantities && unit_m == 0.0)) {
        return ErrorCode::bad_value;
    }
    target.range = length_of(range, unit_m);
    target.speed = speed_of(speed, unit_m);
    target.cpa = metres_of(cpa, unit_m);
    target.tcpa = tcpa ? std::optional{seconds(tcpa->value * 60.0)} : std::nullopt;
    target.is_over_ground = !target.course || !target.course->is_relative;
    return target;
}

Result<Target> read_tll(std::string_view fields) {
    constexpr int fewest = 5;
    FieldReader in{fields};
    Target target;
    target.number = target_number(in);
    const auto lat_deg = coordinate(in, 90.0, "NS");
    const auto lon_deg = coordinate(in, 180.0, "EW");
    if (in.count() < fewest) {
        return ErrorCode::too_short;
    }
    target.name = in.text();
    target.time_of_day = in.time_of_day();
    target.status = status(in);
    target.is_reference = in.letter("R") == 'R';
    if (!in.is_sound() || lat_deg.has_value() != lon_deg.has_value()) {
        return ErrorCode::bad_value;
    }
    if (lat_deg && lon_deg) {
        target.at = lat_lon_degrees(*lat_deg, *lon_deg);
    }
    return target;
}

Result<Labels> read_tlb(std::string_view fields) {
    FieldReader in{fields};
    Labels labels;
    while (!in.is_at_end()) {
        const auto number = target_number(in);
        if (in.is_at_end()) {
            return ErrorCode::too_short;  // a number without its label
        }
        const std::string_view label = in.text();
        if (!in.is_sound() || (!number && !label.empty())) {
            return ErrorCode::bad_value;
        }
        if (!number) {
            continue;
        }
        if (labels.count == Labels::most) {
            return ErrorCode::too_long;
        }
        labels.label[labels.count] = {.number = *number, .text = label};
        ++labels.count;
    }
    return labels.count > 0 ? Result<Labels>{labels} : Result<Labels>{ErrorCode::too_short};
}

Result<Cursor> read_rsd(std::string_view fields) {
    constexpr int fewest = 13;
    FieldReader in{fields};
    Cursor cursor;
    (void)in.number(0.0, most_miles);  // origin 1
    (void)angle(in);
    const auto vrm1 = in.number(0.0, most_miles);
    cursor.ebl1 = radians_of(angle(in));
    (void)in.number(0.0, most_miles);  // origin 2
    (void)angle(in);
    (void)in.number(0.0, most_miles);
    (void)angle(in);
    const auto range = in.number(0.0, most_miles);
    const auto bearing = angle(in);
    const auto scale = in.number(0.0, most_miles);
    const double unit_m = metres_of(in.letter("KNS"));
    cursor.rotation = in.letter("CHN");
    if (in.count() < fewest) {
        return ErrorCode::too_short;
    }
    if (!in.is_sound() || (unit_m == 0.0 && (range || scale))) {
        return ErrorCode::bad_value;
    }
    cursor.vrm1 = vrm1 ? std::optional{vrm1->value} : std::nullopt;
    cursor.range = metres_of(range, unit_m);
    cursor.range_scale = metres_of(scale, unit_m);
    cursor.bearing = direction(bearing, cursor.rotation == 'H' ? 'R' : 'T');
    return cursor;
}

Result<OwnShipData> read_osd(std::string_view fields) {
    constexpr int fewest = 9;
    FieldReader in{fields};
    OwnShipData own;
    const auto heading = angle(in);
    const char is_valid = in.letter("AV");
    const auto course = angle(in);
    const char course_reference = in.letter("BMWRP");
    const auto speed = in.number(0.0, most_speed);
    const char speed_reference = in.letter("BMWRP");
    (void)angle(in);                   // set
    (void)in.number(0.0, most_speed);  // drift
    const double unit_m = metres_of(in.letter("KNS"));
    if (in.count() < fewest) {
        return ErrorCode::too_short;
    }
    if (!in.is_sound()) {
        return ErrorCode::bad_value;
    }
    own.heading = is_valid == 'A' ? radians_of(heading) : std::nullopt;
    own.course = is_over_ground(course_reference) ? radians_of(course) : std::nullopt;
    if (is_over_ground(speed_reference) && unit_m > 0.0) {
        own.speed = speed_of(speed, unit_m);
    }
    return own;
}

Result<Radians> read_hdt(std::string_view fields) {
    FieldReader in{fields};
    const auto heading = angle(in);
    const char reference = in.letter("T");
    if (!in.is_sound() || !heading || reference != 'T') {
        return ErrorCode::bad_value;
    }
    return degrees(heading->value);
}

Result<Radians> read_ths(std::string_view fields) {
    FieldReader in{fields};
    const auto heading = angle(in);
    const char mode = in.letter("AEMSV");
    if (mode == 'S' || mode == 'V') {
        return ErrorCode::unsupported;
    }
    if (!in.is_sound() || !heading || mode == '\0') {
        return ErrorCode::bad_value;
    }
    return degrees(heading->value);
}

}  // namespace seaeye::radar
