// Category 010: plots and tracks of one sensor. Polar before Cartesian before WGS-84.
#include "drivers/decode/asterix/cat010.hpp"
#include "drivers/decode/asterix/report_parts.hpp"
#include "drivers/decode/asterix/report_readers.hpp"

namespace seaeye::asterix {
namespace {

namespace c = cat010;

constexpr std::size_t i000 = place_of(c::items, "000");
constexpr std::size_t i010 = place_of(c::items, "010");
constexpr std::size_t i020 = place_of(c::items, "020");
constexpr std::size_t i040 = place_of(c::items, "040");
constexpr std::size_t i041 = place_of(c::items, "041");
constexpr std::size_t i042 = place_of(c::items, "042");
constexpr std::size_t i140 = place_of(c::items, "140");
constexpr std::size_t i161 = place_of(c::items, "161");
constexpr std::size_t i170 = place_of(c::items, "170");
constexpr std::size_t i200 = place_of(c::items, "200");
constexpr std::size_t i202 = place_of(c::items, "202");
constexpr std::size_t i500 = place_of(c::items, "500");

constexpr Field message_type = field_of(c::f000, "value");
constexpr Field sim = field_of(c::f020, "sim");
constexpr Field tst = field_of(c::f020, "tst");
constexpr Field rab = field_of(c::f020, "rab");
constexpr Field rho = field_of(c::f040, "rho_m");
constexpr Field theta = field_of(c::f040, "th_deg");
constexpr Field lat = field_of(c::f041, "lat_deg");
constexpr Field lon = field_of(c::f041, "lon_deg");
constexpr Field x = field_of(c::f042, "x_m");
constexpr Field y = field_of(c::f042, "y_m");
constexpr Field track_number = field_of(c::f161, "trk");
constexpr Field tentative = field_of(c::f170, "cnf");
constexpr Field ended = field_of(c::f170, "tre");
constexpr Field extrapolated = field_of(c::f170, "cst");
constexpr Field speed = field_of(c::f200, "gsp_nm_per_s");
constexpr Field track_angle = field_of(c::f200, "tra_deg");
constexpr Field vx = field_of(c::f202, "vx_mps");
constexpr Field vy = field_of(c::f202, "vy_mps");
constexpr Field sigma_x = field_of(c::f500, "devx_m");
constexpr Field sigma_y = field_of(c::f500, "devy_m");

constexpr std::uint32_t target_report = 1;

void take_target_place(const Record& record, Report& report) {
    if (const Bytes polar = record.item(i040); !polar.empty()) {
        report.polar = PolarPlace{.range_m = scaled_value(polar, rho),
                                  .bearing_deg = scaled_value(polar, theta)};
    } else if (const Bytes cartesian = record.item(i042); !cartesian.empty()) {
        report.polar = polar_of(scaled_value(cartesian, x), scaled_value(cartesian, y));
    } else if (const Bytes place = record.item(i041); !place.empty()) {
        take_place(report,
                   {.lat_deg = scaled_value(place, lat), .lon_deg = scaled_value(place, lon)});
    }
}

void take_target_velocity(const Record& record, Report& report) {
    if (const Bytes polar = record.item(i200); !polar.empty()) {
        take_velocity(report,
                      {.sog_mps = scaled_value(polar, speed) * metres_per_nm,
                       .cog_deg = scaled_value(polar, track_angle)});
    } else if (const Bytes cartesian = record.item(i202); !cartesian.empty()) {
        take_velocity(report,
                      velocity_of(scaled_value(cartesian, vx), scaled_value(cartesian, vy)));
    }
}

TrackState state_of(Bytes status) {
    return number_or_zero(status, ended) != 0          ? TrackState::ended
           : number_or_zero(status, extrapolated) != 0 ? TrackState::coasting
           : number_or_zero(status, tentative) != 0    ? TrackState::tentative
                                                       : TrackState::confirmed;
}

}  // namespace

Report read_010(const Record& record) {
    Report report;
    take_head(record, i010, i140, report);
    if (number_or_zero(record.item(i000), message_type) != target_report) {
        return report;  // start of a cycle, or the sensor's own status
    }
    report.kind = record.has(i161) ? Kind::track : Kind::plot;
    const Bytes descriptor = record.item(i020);
    report.is_real = (number_or_zero(descriptor, sim) | number_or_zero(descriptor, tst) |
                      number_or_zero(descriptor, rab)) == 0;
    take_target_place(record, report);
    if (report.kind == Kind::track) {
        report.number = static_cast<std::uint16_t>(raw_bits(record.item(i161), track_number));
        report.state = state_of(record.item(i170));
        take_target_velocity(record, report);
    }
    if (const Bytes item = record.item(i500); !item.empty()) {
        report.sigma_position_m =
            sigma_of(scaled_value(item, sigma_x), scaled_value(item, sigma_y));
    }
    return report;
}

}  // namespace seaeye::asterix
