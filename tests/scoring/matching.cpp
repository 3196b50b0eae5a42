#include "tests/scoring/matching.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_map>

#include "tests/scoring/assignment.hpp"

namespace seaeye::tests {
namespace {

/// Places by squares of a side, to find those near.
class Squares {
public:
    Squares(std::span<const PlaneVector> places, double side_m) : side_m_{side_m} {
        for (std::uint32_t i = 0; i < places.size(); ++i) {
            squares_[key(column(places[i].east), column(places[i].north))].push_back(i);
        }
    }

    /// Calls `visit` for all in the square of a place and the eight around it.
    template <class Visit>
    void around(PlaneVector place, Visit visit) const {
        for (std::int64_t i = -1; i <= 1; ++i) {
            for (std::int64_t j = -1; j <= 1; ++j) {
                const auto found =
                    squares_.find(key(column(place.east) + i, column(place.north) + j));
                if (found != squares_.end()) {
                    std::ranges::for_each(found->second, visit);
                }
            }
        }
    }

private:
    [[nodiscard]] std::int64_t column(double metres) const {
        return static_cast<std::int64_t>(std::floor(metres / side_m_));
    }

    static std::int64_t key(std::int64_t column, std::int64_t row) {
        return column * 1'000'003 + row;
    }

    double side_m_;
    std::unordered_map<std::int64_t, std::vector<std::uint32_t>> squares_;
};

}  // namespace

std::vector<Pair> pairs_within(std::span<const PlaneVector> vessels,
                               std::span<const PlaneVector> tracks,
                               double reach_m) {
    const Squares squares{tracks, reach_m};
    std::vector<Pair> pairs;
    for (std::uint32_t vessel = 0; vessel < vessels.size(); ++vessel) {
        const auto begin = static_cast<std::ptrdiff_t>(pairs.size());
        squares.around(vessels[vessel], [&](std::uint32_t track) {
            const double apart_m = apart(vessels[vessel], tracks[track]);
            if (apart_m < reach_m) {
                pairs.push_back({vessel, track, apart_m});
            }
        });
        std::sort(pairs.begin() + begin, pairs.end(), [](const Pair& a, const Pair& b) {
            return a.track < b.track;
        });
    }
    return pairs;
}

std::vector<Pair> best_pairs(std::span<const Pair> near, double cutoff_m) {
    std::size_t vessels = 0;
    std::size_t tracks = 0;
    for (const Pair& pair : near) {
        vessels = std::max<std::size_t>(vessels, pair.vessel + 1);
        tracks = std::max<std::size_t>(tracks, pair.track + 1);
    }
    std::vector<std::vector<Offer>> offers(vessels);
    for (const Pair& pair : near) {
        offers[pair.vessel].push_back(
            {.column = pair.track, .cost = pair.apart_m * pair.apart_m - cutoff_m * cutoff_m});
    }
    const std::vector<std::size_t> track_of = cheapest_assignment(offers, tracks);
    std::vector<Pair> best;
    std::ranges::copy_if(near, std::back_inserter(best), [&](const Pair& pair) {
        return track_of[pair.vessel] == pair.track;
    });
    return best;
}

}  // namespace seaeye::tests
