#include "tests/scoring/sea/radar.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace seaeye::tests {
namespace {

constexpr std::uint64_t radar_part = 3;  // of the seed
constexpr double full_turn = 2.0 * std::numbers::pi;
constexpr double extractor_s = 0.04;  // from the sector's edge to the wire
constexpr double earth_m = 6'371'000.0;

double from_north(double angle) {
    return Bearing{Radians{angle}}.si();
}

/// The straight line from an antenna to a place on the water some way along it.
double slant_m(double ground_m, double height_m) {
    const double sine = std::sin(ground_m / (2.0 * earth_m));
    return std::hypot(height_m, 2.0 * std::sqrt(earth_m * (earth_m + height_m)) * sine);
}

}  // namespace

SimulatedRadar::SimulatedRadar(const CoastSettings& coast,
                               std::size_t number,
                               SourceId source,
                               const LocalFrame& plane)
    : settings_{coast.radars[number]},
      clutter_{coast.clutter},
      start_{coast.start},
      source_{source},
      plane_{plane},
      site_{plane.to_wgs84(settings_.site)},
      dice_{seed_of(coast.seed, radar_part, number)},
      scan_s_{to_seconds(settings_.scan)} {}

void SimulatedRadar::turn_until(double until_s,
                                std::span<const SimulatedVessel> vessels,
                                std::vector<Observation>& out) {
    while (begin_s_ < until_s) {
        std::vector<Echo> echoes = merged(seen(vessels));
        blur(echoes);
        add_clutter(echoes);
        report(std::move(echoes), out);
        ++turns_;
        begin_s_ = static_cast<double>(turns_) * scan_s_;
    }
}

double SimulatedRadar::pd_of(const SimulatedVessel& vessel, double s) const {
    return pd_at(vessel.kind, true_echo(vessel, s).range_m);
}

double SimulatedRadar::pd_at(VesselKind kind, double range_m) const {
    if (range_m < settings_.range_min.si() || range_m > settings_.range_max.si()) {
        return 0.0;
    }
    return settings_.pd * std::exp2(-std::pow(range_m / half_range_m(kind), 4.0));
}

Echo SimulatedRadar::true_echo(const SimulatedVessel& vessel, double s) const {
    const PlaneMotion motion = vessel.voyage.at(s);
    const LatLon at = plane_.to_wgs84({Metres{motion.east}, Metres{motion.north}});
    const Enu seen_at = site_.to_enu(at);
    const double ground_m = std::hypot(seen_at.east.si(), seen_at.north.si());
    return {.s = s,
            .range_m = slant_m(ground_m, settings_.height.si()),
            .bearing_rad = from_north(std::atan2(seen_at.east.si(), seen_at.north.si()))};
}

/// By her bearing as the turn begins: she moves less than a beam's width until the beam is there.
double SimulatedRadar::beam_at_s(const SimulatedVessel& vessel) const {
    const PlaneMotion motion = vessel.voyage.at(begin_s_);
    const double bearing = from_north(std::atan2(motion.east - settings_.site.east.si(),
                                                 motion.north - settings_.site.north.si()));
    return begin_s_ + scan_s_ * bearing / full_turn;
}

std::vector<Echo> SimulatedRadar::seen(std::span<const SimulatedVessel> vessels) {
    std::vector<Echo> echoes;
    for (const SimulatedVessel& vessel : vessels) {
        const Echo echo = true_echo(vessel, beam_at_s(vessel));
        if (happens(dice_, pd_at(vessel.kind, echo.range_m))) {
            echoes.push_back(echo);
        }
    }
    return echoes;
}

/// Echoes in the cell of a nearer one become part of it, and its middle is theirs.
std::vector<Echo> SimulatedRadar::merged(std::vector<Echo> echoes) const {
    std::ranges::sort(echoes, {}, &Echo::range_m);
    std::vector<bool> is_gone(echoes.size());
    std::vector<Echo> plots;
    for (std::size_t i = 0; i < echoes.size(); ++i) {
        if (is_gone[i]) {
            continue;
        }
        double range_sum = 0.0;
        double bearing_sum = 0.0;
        double count = 1.0;
        for (std::size_t j = i + 1; j < echoes.size(); ++j) {
            const double farther = echoes[j].range_m - echoes[i].range_m;
            if (farther >= settings_.range_cell.si()) {
                break;
            }
            const double aside =
                std::remainder(echoes[j].bearing_rad - echoes[i].bearing_rad, full_turn);
            if (!is_gone[j] && std::abs(aside) < settings_.bearing_cell.si()) {
                is_gone[j] = true;
                range_sum += farther;
                bearing_sum += aside;
                count += 1.0;
            }
        }
        plots.push_back({.s = echoes[i].s,
                         .range_m = echoes[i].range_m + range_sum / count,
                         .bearing_rad = echoes[i].bearing_rad + bearing_sum / count});
    }
    return plots;
}

void SimulatedRadar::blur(std::vector<Echo>& echoes) {
    for (Echo& echo : echoes) {
        echo.range_m += settings_.range_bias.si() + settings_.sigma_range.si() * dice_.gauss();
        echo.bearing_rad +=
            settings_.bearing_bias.si() + settings_.sigma_bearing.si() * dice_.gauss();
    }
}

/// Half of it anywhere, as often as there is room; half near by, from the waves.
void SimulatedRadar::add_clutter(std::vector<Echo>& echoes) {
    const double farthest = settings_.range_max.si();
    for (int left = poisson(dice_, clutter_); left > 0; --left) {
        const bool is_near = happens(dice_, 0.5);
        const double range = is_near ? exponential(dice_, 3000.0) + exponential(dice_, 3000.0)
                                     : farthest * std::sqrt(dice_.uniform());
        const double bearing = full_turn * dice_.uniform();
        echoes.push_back({.s = begin_s_ + scan_s_ * bearing / full_turn,
                          .range_m = std::clamp(range, settings_.range_min.si(), farthest),
                          .bearing_rad = bearing});
    }
}

void SimulatedRadar::report(std::vector<Echo> echoes, std::vector<Observation>& out) const {
    std::ranges::stable_sort(echoes, {}, &Echo::s);
    auto next = echoes.begin();
    for (int sector = 1; sector <= sectors; ++sector) {
        const double edge_s = begin_s_ + scan_s_ * sector / sectors;
        for (; next != echoes.end() && (next->s < edge_s || sector == sectors); ++next) {
            out.push_back(plot_of(*next, edge_s));
        }
        out.push_back(sweep_at(sector, edge_s));
    }
}

Observation SimulatedRadar::plot_of(const Echo& echo, double edge_s) const {
    RadarPlot plot;
    plot.polar = Polar{.range = Metres{std::max(0.0, echo.range_m)},
                       .bearing = Bearing{Radians{echo.bearing_rad}}};
    return {.source = source_,
            .measured = start_ + seconds(echo.s) + settings_.clock_bias,
            .received = start_ + seconds(edge_s + extractor_s),
            .said = plot};
}

Observation SimulatedRadar::sweep_at(int sector, double edge_s) const {
    return {.source = source_,
            .measured = start_ + seconds(edge_s) + settings_.clock_bias,
            .received = start_ + seconds(edge_s + extractor_s),
            .said = RadarSweep{.bearing = Bearing{Radians{full_turn * sector / sectors}},
                               .rotation = settings_.scan}};
}

}  // namespace seaeye::tests
