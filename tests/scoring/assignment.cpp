// Rows come in one at a time. Each looks for the shortest path, in costs reduced by prices, that
// ends at a free column; those on the path move over, and the prices keep every reduced cost from
// going negative, so that Dijkstra's search stays right. To go without is a column of a row's own.
#include "tests/scoring/assignment.hpp"

#include <queue>
#include <utility>

namespace seaeye::tests {
namespace {

constexpr double unreached = std::numeric_limits<double>::infinity();

class ShortestPaths {
public:
    ShortestPaths(std::span<const std::vector<Offer>> offers, std::size_t columns)
        : offers_{offers},
          columns_{columns},
          row_price_(offers.size()),
          column_price_(columns + offers.size()),
          column_of_(offers.size(), nobody),
          row_of_(columns + offers.size(), nobody),
          length_(columns + offers.size(), unreached),
          came_by_(columns + offers.size(), nobody),
          is_settled_(columns + offers.size()) {}

    std::vector<std::size_t> assign_all() && {
        for (std::size_t row = 0; row < offers_.size(); ++row) {
            const std::size_t end = search_from(row);
            update_prices(row, length_[end]);
            move_over(row, end);
            forget_search();
        }
        for (std::size_t& column : column_of_) {
            column = column < columns_ ? column : nobody;
        }
        return std::move(column_of_);
    }

private:
    using Reached = std::pair<double, std::size_t>;  // length, column

    /// Finds the nearest free column; the row's own is one.
    std::size_t search_from(std::size_t row) {
        double so_far = 0.0;
        while (true) {
            for (const Offer& offer : offers_[row]) {
                reach(row, offer, so_far);
            }
            reach(row, {.column = columns_ + row}, so_far);
            const std::size_t column = nearest_unsettled();
            is_settled_[column] = true;
            if (row_of_[column] == nobody) {
                return column;
            }
            so_far = length_[column];
            row = row_of_[column];
        }
    }

    void reach(std::size_t row, const Offer& offer, double so_far) {
        const std::size_t column = offer.column;
        const double length = so_far + offer.cost - row_price_[row] - column_price_[column];
        if (!is_settled_[column] && length < length_[column]) {
            if (length_[column] == unreached) {
                touched_.push_back(column);
            }
            length_[column] = length;
            came_by_[column] = row;
            reached_.emplace(length, column);
        }
    }

    std::size_t nearest_unsettled() {
        while (is_settled_[reached_.top().second]) {
            reached_.pop();  // it was reached by a longer way, too
        }
        return reached_.top().second;
    }

    void update_prices(std::size_t start, double shortest) {
        row_price_[start] += shortest;
        for (const std::size_t column : touched_) {
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

    void forget_search() {
        for (const std::size_t column : touched_) {
            length_[column] = unreached;
            is_settled_[column] = false;
        }
        touched_.clear();
        reached_ = {};
    }

    std::span<const std::vector<Offer>> offers_;  // the caller's, for the call
    std::size_t columns_;                         // after them, each row's own
    std::vector<double> row_price_;
    std::vector<double> column_price_;
    std::vector<std::size_t> column_of_;
    std::vector<std::size_t> row_of_;
    std::vector<double> length_;        // of the shortest path to each column
    std::vector<std::size_t> came_by_;  // the row before each column on it
    std::vector<bool> is_settled_;
    std::vector<std::size_t> touched_;  // columns that this search reached
    std::priority_queue<Reached, std::vector<Reached>, std::greater<>> reached_;
};

}  // namespace

std::vector<std::size_t> cheapest_assignment(std::span<const std::vector<Offer>> offers,
                                             std::size_t columns) {
    return ShortestPaths{offers, columns}.assign_all();
}

}  // namespace seaeye::tests
