// Tracks and plots that pairings join, directly or through others, are a cluster; clusters do not
// know of each other.
#include "fusion/tracker/marginals.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace seaeye {
namespace {

constexpr std::uint32_t none = ~std::uint32_t{0};

/// The sum over all ways to give each track one plot or none, no plot to two.
class Enumeration {
public:
    Enumeration(std::span<Pairing> all, std::span<const std::uint32_t> cluster)
        : all_{all},
          cluster_{cluster} {}

    void run() {
        for (const std::uint32_t k : cluster_) {
            all_[k].beta = 0.0;
        }
        const double total = from(0, 1.0);
        for (const std::uint32_t k : cluster_) {
            all_[k].beta /= total;
        }
    }

private:
    /// What the tracks from the pairing `first` on add, times `weight` of those before; adds each
    /// pairing's share to its beta.
    double from(std::size_t first, double weight) {
        if (first == cluster_.size()) {
            return weight;
        }
        std::size_t next = first;
        while (next < cluster_.size() && track(next) == track(first)) {
            ++next;
        }
        double total = from(next, weight);
        for (std::size_t i = first; i < next; ++i) {
            Pairing& pairing = all_[cluster_[i]];
            const auto end = taken_.begin() + static_cast<std::ptrdiff_t>(taken_count_);
            if (std::find(taken_.begin(), end, pairing.plot) != end) {
                continue;
            }
            taken_[taken_count_++] = pairing.plot;
            const double share = from(next, weight * pairing.weight);
            --taken_count_;
            pairing.beta += share;
            total += share;
        }
        return total;
    }

    [[nodiscard]] std::uint32_t track(std::size_t i) const { return all_[cluster_[i]].track; }

    std::span<Pairing> all_;
    std::span<const std::uint32_t> cluster_;
    std::array<std::uint32_t, Marginals::exact_tracks> taken_{};
    std::size_t taken_count_ = 0;
};

}  // namespace

std::uint32_t Marginals::root_of(std::uint32_t node) {
    while (parent_[node] != node) {
        parent_[node] = parent_[parent_[node]];
        node = parent_[node];
    }
    return node;
}

void Marginals::cluster(std::span<const Pairing> pairings, std::size_t tracks, std::size_t plots) {
    parent_.resize(tracks + plots);
    std::iota(parent_.begin(), parent_.end(), 0U);
    const auto plot_node = [&](const Pairing& pairing) {
        return static_cast<std::uint32_t>(tracks) + pairing.plot;
    };
    for (const Pairing& pairing : pairings) {
        parent_[root_of(plot_node(pairing))] = root_of(pairing.track);
    }
    place_.assign(tracks + plots, none);
    cluster_count_ = 0;
    for (std::uint32_t k = 0; k < pairings.size(); ++k) {
        std::uint32_t& place = place_[root_of(pairings[k].track)];
        if (place == none) {
            place = static_cast<std::uint32_t>(cluster_count_++);
            clusters_.resize(std::max(clusters_.size(), cluster_count_));
            clusters_[place].clear();
        }
        clusters_[place].push_back(k);
    }
}

void Marginals::solve(std::vector<Pairing>& pairings, std::size_t tracks, std::size_t plots) {
    cluster(pairings, tracks, plots);
    of_track_.resize(tracks);
    of_plot_.resize(plots);
    to_plot_.resize(pairings.size());
    to_track_.resize(pairings.size());
    for (std::size_t c = 0; c < cluster_count_; ++c) {
        const Cluster& cluster = clusters_[c];
        std::size_t of_cluster = 0;
        std::uint32_t last = none;
        for (const std::uint32_t k : cluster) {
            of_cluster += pairings[k].track != last ? 1 : 0;
            last = pairings[k].track;
        }
        const bool is_small =
            of_cluster <= exact_tracks && cluster.size() <= exact_tracks * exact_plots;
        if (is_small) {
            sum(pairings, cluster);
        } else {
            propagate(pairings, cluster);
        }
    }
}

void Marginals::sum(std::vector<Pairing>& pairings, const Cluster& cluster) {
    Enumeration{pairings, cluster}.run();
}

void Marginals::propagate(std::vector<Pairing>& pairings, const Cluster& cluster) {
    for (const std::uint32_t k : cluster) {
        to_track_[k] = 1.0;
    }
    const auto sum_up = [&](std::vector<double>& sums, auto index, auto term) {
        for (const std::uint32_t k : cluster) {
            sums[index(pairings[k])] = 1.0;
        }
        for (const std::uint32_t k : cluster) {
            sums[index(pairings[k])] += term(k);
        }
    };
    const auto by_track = [](const Pairing& p) {
        return p.track;
    };
    const auto by_plot = [](const Pairing& p) {
        return p.plot;
    };
    const auto wanted = [&](std::uint32_t k) {
        return pairings[k].weight * to_track_[k];
    };
    double change = 1.0;
    for (int i = 0; i < most_iterations && change >= enough; ++i) {
        sum_up(of_track_, by_track, wanted);
        for (const std::uint32_t k : cluster) {
            to_plot_[k] =
                pairings[k].weight / std::max(of_track_[pairings[k].track] - wanted(k), 1.0);
        }
        sum_up(of_plot_, by_plot, [&](std::uint32_t k) { return to_plot_[k]; });
        change = 0.0;
        for (const std::uint32_t k : cluster) {
            const double message = 1.0 / std::max(of_plot_[pairings[k].plot] - to_plot_[k], 1.0);
            change = std::max(change, std::abs(message - to_track_[k]));
            to_track_[k] = message;
        }
    }
    sum_up(of_track_, by_track, wanted);
    for (const std::uint32_t k : cluster) {
        pairings[k].beta = wanted(k) / of_track_[pairings[k].track];
    }
}

}  // namespace seaeye
