// How wide UTF-8 text stands on a terminal, and how to keep it from steering one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace seaeye {

/// Columns a terminal gives to the text: two for a Chinese, Japanese or Korean character, else one.
std::size_t text_width(std::string_view utf8);

/// The text with '?' for every control character, so that a vessel's name cannot move the cursor.
std::string printable(std::string text);

}  // namespace seaeye
