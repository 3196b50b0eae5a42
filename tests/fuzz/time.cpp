// Fuzz target: everything that reads a time or a time zone.
#include <string>

#include "drivers/decode/line_time.hpp"
#include "drivers/decode/posix_zone.hpp"
#include "drivers/decode/time_zone.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace seaeye;
    const std::string text{reinterpret_cast<const char*>(data), size};
    (void)read_leading_time(text);
    (void)read_trailer(text);
    (void)read_pghp_time(text);
    (void)read_zda_time(text);
    (void)read_json_time(text);
    (void)posix_zone_changes(text);
    if (auto zone = TimeZone::parse({data, size})) {
        (void)zone->to_utc(1'459'382'401, {});
        (void)zone->to_utc(1'477'794'600, 1'477'794'600);
    }
    return 0;
}
