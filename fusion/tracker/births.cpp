#include "fusion/tracker/births.hpp"

#include <algorithm>
#include <cmath>

#include "fusion/tracker/life.hpp"

namespace seaeye {
namespace {

constexpr double birth_speed = 8.0;     // m/s, sigma per axis
constexpr double echo_variance = 64.0;  // m^2, of an echo about a hull
constexpr double least_r = 1e-4;
constexpr double mostly = 0.9;
constexpr double visible = 0.95;
constexpr double room_for_names = 0.9;  // clutter never takes the last tenth

/// On land, and not only by the radar's error.
bool is_on_land(const Scene& scene, const Radar& radar, const ScanPlot& plot) {
    if (scene.land == nullptr || !scene.land->is_land(plot.at)) {
        return false;
    }
    const double doubt =
        std::max(radar.site.sigma_range.si(), plot.place.range * radar.site.sigma_bearing.si());
    return scene.land->shore_distance(plot.at) > Metres{2.0 * doubt};
}

bool is_fixed(const Scene& scene, const ScanPlot& plot) {
    const double reach = std::max(60.0, 3.0 * std::sqrt(plot.R.trace() / 2.0));
    return scene.fixed.size() > 0 && scene.fixed.is_near(plot.at, Metres{reach});
}

}  // namespace

void give_birth(Scene& scene, Radar& radar, const ScanPlot& plot) {
    if (is_fixed(scene, plot) || is_on_land(scene, radar, plot)) {
        return;
    }
    const double left = 1.0 - plot.explained;
    const double clutter = radar.clutter.density(plot.place.range, plot.place.bearing);
    const double r = left * birth_density / (birth_density + clutter);
    if (plot.explained > mostly || r < least_r) {
        radar.clutter.was_false(plot.place.range, plot.place.bearing, left);
        return;
    }
    const auto room =
        static_cast<std::size_t>(room_for_names * static_cast<double>(scene.settings.capacity));
    if (scene.beliefs.size() >= room) {
        ++scene.counts.refused;
        return;
    }
    Belief* b = give_life(scene, plot.at, plot.measured);
    if (b == nullptr) {
        return;
    }
    b->imm = imm_from(
        PositionFix{Eigen::Vector2d::Zero(), plot.R + Eigen::Matrix2d::Identity() * echo_variance},
        birth_speed);
    b->r = r;
    b->eta = visible;
    b->plots = 1;
    b->last_plot = plot.measured;
    b->birth = {.range = plot.place.range,
                .bearing = plot.place.bearing,
                .mass = left,
                .radar = radar.index,
                .is_radars = true};
    b->track.updates = 1;
    b->track.contributors.note(radar.site.source, plot.measured);
    scene.beliefs.place(*b);
    for (Radar& each : scene.radars) {
        each.place(b->slot, b->anchor);
    }
}

void count_birth(Radar& radar, Belief& b) {
    if (b.birth.is_radars && !b.birth.is_counted && b.birth.radar == radar.index) {
        radar.clutter.was_false(b.birth.range, b.birth.bearing, b.birth.mass);
        b.birth.is_counted = true;
    }
}

}  // namespace seaeye
