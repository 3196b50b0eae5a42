#include "tests/scoring/sea/camera.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <string>

namespace seaeye::tests {
namespace {

constexpr std::uint64_t camera_part = 5;  // of the seed
constexpr double analysis_s = 0.3;        // from the picture to the trigger
constexpr std::array<std::string_view, 5> classes{
    "cargo", "tanker", "fishing", "speedboat", "unknown"};

std::string_view class_of(VesselKind kind) {
    switch (kind) {
        case VesselKind::tanker:
            return "tanker";
        case VesselKind::fishing:
            return "fishing";
        case VesselKind::fast:
            return "speedboat";
        default:
            return "cargo";
    }
}

std::string_view any_class(Dice& dice) {
    return classes[static_cast<std::size_t>(dice.uniform() * classes.size())];
}

}  // namespace

SimulatedCamera::SimulatedCamera(const CoastSettings& coast,
                                 std::size_t number,
                                 SourceId source,
                                 const LocalFrame& plane)
    : settings_{coast.cameras[number]},
      start_{coast.start},
      source_{source},
      plane_{plane},
      site_{plane.to_wgs84(settings_.site)},
      name_{std::string_view{"camera-" + std::to_string(number + 1)}},
      dice_{seed_of(coast.seed, camera_part, number)} {}

void SimulatedCamera::look_until(double until_s,
                                 std::span<const SimulatedVessel> vessels,
                                 std::vector<Observation>& out) {
    const double period_s = to_seconds(settings_.period);
    while (begin_s_ < until_s) {
        for (const SimulatedVessel& vessel : vessels) {
            look_at(vessel, out);
        }
        imagine(out);
        ++rounds_;
        begin_s_ = static_cast<double>(rounds_) * period_s;
    }
}

Bearing SimulatedCamera::true_bearing(const SimulatedVessel& vessel, double s) const {
    const PlaneMotion motion = vessel.voyage.at(s);
    const Enu seen_at = site_.to_enu(plane_.to_wgs84({Metres{motion.east}, Metres{motion.north}}));
    return Bearing{Radians{std::atan2(seen_at.east.si(), seen_at.north.si())}};
}

void SimulatedCamera::look_at(const SimulatedVessel& vessel, std::vector<Observation>& out) {
    const double s = begin_s_ + to_seconds(settings_.period) * dice_.uniform();
    const PlaneMotion motion = vessel.voyage.at(s);
    const double range_m = std::hypot(motion.east - settings_.site.east.si(),
                                      motion.north - settings_.site.north.si());
    if (range_m > settings_.range_max.si() || !happens(dice_, settings_.pd)) {
        return;
    }
    const double bearing =
        true_bearing(vessel, s).si() + settings_.sigma_bearing.si() * dice_.gauss();
    const bool is_recognised = happens(dice_, 0.85);
    out.push_back(
        trigger_of({.s = s,
                    .bearing_rad = bearing,
                    .object_class = is_recognised ? class_of(vessel.kind) : any_class(dice_),
                    .confidence = between(dice_, 0.45, 0.98)}));
}

/// Waves, birds, sun.
void SimulatedCamera::imagine(std::vector<Observation>& out) {
    const double period_s = to_seconds(settings_.period);
    for (int left = poisson(dice_, settings_.false_per_minute * period_s / 60.0); left > 0;
         --left) {
        const double s = begin_s_ + period_s * dice_.uniform();
        const double bearing = 2.0 * std::numbers::pi * dice_.uniform();
        out.push_back(trigger_of({.s = s,
                                  .bearing_rad = bearing,
                                  .object_class = any_class(dice_),
                                  .confidence = between(dice_, 0.3, 0.6)}));
    }
}

Observation SimulatedCamera::trigger_of(const Sight& sight) const {
    CameraTrigger trigger;
    trigger.camera = name_;
    trigger.bearing = Bearing{Radians{sight.bearing_rad}};
    trigger.bearing_sigma = settings_.sigma_bearing;
    trigger.object_class = sight.object_class;
    trigger.confidence = sight.confidence;
    return {.source = source_,
            .measured = start_ + seconds(sight.s),
            .received = start_ + seconds(sight.s + analysis_s),
            .said = trigger};
}

}  // namespace seaeye::tests
