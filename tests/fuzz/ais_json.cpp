// Fuzz target: a line of JSON that says to be a decoded AIS message.
#include "drivers/decode/ais_json.hpp"

#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string line{reinterpret_cast<const char*>(data), size};
    seaeye::AisJson json;
    if (json.take(line) == seaeye::JsonOutcome::ok) {
        const seaeye::AisReport& report = json.report();
        const bool is_place =
            !report.has_place() || (*report.lat_deg >= -90 && *report.lat_deg <= 90 &&
                                    *report.lon_deg >= -180 && *report.lon_deg <= 180);
        if (report.mmsi == 0 || report.message_type == 0 || report.message_type > 27 || !is_place) {
            std::abort();
        }
        (void)report.position();
        (void)report.statics();
        (void)report.other();
    }
    return 0;
}
