// "Did you mean": the known word that a mistyped one is closest to.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace seaeye {

/// Single-letter insertions, deletions, changes and swaps of neighbours between two words.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The nearest of `known` within a third of the word's length, the first of equals; nothing when
/// none is that near.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> known);

/// "; did you mean "x"?", else "; known here: a, b, c", for the end of an error sentence.
std::string suggestion(std::string_view word, std::span<const std::string> known);

}  // namespace seaeye
