// Category 048: plots, and the radar's own tracks where a record has a track number.
#include "drivers/decode/asterix/cat048.hpp"
#include "drivers/decode/asterix/report_parts.hpp"
#include "drivers/decode/asterix/report_readers.hpp"

namespace seaeye::asterix {
namespace {

namespace c = cat048;

constexpr std::size_t i010 = place_of(c::items, "010");
constexpr std::size_t i020 = place_of(c::items, "020");
constexpr std::size_t i040 = place_of(c::items, "040");
constexpr std::size_t i042 = place_of(c::items, "042");
constexpr std::size_t i120 = place_of(c::items, "120");
constexpr std::size_t i130 = place_of(c::items, "130");
constexpr std::size_t i140 = place_of(c::items, "140");
constexpr std::size_t i161 = place_of(c::items, "161");
constexpr std::size_t i170 = place_of(c::items, "170");
constexpr std::size_t i200 = place_of(c::items, "200");
constexpr std::size_t i210 = place_of(c::items, "210");

constexpr Field typ = field_of(c::f020, "typ");
constexpr Field sim = field_of(c::f020, "sim");
constexpr Field rab = field_of(c::f020, "rab");
constexpr Field tst = field_of(c::f020, "tst");
constexpr Field err = field_of(c::f020, "err");
constexpr Field rho = field_of(c::f040, "rho_nm");
constexpr Field theta = field_of(c::f040, "theta_deg");
constexpr Field x = field_of(c::f042, "x_nm");
constexpr Field y = field_of(c::f042, "y_nm");
constexpr Field doubtful = field_of(c::f120_cal, "d");
constexpr Field doppler = field_of(c::f120_cal, "cal_mps");
constexpr Field run_length = field_of(c::f130_prl, "value_deg");
constexpr Field amplitude = field_of(c::f130_pam, "value_dbm");
constexpr Field track_number = field_of(c::f161, "trn");
constexpr Field tentative = field_of(c::f170, "cnf");
constexpr Field ended = field_of(c::f170, "tre");
constexpr Field speed = field_of(c::f200, "gsp_nm_per_s");
constexpr Field heading = field_of(c::f200, "hdg_deg");
constexpr Field sigma_x = field_of(c::f210, "sigx_nm");
constexpr Field sigma_y = field_of(c::f210, "sigy_nm");

constexpr const Item& characteristics = c::items[i130];
constexpr std::size_t ssr_run = place_of(c::p130, "srl");
constexpr std::size_t ssr_amplitude = place_of(c::p130, "sam");
constexpr std::size_t primary_run = place_of(c::p130, "prl");
constexpr std::size_t primary_amplitude = place_of(c::p130, "pam");
constexpr std::size_t calculated_doppler = place_of(c::p120, "cal");

/// Range and bearing as measured; where the range is beyond its field, or there is none, from the
/// tracker's own x and y.
void take_polar(const Record& record, bool is_beyond, Report& report) {
    if (const Bytes item = record.item(i040); !item.empty() && !is_beyond) {
        report.polar = PolarPlace{.range_m = scaled_value(item, rho) * metres_per_nm,
                                  .bearing_deg = scaled_value(item, theta)};
    } else if (const Bytes cartesian = record.item(i042); !cartesian.empty()) {
        report.polar = polar_of(scaled_value(cartesian, x) * metres_per_nm,
                                scaled_value(cartesian, y) * metres_per_nm);
    }
}

/// Of the primary radar where it saw the target: a vessel has no transponder that answers.
void take_characteristics(Bytes item, Report& report) {
    const auto first_of = [&](std::size_t primary, std::size_t ssr) {
        const Bytes part = part_of(characteristics, item, primary);
        return part.empty() ? part_of(characteristics, item, ssr) : part;
    };
    if (const Bytes part = first_of(primary_amplitude, ssr_amplitude); !part.empty()) {
        report.amplitude_db = scaled_value(part, amplitude);
    }
    if (const Bytes part = first_of(primary_run, ssr_run); !part.empty() && part[0] != 0) {
        report.bearing_extent_deg = scaled_value(part, run_length);
    }
}

/// I048/120 CAL is taken to grow with the range, as a range rate; a doubtful one is left alone.
void take_doppler(Bytes item, Report& report) {
    const Bytes part = part_of(c::items[i120], item, calculated_doppler);
    if (!part.empty() && raw_bits(part, doubtful) == 0) {
        report.radial_speed_mps = scaled_value(part, doppler);
    }
}

void take_track(const Record& record, bool is_detected, Report& report) {
    report.kind = Kind::track;
    report.number = static_cast<std::uint16_t>(raw_bits(record.item(i161), track_number));
    const Bytes status = record.item(i170);
    report.state = number_or_zero(status, ended) != 0       ? TrackState::ended
                   : !is_detected                           ? TrackState::coasting
                   : number_or_zero(status, tentative) != 0 ? TrackState::tentative
                                                            : TrackState::confirmed;
    if (const Bytes item = record.item(i200); !item.empty()) {
        take_velocity(report,
                      {.sog_mps = scaled_value(item, speed) * metres_per_nm,
                       .cog_deg = scaled_value(item, heading)});
    }
    if (const Bytes item = record.item(i210); !item.empty()) {
        report.sigma_position_m = sigma_of(scaled_value(item, sigma_x) * metres_per_nm,
                                           scaled_value(item, sigma_y) * metres_per_nm);
    }
}

}  // namespace

Report read_048(const Record& record) {
    Report report{.kind = Kind::plot};
    take_head(record, i010, i140, report);
    const Bytes descriptor = record.item(i020);
    report.is_real = (number_or_zero(descriptor, sim) | number_or_zero(descriptor, rab) |
                      number_or_zero(descriptor, tst)) == 0;
    take_polar(record, number_or_zero(descriptor, err) != 0, report);
    if (const Bytes item = record.item(i130); !item.empty()) {
        take_characteristics(item, report);
    }
    if (const Bytes item = record.item(i120); !item.empty()) {
        take_doppler(item, report);
    }
    if (record.has(i161)) {
        const bool is_detected = descriptor.empty() || raw_bits(descriptor, typ) != 0;
        take_track(record, is_detected, report);
    }
    return report;
}

}  // namespace seaeye::asterix
