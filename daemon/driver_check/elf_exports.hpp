// Which names a shared library shows to others.
#pragma once

#include <string>
#include <vector>

#include "schemas/result.hpp"

namespace seaeye::conformance {

/// The names that a 64-bit ELF library defines for others, in the order of its table; those that
/// linkers add to every library are left out. Fails: not_readable in one sentence for a file that
/// is none or is damaged.
Result<std::vector<std::string>> exported_names(const std::string& path);

}  // namespace seaeye::conformance
