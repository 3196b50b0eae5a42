// What a sea's observations say of one kind, for its tests.
#pragma once

#include <cmath>
#include <vector>

#include "tests/scoring/simulated_sea.hpp"

namespace seaeye::tests {

/// An observation and what it says. Borrows from the sea's list.
template <class T>
struct HeardOf {
    const Observation* observation = nullptr;
    const T* said = nullptr;
};

template <class T>
std::vector<HeardOf<T>> all_of(const std::vector<Observation>& observations) {
    std::vector<HeardOf<T>> all;
    for (const Observation& observation : observations) {
        if (const T* said = std::get_if<T>(&observation.said)) {
            all.push_back({.observation = &observation, .said = said});
        }
    }
    return all;
}

/// Mean and standard deviation of many numbers.
class Spread {
public:
    void add(double value) {
        sum_ += value;
        squares_ += value * value;
        ++count_;
    }

    [[nodiscard]] std::size_t count() const { return count_; }

    [[nodiscard]] double mean() const { return sum_ / static_cast<double>(count_); }

    [[nodiscard]] double sigma() const {
        return std::sqrt(squares_ / static_cast<double>(count_) - mean() * mean());
    }

private:
    double sum_ = 0.0;
    double squares_ = 0.0;
    std::size_t count_ = 0;
};

/// Ships that a radar near by sees whenever its Pd lets it.
inline constexpr KindShares ships_only{
    .cargo = 0.7, .tanker = 0.3, .fishing = 0, .fast = 0, .anchored = 0, .moored = 0};

}  // namespace seaeye::tests
