#include "tests/scoring/assignment.hpp"

#include <algorithm>
#include <numeric>

#include <doctest/doctest.h>

#include "daemon/coast/dice.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

CostMatrix random_costs(std::size_t rows, std::size_t columns, Dice& dice) {
    CostMatrix cost{rows, columns};
    const bool has_ties = dice.uniform() < 0.3;
    for (double& c : cost.costs) {
        c = 1000.0 * (dice.uniform() - 0.7);
        c = has_ties ? std::floor(c / 300.0) : c;
    }
    return cost;
}

/// Tries every order of the columns; rows without a column cost nothing.
double cheapest_by_trying(const CostMatrix& cost) {
    std::vector<std::size_t> columns(std::max(cost.rows, cost.columns));
    std::iota(columns.begin(), columns.end(), std::size_t{0});
    double cheapest = std::numeric_limits<double>::infinity();
    do {
        double sum = 0.0;
        for (std::size_t row = 0; row < cost.rows; ++row) {
            sum += columns[row] < cost.columns ? cost.at(row, columns[row]) : 0.0;
        }
        cheapest = std::min(cheapest, sum);
    } while (std::ranges::next_permutation(columns).found);
    return cheapest;
}

double sum_of(const CostMatrix& cost, const std::vector<std::size_t>& column_of) {
    double sum = 0.0;
    std::vector<bool> is_taken(cost.columns);
    for (std::size_t row = 0; row < cost.rows; ++row) {
        if (column_of[row] != nobody) {
            CHECK_FALSE(is_taken[column_of[row]]);
            is_taken[column_of[row]] = true;
            sum += cost.at(row, column_of[row]);
        }
    }
    CHECK(static_cast<std::size_t>(std::ranges::count(is_taken, true)) ==
          std::min(cost.rows, cost.columns));
    return sum;
}

}  // namespace

TEST_CASE("the cheapest assignment is the one that trying them all finds, wide, tall and tied") {
    Dice dice{11};
    for (int i = 0; i < 400; ++i) {
        const auto rows = static_cast<std::size_t>(1.0 + 6.0 * dice.uniform());
        const auto columns = static_cast<std::size_t>(1.0 + 6.0 * dice.uniform());
        const CostMatrix cost = random_costs(rows, columns, dice);

        const double sum = sum_of(cost, cheapest_assignment(cost));

        REQUIRE(sum == doctest::Approx(cheapest_by_trying(cost)).epsilon(1e-12));
    }
}

TEST_CASE("nothing to assign gives nothing") {
    CHECK(cheapest_assignment(CostMatrix{0, 0}).empty());
    CHECK(cheapest_assignment(CostMatrix{0, 3}).empty());
    CHECK(cheapest_assignment(CostMatrix{2, 0}) == std::vector{nobody, nobody});
}
