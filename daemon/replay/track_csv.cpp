// Written by hand: at full speed these rows are most of a replay's output.
#include "daemon/replay/track_csv.hpp"

#include "schemas/numbers.hpp"

namespace seaeye {

void append_track_row(std::string& out, const TrackPoint& point) {
    const std::int64_t us = to_micros(point.measured);
    if (us % 1'000'000 == 0) {
        append_integer(out, us / 1'000'000);
    } else {
        append_fixed(out, static_cast<double>(us) * 1e-6, 3);
    }
    out += ',';
    append_integer(out, static_cast<std::int64_t>(to_number(point.track)));
    out += ',';
    append_fixed(out, to_degrees(point.at.lat), 7);
    out += ',';
    append_fixed(out, to_degrees(point.at.lon), 7);
    out += ',';
    append_fixed(out, to_knots(point.sog), 2);
    out += ',';
    append_fixed(out, to_tenths_of_degree(point.cog), 1);
    out += ',';
    if (point.mmsi) {
        append_integer(out, std::int64_t{to_number(*point.mmsi)});
    }
    out += '\n';
}

}  // namespace seaeye
