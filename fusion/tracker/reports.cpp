#include "fusion/tracker/reports.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "fusion/tracker/ais_fix.hpp"
#include "fusion/tracker/life.hpp"
#include "fusion/tracker/plane.hpp"
#include "geo/tangent.hpp"

namespace seaeye {
namespace {

constexpr double fits = 23.5;            // chi-square 99.99 %, 4 degrees of freedom
constexpr double fits_unchecked = 18.5;  // 99.9 %
constexpr double elsewhere = 1e-11;      // reports of others, per m^2 (m/s)^2
constexpr double share_needed = 0.8;     // of all objects that it may be of
constexpr double least_r = 0.3;
constexpr std::uint32_t least_plots = 2;
constexpr double agreed = 400.0;  // m^2: GNSS jumps, and masts that are not amidships
constexpr Metres farthest{2000.0};
constexpr Metres mixed_up{250.0};
constexpr double heard_leaves = 0.01;  // of the doubt that it exists

struct Fit {
    double nis = 0.0;
    double log_likelihood = 0.0;
};

Dimensions dimensions_of(const VesselEntry* vessel) {
    return vessel == nullptr ? Dimensions{} : vessel->vessel.dimensions;
}

/// The report against the object's state at its time.
Fit fit_of(
    const Belief& b, const AisPosition& report, Time measured, const Dimensions& d, double slack) {
    MotionFix z = fix_of(report, b.anchor, d);
    z.R.topLeftCorner<2, 2>() += Eigen::Matrix2d::Identity() * slack;
    const auto in = innovation(state_at(b, measured), z);
    const double norm = std::log(in.S.determinant()) + 4.0 * std::log(2.0 * std::numbers::pi);
    return {in.nis, -0.5 * (in.nis + norm)};
}

bool is_within_reach(const Scene& scene,
                     const Belief& b,
                     const AisPosition& report,
                     Time measured) {
    const double dt = std::max(0.0, to_seconds(measured - b.last_update));
    const TrackerSettings& s = scene.settings;
    const MetresPerSecond top =
        report.ais_class == AisClass::sar_aircraft ? s.aircraft_top_speed : s.top_speed;
    const double far = vector_of(displacement(b.anchor, *report.at)).norm();
    return far <= s.slack.si() + top.si() * dt;
}

/// Of those that bear the name and can be there, the one it fits best; a lost one only when no
/// other lives.
Belief* bearer(Scene& scene, const AisPosition& report, Time measured, const Dimensions& d) {
    Belief* best = nullptr;
    std::pair<bool, double> best_fit;
    for (const std::uint32_t slot : scene.beliefs.named(report.mmsi)) {
        Belief& b = scene.beliefs[slot];
        if (!is_within_reach(scene, b, report, measured)) {
            continue;
        }
        const std::pair fit{!b.is_alive(), fit_of(b, report, measured, d, agreed).nis};
        if (best == nullptr || fit < best_fit) {
            best = &b;
            best_fit = fit;
        }
    }
    return best;
}

/// One that radar alone has followed and that the report fits, if no other does as well.
Belief* unnamed(Scene& scene, const AisPosition& report, Time measured, const Dimensions& d) {
    Belief* best = nullptr;
    double best_odds = 0.0;
    double all = elsewhere;
    for (const std::uint32_t slot : scene.beliefs.near(*report.at, farthest)) {
        Belief& b = scene.beliefs[slot];
        if (!b.is_alive() || b.mmsi() || b.r < least_r || b.plots < least_plots) {
            continue;
        }
        const Fit fit = fit_of(b, report, measured, d, 0.0);
        if (fit.nis > fits) {
            continue;
        }
        const double odds = b.r * std::exp(fit.log_likelihood);
        all += odds;
        if (odds > best_odds) {
            best = &b;
            best_odds = odds;
        }
    }
    return best_odds >= share_needed * all ? best : nullptr;
}

Belief* newborn(Scene& scene, const AisPosition& report, Time measured, const Dimensions& d) {
    if (scene.beliefs.named(report.mmsi).size() == BeliefBook::objects_per_mmsi) {
        ++scene.counts.refused;
        return nullptr;
    }
    Belief* b = give_life(scene, *report.at, measured);
    if (b == nullptr) {
        return nullptr;
    }
    b->imm = imm_from(fix_of(report, b->anchor, d));
    b->r = 0.9;
    b->eta = 0.5;
    identify(scene, *b);
    return b;
}

void note(Belief& b, SourceId source, Time measured) {
    ++b.track.updates;
    b.track.contributors.note(source, measured);
}

/// The measurement, at the object's own time: a report may come after the beam passed.
MotionFix fix_at(const Belief& b, const AisPosition& report, Time measured, const Dimensions& d) {
    MotionFix z = fix_of(report, b.anchor, d);
    z.z.head<2>() -= to_seconds(measured - b.time) * moments(b.imm).x.segment<2>(2);
    return z;
}

void remember(
    Belief& b, const AisPosition& report, const MotionFix& z, Time measured, const Dimensions& d) {
    b.said = {.measured = measured,
              .middle = displaced(b.anchor, enu_of(z.z.head<2>())),
              .v = z.z.tail<2>(),
              .sog = report.sog ? report.sog : b.said.sog,
              .dimensions = d,
              .is_exact = d.to_bow && d.to_stern && has_velocity(z) && !report.is_low_resolution,
              .is_superseded = false};
    Track& track = b.track;
    track.heading = report.heading ? report.heading : track.heading;
    track.ais_class = report.ais_class == AisClass::unknown ? track.ais_class : report.ais_class;
    track.nav_status = report.nav_status ? report.nav_status : track.nav_status;
}

/// Where radar sees her is where someone else says she is: a set has mixed the two up.
bool is_anothers(Scene& scene, const Belief& b, Time measured) {
    const Eigen::Vector2d offset = vector_of(b.shadow.check().offset);
    const LatLon seen = displaced(b.said.middle, enu_of(-offset));
    const auto near = scene.beliefs.near(seen, farthest);
    return std::ranges::any_of(near, [&](std::uint32_t slot) {
        const Belief& other = scene.beliefs[slot];
        return other.is_alive() && &other != &b && is_reporting(other, measured) &&
               vector_of(displacement(seen, other.anchor)).norm() < mixed_up.si();
    });
}

/// Radar sees her elsewhere than she says: the name goes to another that radar sees there, or to an
/// object of its own. Gives that, or nullptr when all is well.
Belief* part_from_shadow(
    Scene& scene, Belief& b, const AisPosition& report, Time measured, const Dimensions& d) {
    if (!b.shadow.check().is_contradicted || !b.shadow.is_fresh(measured)) {
        return nullptr;
    }
    Belief* other = unnamed(scene, report, measured, d);
    if (is_followed_by_sets(b, measured) && (other != nullptr || is_anothers(scene, b, measured))) {
        carry_to(b, measured);
        b.imm = imm_from(fix_at(b, report, measured, d));
        b.shadow = Shadow{};
        release_numbers(scene, b);
        return nullptr;
    }
    const bool is_mistaken = other != nullptr && b.plots > 0;
    if (other == nullptr) {
        other = newborn(scene, report, measured, d);
    }
    if (other == nullptr) {
        return nullptr;
    }
    ++scene.counts.spoofs;
    b.said.is_superseded = true;
    b.identity.doubt(report.mmsi);
    carry_to(b, measured);
    b.imm = b.shadow.motion_at(b.time);
    b.shadow.forget_offset();
    if (is_mistaken) {
        scene.beliefs.unname(b);
        b.reports = 0;
    }
    scene.beliefs.name(*other, report.mmsi);
    return other;
}

/// Whom the report is of; nullptr when there is no room for a new one.
Belief* object_of(Scene& scene, const AisPosition& report, Time measured, const Dimensions& d) {
    Belief* known = bearer(scene, report, measured, d);
    if (known != nullptr && known->is_alive()) {
        return known;
    }
    const bool is_second =
        std::ranges::any_of(scene.beliefs.named(report.mmsi),
                            [&](std::uint32_t slot) { return scene.beliefs[slot].is_alive(); });
    Belief* b = unnamed(scene, report, measured, d);
    if (b == nullptr && known != nullptr) {
        revive(scene, *known, measured);
        known->anchor = *report.at;
        known->imm = imm_from(fix_of(report, known->anchor, d));
        return known;
    }
    if (b == nullptr) {
        b = newborn(scene, report, measured, d);
    }
    if (b != nullptr && !scene.beliefs.name(*b, report.mmsi)) {
        return nullptr;
    }
    scene.counts.second_objects += b != nullptr && is_second ? 1 : 0;
    return b;
}

void fold(Scene& scene,
          Belief& b,
          const AisPosition& report,
          SourceId source,
          Time measured,
          const Dimensions& d) {
    carry_to(b, measured);
    const MotionFix z = fix_at(b, report, measured, d);
    const auto in = innovation(moments(b.imm), z);
    const double density = std::exp(-0.5 * in.nis) / (4.0 * std::numbers::pi * std::numbers::pi *
                                                      std::sqrt(in.S.determinant()));
    b.identity.hear(report.mmsi, std::log(std::max(density, 1e-300) / elsewhere));
    b.track.consistency += 0.1 * (in.nis / (has_velocity(z) ? 4.0 : 2.0) - b.track.consistency);
    b.shadow.compare({z.z.head<2>(), z.R.topLeftCorner<2, 2>()}, b.time);
    update(b.imm, z);
    remember(b, report, z, measured, d);
    ++b.reports;
    b.r = 1.0 - (1.0 - b.r) * heard_leaves;
    if (!report.is_low_resolution || !b.track.last_fix) {
        b.track.last_fix = Fix{*report.at, measured, source};
    }
    note(b, source, measured);
    show(scene, b);
}

}  // namespace

bool hear_report(Scene& scene,
                 const AisPosition& report,
                 SourceId source,
                 Time measured,
                 const VesselEntry* vessel) {
    const Dimensions d = dimensions_of(vessel);
    Belief* b = object_of(scene, report, measured, d);
    if (b == nullptr) {
        return false;
    }
    if (Belief* other = part_from_shadow(scene, *b, report, measured, d)) {
        show(scene, *b);
        b = other;
    }
    const auto siblings = scene.beliefs.named(report.mmsi);
    b->is_known =
        b->is_known || (siblings.size() == 1 && vessel != nullptr && vessel->positions > 0);
    for (const std::uint32_t slot : siblings) {
        scene.beliefs[slot].said.is_superseded = slot != b->slot;
    }
    fold(scene, *b, report, source, measured, d);
    return true;
}

bool hear_unchecked(Scene& scene,
                    const AisPosition& report,
                    SourceId source,
                    Time measured,
                    const VesselEntry* vessel) {
    const Dimensions d = dimensions_of(vessel);
    Belief* b = bearer(scene, report, measured, d);
    if (b == nullptr || !b->is_alive() ||
        fit_of(*b, report, measured, d, 0.0).nis > fits_unchecked) {
        return false;
    }
    carry_to(*b, measured);
    update(b->imm, fix_at(*b, report, measured, d));
    note(*b, source, measured);
    show(scene, *b);
    return true;
}

void also_heard(Scene& scene, Mmsi mmsi, SourceId source, Time measured) {
    if (const Belief* b = newest_of(scene, mmsi)) {
        scene.beliefs[b->slot].track.contributors.note(source, measured);
    }
}

const Belief* newest_of(const Scene& scene, Mmsi mmsi) {
    const Belief* newest = nullptr;
    for (const std::uint32_t slot : scene.beliefs.named(mmsi)) {
        const Belief& b = scene.beliefs[slot];
        newest = newest == nullptr || b.last_update > newest->last_update ? &b : newest;
    }
    return newest;
}

}  // namespace seaeye
