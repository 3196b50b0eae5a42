// Slant range becomes range along the surface by the antenna's height; then registration comes off.
#include "fusion/tracker/radar.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

#include "fusion/tracker/plane.hpp"

namespace seaeye {
namespace {

constexpr double full_turn = 2.0 * std::numbers::pi;
constexpr double usual_period = 2.5;        // s
constexpr double longest_slice = 0.15;      // s
constexpr std::size_t most_plots = 20'000;  // that wait; a turn of a very bad sea
constexpr double patience = 1.5;            // turns

double ring_bearing(double bearing_rad) {
    return Bearing{Radians{bearing_rad}}.si();
}

std::int64_t slices_for(double period) {
    const auto wanted = static_cast<std::uint64_t>(std::ceil(period / longest_slice));
    return static_cast<std::int64_t>(std::clamp<std::uint64_t>(std::bit_ceil(wanted), 32, 512));
}

}  // namespace

Radar::Radar(const RadarSite& of, std::uint16_t its_index)
    : site{of},
      index{its_index},
      frame{std::make_shared<const LocalFrame>(of.at)},
      beam{of.scan ? to_seconds(*of.scan) : usual_period},
      clutter{of.range_max},
      detection{of.probability_of_detection, of.range_max},
      slices_{slices_for(beam.period())} {
    sectors_.resize(static_cast<std::size_t>(slices_));
}

ScanPlot Radar::located(const Polar& said, Time measured) const {
    const double slant = said.range.si();
    const double h = site.height.si();
    ScanPlot p;
    p.measured = measured;
    p.raw.range = std::sqrt(std::max(1.0, slant * slant - h * h));
    p.raw.bearing = Bearing{said.bearing.angle() + site.north_offset}.si();
    const Eigen::Vector3d& b = registration.b();
    const Eigen::Matrix3d& P = registration.P();
    p.place.range = std::max(1.0, p.raw.range - b(0));
    p.place.bearing = ring_bearing(p.raw.bearing - b(1));
    p.at = frame->to_wgs84({Metres{p.place.range * std::sin(p.place.bearing)},
                            Metres{p.place.range * std::cos(p.place.bearing)}});
    const double direction = p.place.bearing - frame->convergence(p.at).si();
    const double along = site.sigma_range.si();
    const double across = p.place.range * site.sigma_bearing.si();
    p.R = along_across(direction,
                       along * along + P(0, 0),
                       across * across + p.place.range * p.place.range * P(1, 1));
    return p;
}

PolarPlace Radar::polar_of(LatLon at) const {
    const Eigen::Vector2d d = vector_of(frame->to_enu(at));
    return {.range = d.norm(), .bearing = ring_bearing(direction_of(d))};
}

bool Radar::take(const RadarPlot& plot, Time measured) {
    last_plot = measured;
    last_heard = last_heard ? std::max(*last_heard, measured) : measured;
    std::optional<Polar> said = plot.polar;
    if (!said && plot.at) {
        const PolarPlace place = polar_of(*plot.at);
        said = Polar{Metres{place.range}, Bearing{Radians{place.bearing}}};
    }
    if (!said || plots.size() >= most_plots || said->range.si() > 1.05 * site.range_max.si()) {
        ++refused;
        return false;
    }
    ScanPlot p = located(*said, measured);
    beam.hear(measured, p.raw.bearing);
    p.phase = beam.phase_of(measured, p.raw.bearing);
    auto spot = plots.end();
    while (spot != plots.begin() && std::prev(spot)->phase > p.phase) {
        --spot;
    }
    plots.insert(spot, p);
    return true;
}

void Radar::take(const RadarSweep& sweep, Time measured) {
    last_heard = last_heard ? std::max(*last_heard, measured) : measured;
    if (sweep.rotation) {
        beam.set_period(*sweep.rotation, measured);
    }
}

bool Radar::is_silent(Time when) const {
    return !last_heard || when > *last_heard + seconds(patience * beam.period());
}

std::int32_t Radar::sector_of(LatLon at) const {
    const PolarPlace place = polar_of(at);
    if (place.range >= site.range_max.si()) {
        return -1;
    }
    const auto sector =
        static_cast<std::int64_t>(place.bearing / full_turn * static_cast<double>(slices_));
    return static_cast<std::int32_t>(std::min(slices_ - 1, sector));
}

void Radar::place(std::uint32_t slot, LatLon at) {
    sector_of_slot_.resize(std::max<std::size_t>(sector_of_slot_.size(), slot + 1), -1);
    const std::int32_t sector = sector_of(at);
    if (sector_of_slot_[slot] == sector) {
        return;
    }
    leave(slot);
    if (sector >= 0) {
        sectors_[static_cast<std::size_t>(sector)].push_back(slot);
        sector_of_slot_[slot] = sector;
    }
}

void Radar::leave(std::uint32_t slot) {
    if (slot >= sector_of_slot_.size() || sector_of_slot_[slot] < 0) {
        return;
    }
    std::erase(sectors_[static_cast<std::size_t>(sector_of_slot_[slot])], slot);
    sector_of_slot_[slot] = -1;
}

}  // namespace seaeye
