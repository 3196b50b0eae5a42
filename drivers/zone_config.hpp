// The key of drivers whose logs may have local times: time_zone.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "drivers/decode/time_zone.hpp"

#define SEAEYE_ZONE_KEY_SCHEMA                         \
    R"("time_zone":{"type":"string","default":"UTC",)" \
    R"("description":"IANA name of the zone of times that do not say theirs"})"

namespace seaeye {

/// JSON Schema of that key alone.
inline constexpr const char* zone_config_schema =
    R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object",)"
    R"("additionalProperties":false,"properties":{)" SEAEYE_ZONE_KEY_SCHEMA "}}";

/// The zone that a driver's configuration names, UTC where it names none. Throws
/// std::runtime_error with a sentence.
TimeZone zone_at(const nlohmann::json& config);

/// The same of a driver that takes no other key.
TimeZone zone_of_config(const char* config_json);

}  // namespace seaeye
