// Where the built web console lies: beside the program in a build tree, under share/ when
// installed.
#pragma once

#include <string>

namespace seaeye {

/// The first of BINARY/../console and BINARY/../share/sea-eye/console that holds an index.html,
/// seen from this program's own place; empty when there is none (a headless build).
std::string console_directory();

}  // namespace seaeye
