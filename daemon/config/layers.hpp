// Flag over environment over file over default, laid over each other and checked.
#pragma once

#include "daemon/config.hpp"
#include "daemon/config/document.hpp"
#include "schemas/result.hpp"

namespace seaeye {

/// The file's document with the overrides laid over it, checked against the schema, with its
/// defaults filled in (those have no place). Fails as read_config does.
Result<ConfigDocument> layered_config(ConfigDocument file, const ConfigOverrides& overrides);

}  // namespace seaeye
