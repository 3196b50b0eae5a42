// Throws, because a decoder that cannot be made is no answer of a decoder.
#include "drivers/ais_config.hpp"

#include <nlohmann/json.hpp>

#include "drivers/config_object.hpp"

namespace seaeye {

AisConfig ais_config_of(const char* config_json) {
    constexpr std::string_view known[]{"time_zone", "duplicates"};
    constexpr std::string_view drop_or_keep[]{"drop", "keep"};
    const auto config = config_object(config_json, known);
    return {.zone = zone_at(config),
            .duplicates = choice_at(config, "duplicates", drop_or_keep) == "drop"
                              ? Duplicates::drop
                              : Duplicates::keep};
}

}  // namespace seaeye
