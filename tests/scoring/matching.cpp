// Pairs that share a vessel or a track form a cluster. Most clusters are one pair; the others are
// small matrices, so that 10,000 vessels are as many small questions.
#include "tests/scoring/matching.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
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

/// Sets that grow together.
class UnionFind {
public:
    explicit UnionFind(std::size_t size) : parent_(size) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    }

    std::size_t root(std::size_t member) {
        while (parent_[member] != member) {
            parent_[member] = parent_[parent_[member]];
            member = parent_[member];
        }
        return member;
    }

    void join(std::size_t a, std::size_t b) { parent_[root(a)] = root(b); }

private:
    std::vector<std::size_t> parent_;
};

/// The place of each number in a sorted list without repetition.
std::vector<std::uint32_t> sorted_once(std::vector<std::uint32_t> numbers) {
    std::ranges::sort(numbers);
    numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
    return numbers;
}

std::size_t place_in(const std::vector<std::uint32_t>& sorted, std::uint32_t number) {
    return static_cast<std::size_t>(std::ranges::lower_bound(sorted, number) - sorted.begin());
}

void settle_cluster(const std::vector<Pair>& cluster, double cutoff_m, std::vector<Pair>& best) {
    std::vector<std::uint32_t> vessels;
    std::vector<std::uint32_t> tracks;
    for (const Pair& pair : cluster) {
        vessels.push_back(pair.vessel);
        tracks.push_back(pair.track);
    }
    vessels = sorted_once(std::move(vessels));
    tracks = sorted_once(std::move(tracks));
    CostMatrix cost{vessels.size(), tracks.size()};
    for (const Pair& pair : cluster) {
        cost.at(place_in(vessels, pair.vessel), place_in(tracks, pair.track)) =
            pair.apart_m * pair.apart_m - cutoff_m * cutoff_m;
    }
    const std::vector<std::size_t> track_of = cheapest_assignment(cost);
    std::ranges::copy_if(cluster, std::back_inserter(best), [&](const Pair& pair) {
        return track_of[place_in(vessels, pair.vessel)] == place_in(tracks, pair.track);
    });
}

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
    std::uint32_t vessels = 0;
    std::uint32_t tracks = 0;
    for (const Pair& pair : near) {
        vessels = std::max(vessels, pair.vessel + 1);
        tracks = std::max(tracks, pair.track + 1);
    }
    UnionFind joined{std::size_t{vessels} + tracks};
    for (const Pair& pair : near) {
        joined.join(pair.vessel, std::size_t{vessels} + pair.track);
    }
    std::map<std::size_t, std::vector<Pair>> clusters;
    for (const Pair& pair : near) {
        clusters[joined.root(pair.vessel)].push_back(pair);
    }
    std::vector<Pair> best;
    for (const auto& [root, cluster] : clusters) {
        if (cluster.size() == 1) {
            best.push_back(cluster.front());
        } else {
            settle_cluster(cluster, cutoff_m, best);
        }
    }
    return best;
}

}  // namespace seaeye::tests
