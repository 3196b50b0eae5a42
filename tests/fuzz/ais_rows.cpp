// Fuzz target: lines of a CSV file. What a row says is within the ranges of the AIS, or absent.
#include "drivers/decode/ais_rows.hpp"

#include <cmath>
#include <cstdlib>
#include <string>

namespace {

using namespace seaeye;

bool is_bad(const std::optional<double>& value, double lowest, double highest) {
    return value && !(lowest <= *value && *value <= highest);
}

void check(const AisReport& report) {
    if (report.mmsi == 0 || report.mmsi > 999'999'999 || is_bad(report.lat_deg, -90, 90) ||
        is_bad(report.lon_deg, -180, 180) || is_bad(report.sog_mps, 0, 60) ||
        is_bad(report.cog_deg, 0, 360) || is_bad(report.heading_deg, 0, 360) ||
        is_bad(report.rot_deg_per_min, -720, 720) || is_bad(report.draught_m, 0, 25.5)) {
        std::abort();
    }
    (void)report.position();
    (void)report.statics();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest{reinterpret_cast<const char*>(data), size};
    AisRows rows;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        const std::string line{rest.substr(0, end)};  // its own memory: a read outside is seen
        if (rows.take(line) == RowOutcome::ok) {
            check(rows.report());
        }
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return 0;
}
