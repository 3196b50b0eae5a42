// Throws, because a decoder that cannot be made is no answer of a decoder.
#include "drivers/ais_config.hpp"

#include <nlohmann/json.hpp>

#include "drivers/config_object.hpp"

namespace seaeye {

AisConfig ais_config_of(const char* config_json) {
    constexpr std::string_view known[]{"time_zone", "duplicates", "checksum_faults"};
    constexpr std::string_view drop_or_keep[]{"drop", "keep"};
    constexpr std::string_view reject_or_flag[]{"reject", "flag"};
    const auto config = config_object(config_json, known);
    const bool are_kept = choice_at(config, "duplicates", drop_or_keep) == "keep";
    const bool are_flagged = choice_at(config, "checksum_faults", reject_or_flag) == "flag";
    return {.zone = zone_at(config),
            .choices = {
                .duplicates = are_kept ? Duplicates::keep : Duplicates::drop,
                .checksum_faults = are_flagged ? ChecksumFaults::flag : ChecksumFaults::reject}};
}

}  // namespace seaeye
