// Notices about areas, which are circles, rectangles and so on, one after another. Bits from the
// first of the data, and in an area from its first.
//
//   1/22, 1/23 (broadcast, addressed): IMO SN.1/Circ.289 annex, 11
//          0 linkage 10 | 10 notice 7 | 17 month 4 | 21 day 5 | 26 hour 5 | 31 minute 6
//          37 duration 18 (minutes, 0 cancels) | 55 1 to 10 areas of 87 bits
//   366/22 USCG, NAV55 draft: the same, areas of 90 bits
//   367/22 USCG Area Notice, release version 1 (2012): 0 version 6 | 6 linkage 10 | 16 notice 7
//          23 month 4 | 27 day 5 | 32 hour 5 | 37 minute 6 | 43 duration 18 | 61 spare 3
//          64 areas of 96 bits
//
//   area   0 shape 3 | 3 scale 2 (metres count 1, 10, 100 or 1,000) | then by shape
//     0    circle     5 lon | lat | precision 3 | radius 12 (0: a point)
//     1    rectangle  5 lon | lat | precision 3 | east 8 | north 8 | turned 9
//     2    sector     5 lon | lat | precision 3 | radius 12 | from 9 | to 9
//     3,4  line, polygon, from the point before: 5 4 x (bearing 10 in half degrees, distance)
//     5    text: 3 text
//
// Positions have 25 and 24 bits (1/1,000 minute), distances 10 and texts 84 bits in 1/22; 28 and
// 27 bits (1/10,000 minute) and 11 in the others, texts 84 in 366/22 and 90 in 367/22; 366/22 has
// no precision. The precision says how many decimals a display should show: left alone. A distance
// of 0 is no point.
#pragma once

#include "drivers/decode/ais/measures.hpp"
#include "drivers/decode/ais/places.hpp"

namespace seaeye::ais::area_notice {

struct Format {
    Resolution resolution;
    std::uint16_t extent_at;  ///< first bit of the radius, or of the east side
    std::uint16_t distance_bits;
    std::uint16_t text_bits;
};

inline constexpr Format imo{thousandth_minute, 57, 10, 84};
inline constexpr Format nav55{fine, 60, 11, 84};
inline constexpr Format release_1{fine, 63, 11, 90};

constexpr std::uint16_t plus(std::uint16_t at, int bits) {
    return static_cast<std::uint16_t>(at + bits);
}

/// 0 to 359 degrees; 0 is what is sent when there is nothing to say.
constexpr Field angle(std::string_view name, std::uint16_t at) {
    return ones(name, at, 9, {.lowest = 0, .highest = 359});
}

/// The areas of a format whose metres count `factor`.
template <const Format& format, std::int32_t factor>
struct Areas {
    static constexpr std::uint16_t at = format.extent_at;
    static constexpr Field shape = number("shape", 0, 3);
    static constexpr Field scale = number("scale", 3, 2);
    static constexpr Field lon = longitude("lon", 5, format.resolution);
    static constexpr Field lat = latitude("lat", plus(5, lon.width), format.resolution);
    static constexpr Field radius = ones("radius_m", at, 12, {.factor = factor});

    static constexpr std::array circle_rows{shape, scale, lat, lon, radius};
    static constexpr std::array rectangle_rows{shape,
                                               scale,
                                               lat,
                                               lon,
                                               ones("east_m", at, 8, {.factor = factor}),
                                               ones("north_m", plus(at, 8), 8, {.factor = factor}),
                                               angle("turned_deg", plus(at, 16))};
    static constexpr std::array sector_rows{shape,
                                            scale,
                                            lat,
                                            lon,
                                            radius,
                                            angle("from_deg", plus(at, 12)),
                                            angle("to_deg", plus(at, 21))};
    static constexpr std::array point_rows{
        halves("bearing_deg", 0, 10, {.none = 720, .highest = 719}),
        ones("distance_m", 10, format.distance_bits, {.factor = factor})};
    static constexpr std::array line_rows{shape, scale};
    static constexpr std::array words_rows{shape, text("text", 3, format.text_bits)};

    static constexpr auto circle_fields = pointers_to(circle_rows);
    static constexpr auto rectangle_fields = pointers_to(rectangle_rows);
    static constexpr auto sector_fields = pointers_to(sector_rows);
    static constexpr auto point_fields = pointers_to(point_rows);
    static constexpr auto line_fields = pointers_to(line_rows);
    static constexpr auto words_fields = pointers_to(words_rows);

    static constexpr Table point{point_fields};

    static const Table* choose_point(const Payload& payload, std::size_t first) {
        return payload.unsigned_at(first + 10, format.distance_bits) != 0 ? &point : nullptr;
    }

    static constexpr Group points{.name = "points",
                                  .at = 5,
                                  .stride = plus(10, format.distance_bits),
                                  .needed = plus(10, format.distance_bits),
                                  .most = 4,
                                  .choose = choose_point};
    static constexpr std::array line_groups{&points};

    static constexpr Table circle{circle_fields};
    static constexpr Table rectangle{rectangle_fields};
    static constexpr Table sector{sector_fields};
    static constexpr Table line{line_fields, line_groups};
    static constexpr Table words{words_fields};

    static const Table* choose(std::uint32_t with_shape) {
        switch (with_shape) {
            case 0:
                return &circle;
            case 1:
                return &rectangle;
            case 2:
                return &sector;
            case 3:
            case 4:
                return &line;
            case 5:
                return &words;
            default:
                return nullptr;
        }
    }
};

/// The table of the area whose first bit is `at`, by its shape and scale.
template <const Format& format>
const Table* choose_area(const Payload& payload, std::size_t at) {
    const std::uint32_t shape = payload.unsigned_at(at, 3);
    switch (payload.unsigned_at(at + 3, 2)) {
        case 0:
            return Areas<format, 1>::choose(shape);
        case 1:
            return Areas<format, 10>::choose(shape);
        case 2:
            return Areas<format, 100>::choose(shape);
        default:
            return Areas<format, 1000>::choose(shape);
    }
}

inline constexpr std::array rows{linkage(0),
                                 code("notice", 10, 7, {.none = 127}),
                                 month("month", 17),
                                 day("day", 21),
                                 hour("hour", 26),
                                 minute("minute", 31),
                                 ones("duration_min", 37, 18, {.none = 262143})};
inline constexpr auto fields = pointers_to(rows);
inline constexpr std::array release_1_rows{number("version", 0, 6),
                                           linkage(6),
                                           code("notice", 16, 7, {.none = 127}),
                                           month("month", 23),
                                           day("day", 27),
                                           hour("hour", 32),
                                           minute("minute", 37),
                                           ones("duration_min", 43, 18, {.none = 262143})};
inline constexpr auto release_1_fields = pointers_to(release_1_rows);

inline constexpr Group imo_areas{
    .name = "areas", .at = 55, .stride = 87, .needed = 87, .most = 10, .choose = choose_area<imo>};
inline constexpr Group nav55_areas{.name = "areas",
                                   .at = 55,
                                   .stride = 90,
                                   .needed = 90,
                                   .most = 10,
                                   .choose = choose_area<nav55>};
inline constexpr Group release_1_areas{.name = "areas",
                                       .at = 64,
                                       .stride = 96,
                                       .needed = 96,
                                       .most = 10,
                                       .choose = choose_area<release_1>};
inline constexpr std::array imo_groups{&imo_areas};
inline constexpr std::array nav55_groups{&nav55_areas};
inline constexpr std::array release_1_groups{&release_1_areas};
inline constexpr Table imo_table{fields, imo_groups};
inline constexpr Table nav55_table{fields, nav55_groups};
inline constexpr Table release_1_table{release_1_fields, release_1_groups};

/// A notice that cancels another has no area.
inline constexpr Application broadcast{
    .dac = 1, .fi = 22, .name = "area_notice", .least_bits = 55, .table = &imo_table};
inline constexpr Application addressed{
    .dac = 1, .fi = 23, .name = "area_notice", .least_bits = 55, .table = &imo_table};
inline constexpr Application us_draft{
    .dac = 366, .fi = 22, .name = "area_notice", .least_bits = 55, .table = &nav55_table};
inline constexpr Application us{
    .dac = 367, .fi = 22, .name = "area_notice", .least_bits = 64, .table = &release_1_table};

}  // namespace seaeye::ais::area_notice
