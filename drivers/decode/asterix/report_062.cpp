// Category 062: another tracker's tracks, in WGS-84. I062/100 is left alone: it is Cartesian about
// a centre that the wire does not name.
#include "drivers/decode/asterix/cat062.hpp"
#include "drivers/decode/asterix/cat062_0_17.hpp"
#include "drivers/decode/asterix/report_parts.hpp"
#include "drivers/decode/asterix/report_readers.hpp"

namespace seaeye::asterix {
namespace {

namespace c = cat062;
namespace old = cat062_0_17;

/// Where an edition has its items, and the fields that differ.
struct Layout {
    std::size_t i010 = 0, i040 = 0, i070 = 0, i080 = 0, i105 = 0, i500 = 0;
    Field number, lat, lon;
};

constexpr Layout layout{.i010 = place_of(c::items, "010"),
                        .i040 = place_of(c::items, "040"),
                        .i070 = place_of(c::items, "070"),
                        .i080 = place_of(c::items, "080"),
                        .i105 = place_of(c::items, "105"),
                        .i500 = place_of(c::items, "500"),
                        .number = field_of(c::f040, "value"),
                        .lat = field_of(c::f105, "lat_deg"),
                        .lon = field_of(c::f105, "lon_deg")};

constexpr Layout old_layout{.i010 = place_of(old::items, "010"),
                            .i040 = place_of(old::items, "040"),
                            .i070 = place_of(old::items, "070"),
                            .i080 = place_of(old::items, "080"),
                            .i105 = place_of(old::items, "105"),
                            .i500 = place_of(old::items, "500"),
                            .number = field_of(old::f040, "value"),
                            .lat = field_of(old::f105, "lat_deg"),
                            .lon = field_of(old::f105, "lon_deg")};

// I062/080 begins alike in both.
constexpr Field tentative = field_of(c::f080, "cnf");
constexpr Field simulated = field_of(c::f080, "sim");
constexpr Field ended = field_of(c::f080, "tse");
constexpr Field coasting = field_of(c::f080, "cst");

template <const Layout& L>
Report read_track(const Record& record) {
    Report report{.kind = Kind::track};
    take_head(record, L.i010, L.i070, report);
    const Bytes status = record.item(L.i080);
    report.is_real = number_or_zero(status, simulated) == 0;
    report.state = number_or_zero(status, ended) != 0       ? TrackState::ended
                   : number_or_zero(status, coasting) != 0  ? TrackState::coasting
                   : number_or_zero(status, tentative) != 0 ? TrackState::tentative
                                                            : TrackState::confirmed;
    const Bytes number = record.item(L.i040);
    if (number.empty()) {
        report.kind = Kind::nothing;  // a track that has no number cannot be followed
        return report;
    }
    report.number = static_cast<std::uint16_t>(raw_bits(number, L.number));
    if (const Bytes place = record.item(L.i105); !place.empty()) {
        take_place(report,
                   {.lat_deg = scaled_value(place, L.lat), .lon_deg = scaled_value(place, L.lon)});
    }
    return report;
}

}  // namespace

Report read_062(const Record& record) {
    constexpr std::size_t i185 = place_of(c::items, "185");
    constexpr std::size_t i500 = layout.i500;
    constexpr std::size_t apc = place_of(c::p500, "apc");
    constexpr Field vx = field_of(c::f185, "vx_mps");
    constexpr Field vy = field_of(c::f185, "vy_mps");
    constexpr Field x = field_of(c::f500_apc, "x_m");
    constexpr Field y = field_of(c::f500_apc, "y_m");
    Report report = read_track<layout>(record);
    if (const Bytes item = record.item(i185); !item.empty()) {
        take_velocity(report, velocity_of(scaled_value(item, vx), scaled_value(item, vy)));
    }
    if (const Bytes item = record.item(i500); !item.empty()) {
        if (const Bytes part = part_of(c::items[i500], item, apc); !part.empty()) {
            report.sigma_position_m = sigma_of(scaled_value(part, x), scaled_value(part, y));
        }
    }
    return report;
}

Report read_062_0_17(const Record& record) {
    constexpr std::size_t i180 = place_of(old::items, "180");
    constexpr std::size_t i500 = old_layout.i500;
    constexpr std::size_t apc = place_of(old::p500, "apc");
    constexpr Field speed = field_of(old::f180, "gsp_nm_per_s");
    constexpr Field heading = field_of(old::f180, "hdg_deg");
    constexpr Field x = field_of(old::f500_apc, "x_nm");
    constexpr Field y = field_of(old::f500_apc, "y_nm");
    Report report = read_track<old_layout>(record);
    if (const Bytes item = record.item(i180); !item.empty()) {
        take_velocity(report,
                      {.sog_mps = scaled_value(item, speed) * metres_per_nm,
                       .cog_deg = scaled_value(item, heading)});
    }
    if (const Bytes item = record.item(i500); !item.empty()) {
        if (const Bytes part = part_of(old::items[i500], item, apc); !part.empty()) {
            report.sigma_position_m = sigma_of(scaled_value(part, x) * metres_per_nm,
                                               scaled_value(part, y) * metres_per_nm);
        }
    }
    return report;
}

}  // namespace seaeye::asterix
