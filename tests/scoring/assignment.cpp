// Rows come in one at a time. Each looks for the shortest path, in costs reduced by prices, that
// ends at a free column; those on the path move over, and the prices keep every reduced cost from
// going negative, so that Dijkstra's search stays right.
#include "tests/scoring/assignment.hpp"

namespace seaeye::tests {
namespace {

constexpr double unreached = std::numeric_limits<double>::infinity();

class ShortestPaths {
public:
    /// Not taller than wide.
    explicit ShortestPaths(const CostMatrix& cost)
        : cost_{cost},
          row_price_(cost.rows),
          column_price_(cost.columns),
          column_of_(cost.rows, nobody),
          row_of_(cost.columns, nobody) {}

    std::vector<std::size_t> assign_all() && {
        for (std::size_t row = 0; row < cost_.rows; ++row) {
            const std::size_t end = search_from(row);
            update_prices(row, length_[end]);
            move_over(row, end);
        }
        return std::move(column_of_);
    }

private:
    /// Finds the nearest free column; leaves lengths and the rows the paths came by.
    std::size_t search_from(std::size_t start) {
        length_.assign(cost_.columns, unreached);
        came_by_.assign(cost_.columns, start);
        is_settled_.assign(cost_.columns, false);
        std::size_t row = start;
        double so_far = 0.0;
        while (true) {
            reach_out(row, so_far);
            const std::size_t column = nearest_unsettled();
            is_settled_[column] = true;
            if (row_of_[column] == nobody) {
                return column;
            }
            so_far = length_[column];
            row = row_of_[column];
        }
    }

    void reach_out(std::size_t row, double so_far) {
        for (std::size_t column = 0; column < cost_.columns; ++column) {
            const double length =
                so_far + cost_.at(row, column) - row_price_[row] - column_price_[column];
            if (!is_settled_[column] && length < length_[column]) {
                length_[column] = length;
                came_by_[column] = row;
            }
        }
    }

    [[nodiscard]] std::size_t nearest_unsettled() const {
        std::size_t nearest = nobody;
        for (std::size_t column = 0; column < cost_.columns; ++column) {
            if (!is_settled_[column] && (nearest == nobody || length_[column] < length_[nearest])) {
                nearest = column;
            }
        }
        return nearest;
    }

    void update_prices(std::size_t start, double shortest) {
        row_price_[start] += shortest;
        for (std::size_t column = 0; column < cost_.columns; ++column) {
            if (is_settled_[column] && row_of_[column] != nobody) {
                row_price_[row_of_[column]] += shortest - length_[column];
                column_price_[column] -= shortest - length_[column];
            }
        }
    }

    void move_over(std::size_t start, std::size_t column) {
        while (true) {
            const std::size_t row = came_by_[column];
            row_of_[column] = row;
            std::swap(column, column_of_[row]);
            if (row == start) {
                return;
            }
        }
    }

    const CostMatrix& cost_;  // the caller's, for the call
    std::vector<double> row_price_;
    std::vector<double> column_price_;
    std::vector<std::size_t> column_of_;
    std::vector<std::size_t> row_of_;
    std::vector<double> length_;        // of the shortest path to each column
    std::vector<std::size_t> came_by_;  // the row before each column on it
    std::vector<bool> is_settled_;
};

CostMatrix turned_over(const CostMatrix& cost) {
    CostMatrix turned{cost.columns, cost.rows};
    for (std::size_t row = 0; row < cost.rows; ++row) {
        for (std::size_t column = 0; column < cost.columns; ++column) {
            turned.at(column, row) = cost.at(row, column);
        }
    }
    return turned;
}

}  // namespace

std::vector<std::size_t> cheapest_assignment(const CostMatrix& cost) {
    if (cost.rows <= cost.columns) {
        return ShortestPaths{cost}.assign_all();
    }
    const CostMatrix wide = turned_over(cost);
    const std::vector<std::size_t> row_of = ShortestPaths{wide}.assign_all();
    std::vector<std::size_t> column_of(cost.rows, nobody);
    for (std::size_t column = 0; column < cost.columns; ++column) {
        column_of[row_of[column]] = column;
    }
    return column_of;
}

}  // namespace seaeye::tests
