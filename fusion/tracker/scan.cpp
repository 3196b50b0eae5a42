#include "fusion/tracker/scan.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "fusion/tracker/births.hpp"
#include "fusion/tracker/duplicates.hpp"
#include "fusion/tracker/life.hpp"
#include "fusion/tracker/pairs.hpp"
#include "fusion/tracker/plane.hpp"
#include "geo/tangent.hpp"

namespace seaeye {
namespace {

constexpr double two_pi = 2.0 * std::numbers::pi;
constexpr double margin = 0.01;        // of a turn, that the beam is past before a slice is done
constexpr double overlap = 0.05;       // of a turn: plots of a neighbouring slice may be a track's
constexpr double gate = 18.4;          // chi-square 99.99 %, 2 degrees of freedom
constexpr double gate_range = 1500.0;  // m: no gate is wider; spares the arithmetic
constexpr double least_weight = 1e-6;
constexpr double shown_hit = 0.05;  // a scan that showed her less moves nothing that is told
constexpr double gone = 0.02;
constexpr double gone_confirmed = 0.5;    // likelier that it is not there than that it is
constexpr double lifetime = 50'000.0;     // s, of one that can be seen
constexpr double unseen_lifetime = 20.0;  // s, of one that cannot: radar alone does not keep it
constexpr double stays_visible = 0.99;    // a scan
constexpr double becomes_visible = 0.1;

/// A track that the beam passed.
struct Seen {
    Belief* b = nullptr;
    ModeState m;
    PolarPlace place;
    Eigen::Matrix2d echo;
    double pd = 0.0;
    std::size_t begin = 0;  // of its pairings
    std::size_t end = 0;
    double hit = 0.0;        // probability that it was seen
    bool is_shared = false;  // some plot may be hers or another's
};

struct ByRange {
    double range = 0.0;
    std::uint32_t plot = 0;
};

class Slice {
public:
    Slice(Scene& scene, Radar& radar)
        : scene_{scene},
          radar_{radar},
          first_{static_cast<double>(radar.next_slice) / static_cast<double>(radar.slices())},
          last_{static_cast<double>(radar.next_slice + 1) / static_cast<double>(radar.slices())} {}

    void run() {
        sort_plots();
        gather();
        scene_.marginals.solve(pairings_, seen_.size(), radar_.plots.size());
        for (Seen& s : seen_) {
            fold(s);
        }
        look_for_duplicates();
        give_births();
    }

private:
    void sort_plots();
    void gather();
    void meet(std::uint32_t slot);
    void pair_with_plots(Seen& s, double shift);
    void pair(Seen& s, std::uint32_t plot, double shift);
    [[nodiscard]] double told_apart(const Seen& s) const;
    void fold(Seen& s);
    void learn(Seen& s);
    void move(Seen& s, double no_plot, double r);
    void look_for_duplicates();
    void give_births();

    Scene& scene_;
    Radar& radar_;
    double first_;  // turns
    double last_;
    std::vector<ByRange> by_range_;
    std::vector<Seen> seen_;
    std::vector<Pairing> pairings_;
    std::vector<Sighting> sightings_;  // by pairing
};

void Slice::sort_plots() {
    const auto wanted = [&](const ScanPlot& p) {
        return p.phase >= first_ - overlap && p.phase <= last_ + overlap;
    };
    for (std::uint32_t j = 0; j < radar_.plots.size(); ++j) {
        if (wanted(radar_.plots[j])) {
            by_range_.push_back({radar_.plots[j].place.range, j});
        }
    }
    std::ranges::sort(by_range_, [](const ByRange& a, const ByRange& b) {
        return a.range != b.range ? a.range < b.range : a.plot < b.plot;
    });
}

/// The elder first: a radar that cannot tell two apart sees the elder.
void Slice::gather() {
    const auto waiting = radar_.waiting(radar_.next_slice % radar_.slices());
    std::vector<std::uint32_t> due{waiting.begin(), waiting.end()};
    std::ranges::sort(due, [&](std::uint32_t a, std::uint32_t b) {
        return std::pair{scene_.beliefs[a].born, a} < std::pair{scene_.beliefs[b].born, b};
    });
    seen_.reserve(due.size());
    for (const std::uint32_t slot : due) {
        meet(slot);
    }
}

void Slice::meet(std::uint32_t slot) {
    Belief& b = scene_.beliefs[slot];
    Seen s;
    s.b = &b;
    s.place = radar_.polar_of(b.anchor);
    const double turn = std::floor(first_ + 1e-9);
    const Time beam =
        radar_.beam.time_of(std::clamp(turn + s.place.bearing / two_pi, first_, last_));
    carry_to(b, beam);
    heed_silence(b);
    s.m = moments(b.imm);
    s.echo = echo_spread(b, s.m);
    s.pd = radar_.detection.at(s.place.range) * told_apart(s);
    s.begin = pairings_.size();
    // The radar's clock is late by b(2); and a report may have come after the beam.
    pair_with_plots(s, radar_.registration.b()(2) - to_seconds(beam - b.time));
    s.end = pairings_.size();
    seen_.push_back(s);
}

/// Two in one cell of the radar give one plot, the elder's: to miss the other says little of her.
double Slice::told_apart(const Seen& s) const {
    const double cell_range = 2.0 * radar_.site.sigma_range.si();
    const double cell_bearing = 3.0 * radar_.site.sigma_bearing.si();
    double apart = 1.0;
    for (const Seen& elder : seen_) {
        const double dr = (elder.place.range - s.place.range) / cell_range;
        if (!elder.b->is_confirmed || std::abs(dr) > 3.0) {
            continue;
        }
        const double da =
            std::remainder(elder.place.bearing - s.place.bearing, two_pi) / cell_bearing;
        apart *= 1.0 - 0.95 * std::exp(-0.5 * (dr * dr + da * da));
    }
    return apart;
}

void Slice::pair_with_plots(Seen& s, double shift) {
    auto next =
        std::ranges::lower_bound(by_range_, s.place.range - gate_range, {}, &ByRange::range);
    for (; next != by_range_.end() && next->range <= s.place.range + gate_range; ++next) {
        pair(s, next->plot, shift);
    }
}

void Slice::pair(Seen& s, std::uint32_t index, double shift) {
    const Belief& b = *s.b;
    const ScanPlot& plot = radar_.plots[index];
    PositionFix z{vector_of(displacement(b.anchor, plot.at)), plot.R + s.echo};
    z.z += shift * s.m.x.segment<2>(2);
    if (innovation(s.m, z).nis > gate) {
        return;
    }
    Sighting sighting;
    sighting.z = z.z;
    for (std::size_t i = 0; i < mode_count; ++i) {
        const auto in = innovation(b.imm.mode[i], z);
        sighting.likelihood[i] = std::exp(-0.5 * in.nis) / (two_pi * std::sqrt(in.S.determinant()));
        sighting.mean_likelihood += b.imm.mu[i] * sighting.likelihood[i];
    }
    const double seen = b.r * b.eta * s.pd;
    const double others =
        radar_.clutter.density(plot.place.range, plot.place.bearing) + birth_density;
    const double weight =
        seen * sighting.mean_likelihood * (1.0 - plot.explained) / others / (1.0 - seen);
    if (weight >= least_weight) {
        pairings_.push_back({static_cast<std::uint32_t>(seen_.size()), index, weight, 0.0});
        sightings_.push_back(sighting);
    }
}

/// What the radar learns of itself from a vessel that is surely there.
void Slice::learn(Seen& s) {
    const Belief& b = *s.b;
    if (b.is_confirmed && b.reports > 0 && b.eta > 0.8) {
        radar_.detection.learn(s.place.range, s.hit);
    }
    for (std::size_t k = s.begin; k < s.end; ++k) {
        if (pairings_[k].beta > 0.9 && b.r > 0.99) {
            pair_up(radar_, radar_.plots[pairings_[k].plot], b);
        }
    }
}

void Slice::fold(Seen& s) {
    Belief& b = *s.b;
    for (std::size_t k = s.begin; k < s.end; ++k) {
        s.hit += pairings_[k].beta;
    }
    const double missed = 1.0 - b.r * b.eta * s.pd;
    const double r_missed = b.r * (1.0 - b.eta * s.pd) / missed;
    const double r = std::min(0.999999, s.hit + (1.0 - s.hit) * r_missed);
    const double eta = (s.hit + (1.0 - s.hit) * b.r * b.eta * (1.0 - s.pd) / missed) / r;
    learn(s);
    if (s.hit < 0.5) {
        count_birth(radar_, b);
    }
    if (s.hit > 1e-3) {
        move(s, (1.0 - s.hit) * r_missed / r, r);
    }
    // While her next report is not overdue, radars that miss her say of themselves, not of her.
    const bool is_heard = is_reporting(b, b.time);
    const double period = radar_.beam.period();
    const double dies =
        period / lifetime + (is_heard ? 0.0 : (1.0 - eta) * period / unseen_lifetime);
    b.r = (is_heard ? std::max(r, b.r) : r) * std::exp(-dies);
    b.eta = eta * stays_visible + (1.0 - eta) * becomes_visible;
    for (std::size_t k = s.begin; k < s.end; ++k) {
        double& explained = radar_.plots[pairings_[k].plot].explained;
        explained = std::min(1.0, explained + pairings_[k].beta);
    }
    if (b.r < (b.is_confirmed ? gone_confirmed : gone) && !is_heard) {
        bury(scene_, b);
    } else if (s.hit > shown_hit) {
        show(scene_, b);
    }
}

void Slice::move(Seen& s, double no_plot, double r) {
    Belief& b = *s.b;
    std::size_t best = s.begin;
    for (std::size_t k = s.begin; k < s.end; ++k) {
        sightings_[k].beta = pairings_[k].beta / r;
        best = pairings_[k].beta > pairings_[best].beta ? k : best;
    }
    const ScanPlot& plot = radar_.plots[pairings_[best].plot];
    const Eigen::Matrix2d R = plot.R + s.echo;
    if (pairings_[best].beta > 0.5) {
        const PositionFix z{sightings_[best].z, R};
        b.track.consistency += 0.1 * (innovation(s.m, z).nis / 2.0 - b.track.consistency);
        ++b.plots;
        ++b.track.updates;
        b.last_plot = b.time;
        b.last_seen = b.time;
        b.track.contributors.note(radar_.site.source, b.time);
        if (b.reports > 0) {
            b.shadow.see(z, b.time);
        }
    }
    const std::size_t count = s.end - s.begin;
    update(b.imm, std::span{sightings_}.subspan(s.begin, count), R, no_plot);
}

/// Tracks that one plot may belong to may be one.
void Slice::look_for_duplicates() {
    std::ranges::sort(pairings_, [](const Pairing& a, const Pairing& b) {
        return a.plot != b.plot ? a.plot < b.plot : a.track < b.track;
    });
    for (std::size_t k = 0; k < pairings_.size(); ++k) {
        for (std::size_t l = k + 1; l < pairings_.size() && pairings_[l].plot == pairings_[k].plot;
             ++l) {
            Seen& a = seen_[pairings_[k].track];
            Seen& b = seen_[pairings_[l].track];
            if (pairings_[k].beta + pairings_[l].beta < 0.5) {
                continue;
            }
            a.is_shared = b.is_shared = true;
            if (a.b->is_alive() && b.b->is_alive()) {
                compare(scene_, *a.b, *b.b, a.hit + b.hit > 1.5 ? Sights::apart : Sights::shared);
            }
        }
    }
    for (const Seen& s : seen_) {
        s.b->own_plots += s.hit > 0.5 && !s.is_shared ? 1 : 0;
    }
}

/// Plots that no later slice can claim.
void Slice::give_births() {
    while (!radar_.plots.empty() && radar_.plots.front().phase < last_ - margin) {
        const ScanPlot plot = radar_.plots.front();
        radar_.plots.pop_front();
        give_birth(scene_, radar_, plot);
    }
}

std::int64_t slice_at(const Radar& radar, Time when) {
    return static_cast<std::int64_t>(
        std::floor((radar.beam.phase_at(when) - margin) * static_cast<double>(radar.slices())));
}

}  // namespace

void scan_until(Scene& scene, Radar& radar, Time now) {
    if (!radar.beam.is_known()) {
        return;
    }
    const std::int64_t end = slice_at(radar, now);
    for (; radar.next_slice < end; ++radar.next_slice) {
        const double phase =
            static_cast<double>(radar.next_slice) / static_cast<double>(radar.slices());
        if (radar.is_silent(radar.beam.time_of(phase))) {
            radar.next_slice = end;
            return;
        }
        Slice{scene, radar}.run();
        if ((radar.next_slice + 1) % radar.slices() == 0) {
            radar.clutter.turn();
            radar.registration.age(radar.beam.period());
        }
    }
}

}  // namespace seaeye
