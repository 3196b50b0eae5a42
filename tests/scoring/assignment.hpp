// The cheapest one-to-one assignment of rows to columns. The scorer asks it which track stands for
// which vessel where that is not plain to see.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

namespace seaeye::tests {

/// No partner.
inline constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();

/// What it costs to give row r the column c. Costs are finite and may be negative.
struct CostMatrix {
    CostMatrix(std::size_t rows_, std::size_t columns_)
        : rows{rows_},
          columns{columns_},
          costs(rows_ * columns_) {}

    double& at(std::size_t row, std::size_t column) { return costs[row * columns + column]; }

    [[nodiscard]] double at(std::size_t row, std::size_t column) const {
        return costs[row * columns + column];
    }

    std::size_t rows;
    std::size_t columns;
    std::vector<double> costs;
};

/// The column of each row such that the sum of costs is least; every row of a wide matrix and every
/// column of a tall one has a partner, rows without one say `nobody`. Cubic time at worst.
/// Source: Jonker, Volgenant 1987 (shortest augmenting paths), without their initialisation.
std::vector<std::size_t> cheapest_assignment(const CostMatrix& cost);

}  // namespace seaeye::tests
