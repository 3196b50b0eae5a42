#include "tests/scoring/continuity.hpp"

#include <algorithm>

#include "tests/scoring/shares.hpp"

namespace seaeye::tests {
namespace {

/// Partners so far, from both sides.
struct Held {
    std::vector<std::size_t> track_of;
    std::vector<bool> is_taken;  // of each track; those that are ignored are nobody's

    explicit Held(const Scene& scene)
        : track_of(scene.vessels.size(), nobody),
          is_taken(scene.tracks.size()) {
        for (std::size_t i = 0; i < scene.tracks.size(); ++i) {
            is_taken[i] = scene.taken[i] == Taken::ignored;
        }
    }

    void give(std::size_t vessel, std::size_t track) {
        track_of[vessel] = track;
        is_taken[track] = true;
    }
};

/// Those left over pair up as GOSPA would.
void pair_the_rest(const Scene& scene, double cutoff_m, Held& held) {
    std::vector<Pair> rest;
    std::ranges::copy_if(scene.near, std::back_inserter(rest), [&](const Pair& pair) {
        return scene.eligible[pair.vessel] && held.track_of[pair.vessel] == nobody &&
               !held.is_taken[pair.track];
    });
    for (const Pair& pair : best_pairs(rest, cutoff_m)) {
        held.give(pair.vessel, pair.track);
    }
}

std::size_t gaps_closed(const std::vector<std::size_t>& spent) {
    std::size_t gaps = 0;
    bool was_tracked = false;
    for (std::size_t i = 0; i < spent.size(); ++i) {
        const bool is_tracked = spent[i] != nobody;
        gaps += is_tracked && was_tracked && spent[i - 1] == nobody ? 1 : 0;
        was_tracked = was_tracked || is_tracked;
    }
    return gaps;
}

std::size_t longest_run(const std::vector<std::size_t>& spent) {
    std::size_t longest = 0;
    std::size_t run = 0;
    for (std::size_t i = 0; i < spent.size(); ++i) {
        const bool goes_on = i > 0 && spent[i] == spent[i - 1];
        run = spent[i] == nobody ? 0 : goes_on ? run + 1 : 1;
        longest = std::max(longest, run);
    }
    return longest;
}

}  // namespace

void Continuity::add(const Scene& scene) {
    const std::vector<std::size_t> track_of = hold_on(scene);
    for (std::size_t i = 0; i < scene.vessels.size(); ++i) {
        if (scene.eligible[i]) {
            note(scene, i, track_of[i]);
        }
    }
}

std::vector<std::size_t> Continuity::hold_on(const Scene& scene) const {
    std::map<std::size_t, std::size_t> live;  // by history
    Held held{scene};
    for (std::size_t i = 0; i < scene.tracks.size(); ++i) {
        if (!held.is_taken[i]) {
            live[scene.tracks[i].history] = i;
        }
    }
    for (std::size_t i = 0; i < scene.vessels.size(); ++i) {
        const auto last = last_.find(scene.vessels[i].vessel);
        if (!scene.eligible[i] || last == last_.end() || !live.contains(last->second)) {
            continue;
        }
        const std::size_t track = live.at(last->second);
        if (!held.is_taken[track] &&
            apart(scene.vessels_at[i], scene.tracks[track].at) < cutoff_m_) {
            held.give(i, track);
        }
    }
    pair_the_rest(scene, cutoff_m_, held);
    return held.track_of;
}

void Continuity::note(const Scene& scene, std::size_t vessel, std::size_t track) {
    const std::uint32_t id = scene.vessels[vessel].vessel;
    if (track == nobody) {
        spent_[id].push_back(nobody);
        return;
    }
    const std::size_t history = scene.tracks[track].history;
    const auto [last, is_first] = last_.try_emplace(id, history);
    switches_ += last->second != history ? 1 : 0;
    last->second = history;
    if (is_first) {
        first_[id] = {.when = scene.when, .history = history};
    }
    spent_[id].push_back(history);
    ++epochs_on_[history][id];
}

std::size_t Continuity::fragmentations() const {
    std::size_t gaps = 0;
    for (const auto& [vessel, spent] : spent_) {
        gaps += gaps_closed(spent);
    }
    return gaps;
}

double Continuity::longest_segment() const {
    std::vector<double> shares;
    shares.reserve(spent_.size());
    for (const auto& [vessel, spent] : spent_) {
        shares.push_back(share(longest_run(spent), spent.size()));
    }
    return mean_of(shares, 0.0);
}

double Continuity::track_purity() const {
    std::vector<double> shares;
    shares.reserve(epochs_on_.size());
    for (const auto& [history, epochs_on] : epochs_on_) {
        std::size_t most = 0;
        std::size_t all = 0;
        for (const auto& [vessel, epochs] : epochs_on) {
            most = std::max(most, epochs);
            all += epochs;
        }
        shares.push_back(share(most, all));
    }
    return mean_of(shares, 0.0);
}

}  // namespace seaeye::tests
