// Numbers as text: fixed decimals, quickly and the same on every machine.
#pragma once

#include <cstdint>
#include <string>

namespace seaeye {

/// Appends an integer in decimal.
void append_integer(std::string& out, std::int64_t value);

/// Appends a finite value with exactly `decimals` (0 to 9) digits after the point, rounded half
/// away from zero. No "-0": what rounds to zero prints without a sign. Not finite: appends nothing
/// and returns false.
bool append_fixed(std::string& out, double value, int decimals);

}  // namespace seaeye
