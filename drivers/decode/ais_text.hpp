// AIS messages as CSV rows: what most messages share, or a list would be expected to show. Every
// name carries its unit.
#pragma once

#include <string>
#include <string_view>

#include "drivers/decode/ais/message.hpp"
#include "drivers/decode/reception.hpp"

namespace seaeye {

/// The columns of append_csv.
std::string_view csv_header();

/// Appends one row, without a line end. A field the message does not have is empty.
void append_csv(std::string& out, const ais::Message& message, const Reception& reception);

}  // namespace seaeye
