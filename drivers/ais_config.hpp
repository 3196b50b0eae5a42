// The keys of ais_nmea beside the host's: the zone of local times, what becomes of copies and of
// sentences without a good checksum.
#pragma once

#include "drivers/decode/ais_stream.hpp"
#include "drivers/zone_config.hpp"

namespace seaeye {

struct AisConfig {
    TimeZone zone;
    AisChoices choices;
};

/// JSON Schema of these keys.
inline constexpr const char* ais_config_schema =
    R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object",)"
    R"("additionalProperties":false,"properties":{)" SEAEYE_ZONE_KEY_SCHEMA
    R"(,"duplicates":{"type":"string","enum":["drop","keep"],"default":"drop",)"
    R"("description":"A transmission heard again, by another station or twice."},)"
    R"("checksum_faults":{"type":"string","enum":["reject","flag"],"default":"reject",)"
    R"("description":"Sentences whose checksum is wrong or missing: flag reads them, and no track begins by them."}}})";

/// Throws std::runtime_error with a sentence.
AisConfig ais_config_of(const char* config_json);

}  // namespace seaeye
