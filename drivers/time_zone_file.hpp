// Time zones by name, from the system's zone database. Read once, when a decoder is made.
#pragma once

#include <string>

#include "drivers/decode/time_zone.hpp"

namespace seaeye {

/// "UTC" or a name of the IANA database, e.g. Europe/Paris. Fails: bad_value for what cannot be a
/// name, not_found for one that the database has not, in one sentence.
Result<TimeZone> load_time_zone(const std::string& name);

}  // namespace seaeye
