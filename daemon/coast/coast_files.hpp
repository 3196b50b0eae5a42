// A simulated coast on disk, as `replay` wants it.
#pragma once

#include <string>

#include "daemon/coast/coast.hpp"
#include "schemas/result.hpp"

namespace seaeye {

/// Writes log, watch list, zones and configuration into a directory, which is made if need be.
/// Fails: not_readable with the path and what the system said.
Result<Done> write_coast(const Coast& coast, const std::string& directory);

}  // namespace seaeye
