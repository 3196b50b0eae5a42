// AIS messages as text for people and programs: a JSON object or a CSV row. Every name carries its
// unit; what was sent stands under "raw".
#pragma once

#include <string>
#include <string_view>

#include "drivers/decode/ais/message.hpp"
#include "drivers/decode/reception.hpp"

namespace seaeye {

/// Appends one JSON object: reception, header, every field of the message's table (null: not
/// available), "raw" integers, and where it applies the names of the fields that are "at_least"
/// their value, have "no_magnitude" or are "out_of_range".
void append_json(std::string& out, const ais::Message& message, const Reception& reception);

/// The columns of append_csv.
std::string_view csv_header();

/// Appends one row, without a line end. A field the message does not have is empty.
void append_csv(std::string& out, const ais::Message& message, const Reception& reception);

}  // namespace seaeye
