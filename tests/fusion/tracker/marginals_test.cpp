#include "fusion/tracker/marginals.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <doctest/doctest.h>

using namespace seaeye;

namespace {

/// Sums over every way to give each track one plot or none, no plot to two.
std::vector<double> by_enumeration(const std::vector<Pairing>& pairings,
                                   std::size_t tracks,
                                   std::size_t plots) {
    std::vector<double> mass(pairings.size(), 0.0);
    std::vector<std::size_t> chosen;
    std::vector<bool> is_taken(plots, false);
    double all = 0.0;
    const auto go_on = [&](const auto& self, std::uint32_t track, double weight) -> void {
        if (track == tracks) {
            all += weight;
            for (const std::size_t k : chosen) {
                mass[k] += weight;
            }
            return;
        }
        self(self, track + 1, weight);
        for (std::size_t k = 0; k < pairings.size(); ++k) {
            if (pairings[k].track == track && !is_taken[pairings[k].plot]) {
                is_taken[pairings[k].plot] = true;
                chosen.push_back(k);
                self(self, track + 1, weight * pairings[k].weight);
                chosen.pop_back();
                is_taken[pairings[k].plot] = false;
            }
        }
    };
    go_on(go_on, 0, 1.0);
    for (double& m : mass) {
        m /= all;
    }
    return mass;
}

}  // namespace

TEST_CASE("a lone track's plots share what it is likelier to be than missed") {
    std::vector<Pairing> pairings{{0, 0, 3.0}, {0, 1, 1.0}};

    Marginals{}.solve(pairings, 1, 2);

    CHECK(pairings[0].beta == doctest::Approx(0.6));
    CHECK(pairings[1].beta == doctest::Approx(0.2));
}

TEST_CASE("where no loop is, what two tracks want is shared out exactly") {
    std::vector<Pairing> pairings{{0, 0, 8.0}, {1, 0, 4.0}, {1, 1, 2.0}};
    const auto exact = by_enumeration(pairings, 2, 2);

    Marginals{}.solve(pairings, 2, 2);

    for (std::size_t k = 0; k < pairings.size(); ++k) {
        CHECK(pairings[k].beta == doctest::Approx(exact[k]).epsilon(1e-3));
    }
}

TEST_CASE("two ships abreast that both could be either plot are shared out exactly too") {
    std::vector<Pairing> pairings{{0, 0, 50.0}, {0, 1, 20.0}, {1, 0, 15.0}, {1, 1, 40.0}};
    const auto exact = by_enumeration(pairings, 2, 2);

    Marginals{}.solve(pairings, 2, 2);

    for (std::size_t k = 0; k < pairings.size(); ++k) {
        CHECK(pairings[k].beta == doctest::Approx(exact[k]));
    }
}

TEST_CASE("a fleet of seven whose gates overlap in a row is shared out to a few hundredths") {
    std::vector<Pairing> pairings;
    for (std::uint32_t track = 0; track < 7; ++track) {
        for (std::uint32_t plot = track > 0 ? track - 1 : 0; plot < std::min(track + 2, 7U);
             ++plot) {
            pairings.push_back({track, plot, plot == track ? 60.0 : 2.0 + track});
        }
    }
    const auto exact = by_enumeration(pairings, 7, 7);

    Marginals{}.solve(pairings, 7, 7);

    for (std::size_t k = 0; k < pairings.size(); ++k) {
        CHECK(std::abs(pairings[k].beta - exact[k]) < 0.05);
    }
}

TEST_CASE("no pairings are no trouble") {
    std::vector<Pairing> none;
    Marginals{}.solve(none, 3, 0);
    CHECK(none.empty());
}
