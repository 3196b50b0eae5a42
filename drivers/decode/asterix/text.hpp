// One ASTERIX record as a line of JSON: every item, every field, under names that end in the unit.
#pragma once

#include <cstdint>
#include <string>

#include "drivers/decode/asterix/profiles.hpp"
#include "drivers/decode/asterix/record.hpp"

namespace seaeye::asterix {

/// Appends one JSON object without a line end. An item is "I040": an object of its fields; an array
/// of such where it repeats; an object of objects where it is compound; hexadecimal text where its
/// inside is not looked into. Quantities are in the unit of the name, all else as transmitted.
void append_json(std::string& out, const Profile& profile, const Record& record);

}  // namespace seaeye::asterix
