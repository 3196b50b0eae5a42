// The cheapest way to give rows columns of their own. The scorer asks it which track stands for
// which vessel where that is not plain to see.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace seaeye::tests {

/// No partner.
inline constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();

/// A column that a row may have, and what that costs: finite, mostly negative.
struct Offer {
    std::size_t column = 0;
    double cost = 0.0;
};

/// The column of each row, or `nobody`, such that no column is given twice and the sum of costs is
/// least. A row may go without, which costs nothing. `offers` has an entry for each row; columns
/// are below `columns`. Fast where rows have few offers, however many rows there are. Source:
/// Jonker, Volgenant 1987 (shortest augmenting paths), on lists in place of a matrix.
std::vector<std::size_t> cheapest_assignment(std::span<const std::vector<Offer>> offers,
                                             std::size_t columns);

}  // namespace seaeye::tests
