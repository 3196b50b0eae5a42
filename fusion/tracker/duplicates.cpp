#include "fusion/tracker/duplicates.hpp"

#include <algorithm>

#include "fusion/tracker/life.hpp"
#include "fusion/tracker/plane.hpp"
#include "geo/tangent.hpp"

namespace seaeye {
namespace {

constexpr double gate = 13.28;           // chi-square 99 %, 4 degrees of freedom
constexpr double position_slack = 30.0;  // m
constexpr double velocity_slack = 1.0;   // m/s
constexpr double suspect_for = 60.0;     // s: who has lived longer, and has
constexpr double own_share = 0.1;        // of its plots to itself, is someone else
constexpr int enough = 6;
constexpr int against_apart = 3;
constexpr int against_unlike = 2;

bool is_elder(const Belief& a, const Belief& b) {
    return a.born != b.born ? a.born < b.born : a.slot < b.slot;
}

/// It bears a name that no other object has been heard under since.
bool is_named(const Belief& b) {
    return b.mmsi() && !b.said.is_superseded;
}

bool are_alike(const Belief& elder, const Belief& younger) {
    const ModeState e = moments(elder.imm);
    const ModeState y = moments(younger.imm);
    Eigen::Vector4d gap = y.x.head<4>() - e.x.head<4>();
    gap.head<2>() += vector_of(displacement(elder.anchor, younger.anchor));
    Eigen::Matrix4d S = e.P.topLeftCorner<4, 4>() + y.P.topLeftCorner<4, 4>();
    S.diagonal().head<2>().array() += position_slack * position_slack;
    S.diagonal().tail<2>().array() += velocity_slack * velocity_slack;
    return gap.dot(S.llt().solve(gap)) <= gate;
}

}  // namespace

void compare(Scene& scene, Belief& a, Belief& b, Sights sights) {
    if (is_named(a) && is_named(b) && a.mmsi() != b.mmsi()) {
        return;
    }
    Belief& elder = is_elder(a, b) ? a : b;
    Belief& younger = &elder == &a ? b : a;
    const bool is_rival = younger.rival.slot == elder.slot && younger.rival.likeness > 0;
    if (sights == Sights::apart) {
        younger.rival.likeness -= is_rival ? against_apart : 0;
        return;
    }
    if (!are_alike(elder, younger)) {
        younger.rival.likeness -= is_rival ? against_unlike : 0;
        return;
    }
    if (!is_rival) {
        if (to_seconds(younger.time - younger.born) > suspect_for &&
            younger.own_plots > own_share * younger.plots) {
            return;
        }
        younger.rival = {.slot = elder.slot, .likeness = 0};
    }
    if (++younger.rival.likeness >= enough) {
        merge(scene, elder, younger);
    }
}

void merge(Scene& scene, Belief& elder, Belief& younger) {
    ++scene.counts.merged;
    if (is_named(younger) && (!is_named(elder) || elder.said.measured < younger.said.measured)) {
        const Mmsi name = *younger.mmsi();
        scene.beliefs.unname(younger);
        scene.beliefs.name(elder, name);
        elder.said = younger.said;
        elder.said.is_superseded = false;
        elder.reports += younger.reports;
        elder.is_known = elder.is_known || younger.is_known;
        elder.track.heading = younger.track.heading;
        elder.track.ais_class = younger.track.ais_class;
        elder.track.nav_status = younger.track.nav_status;
        elder.track.last_fix = younger.track.last_fix;
    }
    if (elder.track.id == TrackId{} && younger.track.id != TrackId{}) {
        std::swap(elder.track.id, younger.track.id);
        elder.track.started = std::min(elder.track.started, younger.track.started);
    }
    elder.is_confirmed = elder.is_confirmed || younger.is_confirmed;
    elder.identity.take_in(younger.identity);
    elder.track.contributors.take_in(younger.track.contributors);
    elder.track.updates += younger.track.updates;
    elder.r = std::max(elder.r, younger.r);
    younger.birth.is_radars = false;
    bury(scene, younger);
    younger.last_update = never;  // not to be found again: it was never anyone
}

}  // namespace seaeye
