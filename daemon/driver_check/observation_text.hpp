// One observation as a driver gave it, as a line of JSON with the names of driver.h: to be compared
// between two runs, and to be shown to the driver's author.
#pragma once

#include <string>

#include "sea-eye/driver.h"

namespace seaeye::conformance {

/// Every member that `has` says is there, and those that are always there. Numbers are written so
/// that they read back as they were.
std::string observation_text(const seaeye_observation& observation);

}  // namespace seaeye::conformance
