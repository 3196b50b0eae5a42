// Which plot came from which track: the marginal probabilities of the joint association. Small
// clusters are summed exactly, others by loopy belief propagation.
//
// Source: Williams & Lau 2014, "Approximate evaluation of marginal association probabilities with
// belief propagation".
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace seaeye {

/// A track and a plot in its gate. `weight`: how much likelier it is that the track was seen as
/// this plot than that it was not seen and the plot is something new.
struct Pairing {
    std::uint32_t track = 0;
    std::uint32_t plot = 0;
    double weight = 0.0;
    double beta = 0.0;  ///< out: probability that the plot is the track's
};

/// Working memory is kept from call to call. One thread.
class Marginals {
public:
    static constexpr int most_iterations = 20;
    static constexpr double enough = 1e-4;
    static constexpr std::size_t exact_tracks = 4;  ///< a cluster of no more is summed exactly
    static constexpr std::size_t exact_plots = 6;

    /// Fills `beta` of all pairings, which stand track by track. Tracks and plots are numbered
    /// below the counts.
    void solve(std::vector<Pairing>& pairings, std::size_t tracks, std::size_t plots);

private:
    using Cluster = std::vector<std::uint32_t>;  // of pairings, track by track

    void cluster(std::span<const Pairing> pairings, std::size_t tracks, std::size_t plots);
    std::uint32_t root_of(std::uint32_t node);
    void sum(std::vector<Pairing>& pairings, const Cluster& cluster);
    void propagate(std::vector<Pairing>& pairings, const Cluster& cluster);

    std::vector<std::uint32_t> parent_;  // of tracks, then of plots
    std::vector<std::uint32_t> place_;   // of a root: its cluster
    std::vector<Cluster> clusters_;
    std::size_t cluster_count_ = 0;
    std::vector<double> to_plot_;   // message of a pairing's track to its plot
    std::vector<double> to_track_;  // and back
    std::vector<double> of_track_;
    std::vector<double> of_plot_;
};

}  // namespace seaeye
