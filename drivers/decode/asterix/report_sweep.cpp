// Categories 034 and 002: the beam passed north, south or the edge of a sector.
#include "drivers/decode/asterix/cat002.hpp"
#include "drivers/decode/asterix/cat034.hpp"
#include "drivers/decode/asterix/report_parts.hpp"
#include "drivers/decode/asterix/report_readers.hpp"

namespace seaeye::asterix {
namespace {

/// Where a category has its items. The fields are alike in both.
struct Layout {
    std::size_t i000, i010, i020, i030, i041;
    std::uint32_t south;  // message type, 0: there is none
};

constexpr Layout layout_034{.i000 = place_of(cat034::items, "000"),
                            .i010 = place_of(cat034::items, "010"),
                            .i020 = place_of(cat034::items, "020"),
                            .i030 = place_of(cat034::items, "030"),
                            .i041 = place_of(cat034::items, "041"),
                            .south = 0};

constexpr Layout layout_002{.i000 = place_of(cat002::items, "000"),
                            .i010 = place_of(cat002::items, "010"),
                            .i020 = place_of(cat002::items, "020"),
                            .i030 = place_of(cat002::items, "030"),
                            .i041 = place_of(cat002::items, "041"),
                            .south = 3};

constexpr std::uint32_t north = 1;
constexpr std::uint32_t sector = 2;

constexpr Field message_type = field_of(cat034::f000, "value");
constexpr Field bearing = field_of(cat034::f020, "value_deg");
constexpr Field rotation = field_of(cat034::f041, "value_s");
static_assert(field_of(cat002::f041, "value_s").scale == rotation.scale);
static_assert(field_of(cat002::f020, "value_deg").scale == bearing.scale);

/// A turn that an antenna can take; 0 is "not known".
constexpr double shortest_turn_s = 0.1;
constexpr double longest_turn_s = 512.0;

Report read_service(const Layout& layout, const Record& record) {
    Report report;
    take_head(record, layout.i010, layout.i030, report);
    const std::uint32_t type = number_or_zero(record.item(layout.i000), message_type);
    if (type == sector && record.has(layout.i020)) {
        report.kind = Kind::sweep;
        report.bearing_deg = scaled_value(record.item(layout.i020), bearing);
    } else if (type == north) {
        report.kind = Kind::sweep;
    } else if (type != 0 && type == layout.south) {
        report.kind = Kind::sweep;
        report.bearing_deg = 180.0;
    }
    const auto turn_s = value_of(record.item(layout.i041), rotation);
    if (turn_s && *turn_s >= shortest_turn_s && *turn_s <= longest_turn_s) {
        report.rotation_s = turn_s;
    }
    return report;
}

}  // namespace

Report read_034(const Record& record) {
    return read_service(layout_034, record);
}

Report read_002(const Record& record) {
    return read_service(layout_002, record);
}

ReadRecord reader_of(const Profile& profile) {
    switch (profile.category) {
        case 2:
            return read_002;
        case 10:
            return read_010;
        case 34:
            return read_034;
        case 48:
            return read_048;
        case 62:
            return profile.edition == "0.17" ? read_062_0_17 : read_062;
        default:
            return nullptr;
    }
}

}  // namespace seaeye::asterix
