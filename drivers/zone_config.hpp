// The one key of drivers whose logs may have local times: time_zone.
#pragma once

#include <string_view>

#include "drivers/decode/time_zone.hpp"

namespace seaeye {

/// JSON Schema of that key alone.
inline constexpr const char* zone_config_schema =
    R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object",)"
    R"("additionalProperties":false,"properties":{"time_zone":{"type":"string","default":"UTC",)"
    R"("description":"IANA name of the zone of times that do not say theirs"}}})";

/// The zone that a driver's configuration names, UTC where it names none. Throws
/// std::runtime_error with a sentence.
TimeZone zone_of_config(std::string_view driver, const char* config_json);

}  // namespace seaeye
