#include "fusion/tracker/life.hpp"

#include "fusion/tracker/stitch.hpp"

namespace seaeye {
namespace {

constexpr std::uint32_t enough_plots = 3;
constexpr std::uint32_t enough_reports = 2;

bool is_borne_out(const Belief& b) {
    const bool by_ais =
        b.reports >= enough_reports || (b.reports > 0 && (b.is_known || b.plots > 0));
    return b.r > b.sure && (by_ais || b.plots + b.sights >= enough_plots);
}

/// Its first plot was none of the clutter.
void take_back_clutter(Scene& scene, Belief& b) {
    if (b.birth.is_radars && b.birth.is_counted) {
        scene.radars[b.birth.radar].clutter.was_false(
            b.birth.range, b.birth.bearing, -b.birth.mass);
    }
    b.birth.is_radars = false;
}

void leave_sectors(Scene& scene, const Belief& b) {
    for (Radar& radar : scene.radars) {
        radar.leave(b.slot);
    }
}

void write(Scene& scene, Belief& b) {
    const ModeState m = moments(b.imm);
    Track& track = b.track;
    track.updated = b.time;
    track.at = b.anchor;
    track.velocity = {MetresPerSecond{m.x(2)}, MetresPerSecond{m.x(3)}};
    for (int i = 0; i < 4; ++i) {
        for (int j = 0; j < 4; ++j) {
            track.covariance[static_cast<std::size_t>(4 * i + j)] = m.P(i, j);
        }
    }
    track.modes = b.imm.mu;
    track.existence = b.r;
    track.identity = b.identity.posterior();
    track.spoof = b.shadow.check();
    track.revision = ++scene.revision;
    b.last_update = b.time;
}

}  // namespace

Belief* give_life(Scene& scene, LatLon at, Time when) {
    Belief* b = scene.beliefs.make();
    if (b == nullptr) {
        ++scene.counts.refused;
        return nullptr;
    }
    b->anchor = at;
    b->time = when;
    b->born = when;
    b->last_update = when;
    b->track.started = when;
    return b;
}

void identify(Scene& scene, Belief& b) {
    if (b.track.id == TrackId{}) {
        b.track.id = TrackId{scene.next_id++};
        ++scene.counts.born;
    }
}

void show(Scene& scene, Belief& b) {
    settle_anchor(b);
    if (!b.is_confirmed && is_borne_out(b)) {
        b.is_confirmed = true;
        take_back_clutter(scene, b);
        stitch(scene, b);
        identify(scene, b);
    }
    scene.beliefs.place(b);
    for (Radar& radar : scene.radars) {
        radar.place(b.slot, b.anchor);
    }
    write(scene, b);
    b.track.phase = b.is_confirmed ? Phase::confirmed : Phase::tentative;
    if (b.track.id != TrackId{}) {
        scene.changed.push_back(b.slot);
    }
}

void forget(Scene& scene, Belief& b) {
    leave_sectors(scene, b);
    scene.beliefs.release(b);
}

void bury(Scene& scene, Belief& b) {
    if (!b.is_confirmed && b.birth.is_radars) {
        scene.radars[b.birth.radar].clutter.was_false(
            b.birth.range,
            b.birth.bearing,
            static_cast<double>(b.plots) - 1.0 + (b.birth.is_counted ? 0.0 : b.birth.mass));
    }
    if (b.track.id == TrackId{}) {
        forget(scene, b);
        return;
    }
    leave_sectors(scene, b);
    b.life = Belief::Life::lost;
    b.track.phase = Phase::dropped;
    b.track.revision = ++scene.revision;
    ++scene.counts.dropped;
    scene.changed.push_back(b.slot);
}

void revive(Scene& scene, Belief& b, Time when) {
    b.life = Belief::Life::alive;
    b.time = when;
    b.r = 0.9;
    b.eta = 0.5;
    b.shadow = Shadow{};
    ++scene.counts.resumed;
}

void take_over(Scene& scene, Belief& heir, Belief& lost) {
    Track& track = heir.track;
    const std::optional<Mmsi> name = lost.mmsi();
    const std::uint32_t updates = track.updates + lost.track.updates;
    track.contributors.take_in(lost.track.contributors);
    track.id = lost.track.id;
    track.started = lost.track.started;
    track.updates = updates;
    heir.identity.take_in(lost.identity);
    for (std::size_t i = 0; i < sight_classes; ++i) {
        heir.seen_as[i] += lost.seen_as[i];
    }
    if (name && !heir.mmsi()) {
        track.ais_class = lost.track.ais_class;
        track.heading = lost.track.heading;
        track.nav_status = lost.track.nav_status;
        track.last_fix = lost.track.last_fix;
        heir.reports += lost.reports;
        heir.said = lost.said;
        heir.is_known = lost.is_known;
        scene.beliefs.unname(lost);
        scene.beliefs.name(heir, *name);
    }
    forget(scene, lost);
}

void grow_old(Scene& scene, Time now) {
    for (Belief& b : scene.beliefs.all()) {
        if (b.life == Belief::Life::lost && now - b.last_update >= scene.settings.memory) {
            forget(scene, b);
        }
        if (b.life != Belief::Life::alive) {
            continue;
        }
        const Duration silence = now - b.last_update;
        if (silence >= drop_after(b)) {
            bury(scene, b);
        } else if (b.track.phase == Phase::confirmed && silence >= coast_after(b)) {
            b.track.phase = Phase::coasting;
            b.track.revision = ++scene.revision;
            scene.changed.push_back(b.slot);
        }
    }
}

}  // namespace seaeye
