// The set's filter averages over some 8 s, so reports that follow each other faster share what they
// say: each counts for its part of that time, in the test and in the update.
#include "fusion/tracker/set_tracks.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "fusion/tracker/duplicates.hpp"
#include "fusion/tracker/life.hpp"
#include "fusion/tracker/pairs.hpp"
#include "fusion/tracker/plane.hpp"
#include "fusion/tracker/scene.hpp"
#include "geo/tangent.hpp"

namespace seaeye {
namespace {

constexpr double memory = 8.0;      // s, of the set's filter
constexpr double smoothing = 0.4;   // of a plot's variance that its output has
constexpr double decided_at = 6.9;  // log-odds; alpha = beta = 1e-3
constexpr double least_doubt = 0.1;
constexpr double runner_up = 4.6;         // log-odds that the second best has to be behind
constexpr double most_odds = decided_at;  // so that a change shows as soon as it may (CUSUM)
constexpr double elsewhere = 8e-8;        // numbers per m^2: one in a circle of 2 km
constexpr double gate = 18.4;             // chi-square 99.99 %, 2 degrees of freedom
constexpr double lag = 1.5;               // s of her own speed that the set may be behind
constexpr Metres reach{1500.0};
constexpr std::uint32_t test_reports = 4;
constexpr std::uint32_t birth_reports = 2;
constexpr std::uint32_t patient_reports = 12;  // beside one that another number has
constexpr double sure = 0.9;                   // the set itself has seen it several times
constexpr double birth_speed = 6.0;            // m/s
constexpr Duration forgotten = seconds(120);
constexpr Duration intersect_within = seconds(10);
constexpr double fresh_word = 12.0;  // s, of an AIS report
constexpr double word_m = 10.0;      // sigma of where she said she is,
constexpr double word_mps = 2.0;     // and of where she went since
constexpr Metres mix_up{600.0};
constexpr double lived = 90.0;  // s: such a number was something

/// One report, seen from the objects around it.
struct Report {
    Scene& scene;
    Radar& radar;
    const RadarTrack& said;
    Time measured;
    ScanPlot place;
    double share = 0.0;  // of the filter's memory since the report before
};

Belief* find(Scene& scene, const SetTrack::Candidate& c) {
    if (c.serial == 0) {
        return nullptr;
    }
    Belief& b = scene.beliefs[c.slot];
    return b.is_alive() && b.serial == c.serial ? &b : nullptr;
}

/// As a measurement of `b`, whose state at `when` is m. R is that of the set's filter.
PositionFix fix_of(const Report& report, const Belief& b, const ModeState& m, Time when) {
    const double shift = report.radar.registration.b()(2) - to_seconds(report.measured - when);
    PositionFix z{vector_of(displacement(b.anchor, report.place.at)), smoothing * report.place.R};
    z.z += shift * m.x.segment<2>(2);
    const double behind = lag * speed_of(m);
    z.R +=
        echo_spread(b, m) + along_across(heading_of(b, m), behind * behind, behind * behind / 4.0);
    return z;
}

struct Fit {
    double nis = 0.0;
    double log_ratio = 0.0;  ///< log p(z | hers) / p(z | another's)
};

/// Her state at the report, by her own word while that is fresh: what a number that may not be hers
/// has done to the track is not in it.
ModeState state_for(const Report& report, const Belief& b) {
    ModeState m = state_at(b, report.measured);
    const double age = to_seconds(report.measured - b.said.measured);
    if (b.reports == 0 || b.said.is_superseded || !b.said.sog || age > fresh_word) {
        return m;
    }
    const double sigma = word_m + word_mps * std::abs(age);
    m.x.head<2>() = vector_of(displacement(b.anchor, b.said.middle)) + age * b.said.v;
    m.P.topLeftCorner<2, 2>() = Eigen::Matrix2d::Identity() * sigma * sigma;
    return m;
}

Fit fit_of(const Report& report, const Belief& b) {
    const ModeState m = state_for(report, b);
    const auto in = innovation(m, fix_of(report, b, m, report.measured));
    const double norm = std::log(2.0 * std::numbers::pi * std::sqrt(in.S.determinant()));
    return {in.nis, -0.5 * in.nis - norm - std::log(elsewhere)};
}

/// No one else is near with whom the set could have mixed her up.
bool is_apart(const Report& report, const Belief& b) {
    const auto near = report.scene.beliefs.near(b.anchor, mix_up);
    return std::ranges::none_of(near, [&](std::uint32_t slot) {
        const Belief& other = report.scene.beliefs[slot];
        return other.is_alive() && &other != &b && other.is_confirmed &&
               vector_of(displacement(b.anchor, other.anchor)).norm() < mix_up.si();
    });
}

/// Another number of this radar is already decided to be of it.
bool is_taken(const Report& report, const SetTrack& own, const Belief& b) {
    const auto& numbers = report.scene.set_tracks.by_radar[report.radar.index];
    return std::ranges::any_of(numbers, [&](const auto& entry) {
        const SetTrack& t = entry.second;
        return &t != &own && t.decided && t.decided->serial == b.serial &&
               report.measured - t.last < seconds(10);
    });
}

void weigh(SetTrack& track, const Belief& b, double step) {
    auto& all = track.candidates;
    auto spot = std::ranges::find(all, b.serial, &SetTrack::Candidate::serial);
    if (spot == all.end()) {
        spot = std::ranges::min_element(all, {}, [](const SetTrack::Candidate& c) {
            return c.serial == 0 ? -1e9 : c.log_odds;
        });
        *spot = {.slot = b.slot, .serial = b.serial, .log_odds = 0.0};
    }
    spot->log_odds = std::clamp(spot->log_odds + step, -most_odds, most_odds);
    spot->weighed = track.reports;
}

/// One step of the test over all objects around. Is anything there that it may be?
bool test(const Report& report, SetTrack& track) {
    bool may_be_known = false;
    for (const std::uint32_t slot : report.scene.beliefs.near(report.place.at, reach)) {
        const Belief& b = report.scene.beliefs[slot];
        if (!b.is_alive()) {
            continue;
        }
        const Fit fit = fit_of(report, b);
        const bool is_candidate =
            std::ranges::find(track.candidates, b.serial, &SetTrack::Candidate::serial) !=
            track.candidates.end();
        const bool is_own = track.decided && track.decided->serial == b.serial;
        if ((fit.nis > gate && !is_candidate) || is_own) {
            continue;
        }
        if (is_taken(report, track, b)) {  // by a number that may be about to lose it
            may_be_known = may_be_known || (fit.nis <= gate && track.reports < patient_reports);
            continue;
        }
        weigh(track, b, report.share * std::clamp(fit.log_ratio, -12.0, 8.0));
        may_be_known = may_be_known || fit.nis <= gate;
    }
    for (SetTrack::Candidate& c : track.candidates) {
        c = c.weighed == track.reports ? c : SetTrack::Candidate{};  // gone, far off, or taken
    }
    return may_be_known;
}

void decide(SetTrack& track) {
    auto ranked = track.candidates;
    std::ranges::sort(ranked, [](const auto& a, const auto& b) {
        return (a.serial == 0 ? -1e9 : a.log_odds) > (b.serial == 0 ? -1e9 : b.log_odds);
    });
    const double second = ranked[1].serial == 0 ? -1e9 : ranked[1].log_odds;
    if (track.reports >= test_reports && ranked[0].serial != 0 &&
        ranked[0].log_odds >= decided_at && ranked[0].log_odds - second >= runner_up) {
        track.decided = ranked[0];
    }
}

/// A vessel that only the set follows is as likely as numbers that live so long are good.
double existence(const NumberStatistics& numbers, double age) {
    const double good = numbers.share_good();
    const double bad = (1.0 - good) * std::exp(-age / numbers.mean_bad_life_s());
    return good / (good + bad);
}

/// No one vouches for it but the set.
bool is_the_sets_alone(const Belief& b) {
    return (b.reports == 0 || b.said.is_superseded) && b.last_seen < b.last_followed - seconds(30);
}

Belief* beget(const Report& report, SetTrack& track) {
    Scene& scene = report.scene;
    Belief* b = give_life(scene, report.place.at, report.measured);
    if (b == nullptr) {
        return nullptr;
    }
    b->imm = imm_from(PositionFix{Eigen::Vector2d::Zero(), report.place.R}, birth_speed);
    if (report.said.sog && report.said.cog) {
        MotionFix z;
        const double sog = report.said.sog->si();
        z.z << 0.0, 0.0, sog * std::sin(report.said.cog->si()),
            sog * std::cos(report.said.cog->si());
        z.R.setZero();
        z.R.topLeftCorner<2, 2>() = report.place.R;
        z.R.bottomRightCorner<2, 2>() = Eigen::Matrix2d::Identity() * 9.0;
        b->imm = imm_from(z);
    }
    b->born = track.first;
    b->track.started = track.first;
    b->eta = 0.95;
    b->sure = sure;
    track.decided = SetTrack::Candidate{b->slot, b->serial, decided_at};
    return b;
}

void learn_registration(const Report& report, SetTrack& track, const Belief& b) {
    if (to_seconds(report.measured - track.paired) >= memory) {
        track.paired = report.measured;
        pair_up(report.radar, report.place, b);
    }
}

/// The number is of `b`: its place moves it.
void follow(const Report& report, SetTrack& track, Belief& b) {
    carry_to(b, report.measured);
    const ModeState m = moments(b.imm);
    PositionFix z = fix_of(report, b, m, b.time);
    const auto in = innovation(m, z);
    if (in.nis > gate) {
        return;
    }
    b.track.consistency += 0.1 * (in.nis / 2.0 - b.track.consistency);
    learn_registration(report, track, b);
    const SourceId source = report.radar.site.source;
    const bool is_shared = b.followed_by != source && b.last_followed != never &&
                           report.measured - b.last_followed < intersect_within &&
                           !is_reporting(b, report.measured);
    z.R /= std::max(0.05, report.share);
    if (is_shared) {
        intersect(b.imm, z);
    } else {
        update(b.imm, z);
    }
    b.followed_by = source;
    b.last_followed = report.measured;
    b.last_plot = report.measured;
    ++b.plots;
    ++b.track.updates;
    b.track.contributors.note(source, report.measured);
    if (b.reports > 0) {
        b.shadow.see(z, b.time);
    }
    const auto& numbers = report.scene.set_tracks.statistics[report.radar.index];
    const double alive = existence(numbers, to_seconds(report.measured - track.first));
    b.r = is_the_sets_alone(b) ? alive : std::max(b.r, alive);
    show(report.scene, b);
}

/// The number ended: was it ever something?
void end(Scene& scene, Radar& radar, SetTrack& track) {
    NumberStatistics& numbers = scene.set_tracks.statistics[radar.index];
    const double age = to_seconds(track.last - track.first);
    Belief* b = track.decided ? find(scene, *track.decided) : nullptr;
    const bool was_something = age > lived || (b != nullptr && b->reports > 0);
    (was_something ? numbers.good : numbers.bad) += 1.0;
    numbers.bad_life_s += was_something ? 0.0 : age;
    if (numbers.good + numbers.bad > 400.0) {
        numbers.good /= 2.0;
        numbers.bad /= 2.0;
        numbers.bad_life_s /= 2.0;
    }
    if (b != nullptr && is_the_sets_alone(*b) && b->followed_by == radar.site.source) {
        bury(scene, *b);
    }
}

void sweep_out(Scene& scene, Radar& radar, Time measured) {
    auto& numbers = scene.set_tracks.by_radar[radar.index];
    for (auto each = numbers.begin(); each != numbers.end();) {
        if (measured - each->second.last > forgotten) {
            end(scene, radar, each->second);
            each = numbers.erase(each);
        } else {
            ++each;
        }
    }
}

/// What the number alone follows may be someone who has a name: then the two are one.
Belief* be_known(const Report& report, SetTrack& track, Belief& own) {
    test(report, track);
    const SetTrack::Candidate before = *track.decided;
    decide(track);
    Belief* known = find(report.scene, *track.decided);
    if (track.decided->serial == before.serial || known == nullptr) {
        track.decided = before;
        return &own;
    }
    Belief& elder = known->born <= own.born ? *known : own;
    merge(report.scene, elder, &elder == known ? own : *known);
    track.decided->slot = elder.slot;
    track.decided->serial = elder.serial;
    return &elder;
}

/// Speaks the test against what was decided, or decides.
void hear(const Report& report, SetTrack& track) {
    Belief* b = track.decided ? find(report.scene, *track.decided) : nullptr;
    if (b != nullptr) {
        const Fit fit = fit_of(report, *b);
        double& odds = track.decided->log_odds;
        odds = std::min(most_odds, odds + report.share * std::clamp(fit.log_ratio, -12.0, 8.0));
        // A number that leaves her with no one near is hers, and it is her word that is wrong.
        if (odds <= 0.0 && is_reporting(*b, report.measured) && is_apart(report, *b)) {
            odds = least_doubt;
        }
        if (odds > 0.0) {
            follow(report, track, is_the_sets_alone(*b) ? *be_known(report, track, *b) : *b);
            return;
        }
    }
    if (track.decided) {
        track.decided.reset();
        track.candidates = {};
        track.reports = 1;
    }
    const bool may_be_known = test(report, track);
    decide(track);
    if (!track.decided && !may_be_known && track.reports >= birth_reports) {
        beget(report, track);
    }
    b = track.decided ? find(report.scene, *track.decided) : nullptr;
    if (b != nullptr) {
        follow(report, track, *b);
    }
}

}  // namespace

bool is_followed_by_sets(const Belief& b, Time now) {
    return now - b.last_followed < seconds(30) && now - b.last_seen > seconds(30);
}

void release_numbers(Scene& scene, const Belief& b) {
    for (auto& [radar, numbers] : scene.set_tracks.by_radar) {
        for (auto& [number, track] : numbers) {
            if (track.decided && track.decided->serial == b.serial) {
                track.decided.reset();
                track.candidates = {};
                track.reports = 1;
            }
        }
    }
}

bool hear_set_track(Scene& scene, Radar& radar, const RadarTrack& said, Time measured) {
    const bool gives_plots = radar.last_plot && measured - *radar.last_plot < seconds(30);
    std::optional<Polar> polar = said.polar;
    if (!polar && said.at) {
        const PolarPlace place = radar.polar_of(*said.at);
        polar = Polar{Metres{place.range}, Bearing{Radians{place.bearing}}};
    }
    if (gives_plots || !polar || said.is_reference) {
        return false;
    }
    auto& numbers = scene.set_tracks.by_radar[radar.index];
    const auto found = numbers.find(said.number);
    const bool is_lost = said.status == RadarTrack::Status::lost;
    if (found != numbers.end() && (is_lost || found->second.generation != said.generation)) {
        end(scene, radar, found->second);
        numbers.erase(found);
    }
    if (is_lost || said.status == RadarTrack::Status::coasting) {
        return false;
    }
    if (numbers.size() >= SetTrackBook::capacity) {
        sweep_out(scene, radar, measured);
        if (numbers.size() >= SetTrackBook::capacity) {
            ++radar.refused;
            return false;
        }
    }
    SetTrack& track = numbers[said.number];
    const bool is_new = track.reports == 0;
    if (is_new) {
        track.generation = said.generation;
        track.first = measured;
        track.last = measured - seconds(radar.beam.period());
    }
    Report report{.scene = scene,
                  .radar = radar,
                  .said = said,
                  .measured = measured,
                  .place = radar.located(*polar, measured),
                  .share = std::clamp(to_seconds(measured - track.last) / memory, 0.05, 1.0)};
    track.last = measured;
    ++track.reports;
    hear(report, track);
    return true;
}

}  // namespace seaeye
