// Reads the truth of a scenario directory: config.json (where the station is), truth.csv,
// ghosts.csv.
#pragma once

#include <string>

#include "schemas/result.hpp"
#include "tests/scoring/truth.hpp"

namespace seaeye::tests {

/// Without ghosts.csv there are no ghosts. Fails: not_readable, bad_value, with the file and what
/// was expected.
Result<Truth> read_truth(const std::string& scenario_directory);

}  // namespace seaeye::tests
