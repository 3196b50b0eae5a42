#include "tests/scoring/sea/ais_radio.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "tests/scoring/sea/true_state.hpp"

namespace seaeye::tests {
namespace {

constexpr std::uint64_t ais_part = 4;  // of the seed
constexpr double drift_memory_s = 300.0;
constexpr double velocity_sigma = 0.05;  // m/s per axis, of a GNSS receiver's Doppler
constexpr double static_interval_s = 360.0;

bool is_changing_course(const SimulatedVessel& vessel, double s) {
    const double heading = vessel.voyage.at(s).heading;
    double off = 0.0;
    for (const double ago_s : {10.0, 20.0, 30.0}) {
        off +=
            std::remainder(heading - vessel.voyage.at(s - ago_s).heading, 2.0 * std::numbers::pi);
    }
    return std::abs(off / 4.0) > degrees(5.0).si();  // the mean holds the heading now, too
}

bool lies_still(VesselKind kind) {
    return kind == VesselKind::anchored || kind == VesselKind::moored;
}

double rounded_to(double value, double step) {
    return std::round(value / step) * step;
}

/// As messages carry it: 1/10,000 minute.
LatLon on_the_wire(LatLon place) {
    constexpr double per_degree = 600'000.0;
    return lat_lon_degrees(std::round(to_degrees(place.lat) * per_degree) / per_degree,
                           std::round(to_degrees(place.lon) * per_degree) / per_degree);
}

std::uint8_t nav_status(const SimulatedVessel& vessel, double speed) {
    switch (vessel.kind) {
        case VesselKind::anchored:
            return 1;
        case VesselKind::moored:
            return 5;
        case VesselKind::fishing:
            return speed < knots(5.5).si() ? 7 : 0;
        default:
            return 0;
    }
}

/// sog, cog and what only class A says.
void put_motion(AisPosition& report, const TrueState& state, Dice& dice) {
    const Velocity v{state.velocity.east + MetresPerSecond{velocity_sigma * dice.gauss()},
                     state.velocity.north + MetresPerSecond{velocity_sigma * dice.gauss()}};
    report.sog = knots(rounded_to(to_knots(sog_of(v)), 0.1));
    report.cog = Course{degrees(rounded_to(to_degrees(cog_of(v).angle()), 0.1))};
    if (report.ais_class == AisClass::a) {
        const double heading_deg = to_degrees(state.heading.angle()) + 0.4 * dice.gauss();
        report.heading = Heading{degrees(std::round(heading_deg))};
        report.rot = state.rot;
    }
}

}  // namespace

double reporting_interval_s(const SimulatedVessel& vessel, double s) {
    const double speed_kn = to_knots(MetresPerSecond{vessel.voyage.at(s).speed});
    if (vessel.ais_class == AisClass::b) {
        return speed_kn > 2.0 ? 30.0 : 180.0;
    }
    if (lies_still(vessel.kind)) {
        return speed_kn > 3.0 ? 10.0 : 180.0;
    }
    if (speed_kn > 23.0) {
        return 2.0;
    }
    const bool is_turning = is_changing_course(vessel, s);
    if (speed_kn > 14.0) {
        return is_turning ? 2.0 : 6.0;
    }
    return is_turning ? 10.0 / 3.0 : 10.0;
}

AisRadio::AisRadio(const CoastSettings& coast,
                   SourceId source,
                   const LocalFrame& plane,
                   std::span<const SimulatedVessel> vessels)
    : settings_{coast.ais},
      start_{coast.start},
      source_{source},
      plane_{plane},
      vessels_{vessels} {
    for (const SimulatedVessel& vessel : vessels) {
        Set set{.dice = Dice{seed_of(coast.seed, ais_part, vessel.id)}};
        set.next_position_s = reporting_interval_s(vessel, 0.0) * set.dice.uniform();
        set.next_static_s = static_interval_s * set.dice.uniform();
        set.drift = {settings_.gnss_drift.si() * set.dice.gauss(),
                     settings_.gnss_drift.si() * set.dice.gauss()};
        sets_.push_back(set);
    }
}

void AisRadio::send_until(double until_s,
                          std::vector<Observation>& out,
                          std::vector<Ghost>& ghosts) {
    for (std::size_t i = 0; i < sets_.size(); ++i) {
        Set& set = sets_[i];
        for (; set.next_static_s <= until_s;
             set.next_static_s += static_interval_s * between(set.dice, 0.97, 1.03)) {
            send_static(vessels_[i], set, out);
        }
        while (set.next_position_s <= until_s) {
            send_position(vessels_[i], set, out, ghosts);
            set.next_position_s += reporting_interval_s(vessels_[i], set.next_position_s) *
                                   between(set.dice, 0.9, 1.1);
        }
    }
}

void AisRadio::send_position(const SimulatedVessel& vessel,
                             Set& set,
                             std::vector<Observation>& out,
                             std::vector<Ghost>& ghosts) const {
    const double s = set.next_position_s;
    if (vessel.is_dark_at(s)) {
        return;
    }
    const AisPosition report = position_of(vessel, set, whole_second_before(s));
    const double delay_s = between(set.dice, 0.15, 1.1);  // slot, receiver, network
    if (!is_received(vessel, set, s)) {
        return;
    }
    if (vessel.is_spoofing_at(s)) {
        ghosts.push_back({.when = start_ + seconds(s),
                          .vessel = vessel.id,
                          .at = *report.at,
                          .sog = *report.sog,
                          .cog = *report.cog});
    } else {
        set.heard_s = s;
    }
    out.push_back(heard(s, delay_s, report));
}

/// Type 5 of class A; of class B type 24 part A, and part B a moment later.
void AisRadio::send_static(const SimulatedVessel& vessel,
                           Set& set,
                           std::vector<Observation>& out) const {
    const double s = set.next_static_s;
    if (vessel.is_dark_at(s)) {
        return;
    }
    const bool is_a = vessel.ais_class == AisClass::a;
    AisStatic said{.mmsi = vessel.mmsi,
                   .message_type = static_cast<std::uint8_t>(is_a ? 5 : 24),
                   .ais_class = vessel.ais_class};
    AisStatic second = said;
    said.name = vessel.name;
    AisStatic& measures = is_a ? said : second;
    measures.ship_type = vessel.ship_type;
    measures.dimensions = vessel.dimensions;
    if (is_received(vessel, set, s)) {
        out.push_back(heard(s, 0.3, said));
    }
    if (!is_a && is_received(vessel, set, s)) {
        out.push_back(heard(s, 0.9, second));
    }
}

AisPosition AisRadio::position_of(const SimulatedVessel& vessel, Set& set, double fix_s) const {
    PlaneMotion motion = vessel.voyage.at(fix_s);
    const bool is_a = vessel.ais_class == AisClass::a;
    AisPosition report{.mmsi = vessel.mmsi, .ais_class = vessel.ais_class, .is_accurate = is_a};
    report.message_type = is_a ? (is_changing_course(vessel, fix_s) ? 3 : 1) : 18;
    if (is_a) {
        report.nav_status = nav_status(vessel, motion.speed);
    }
    const auto second = (to_micros(start_ + seconds(fix_s)) / 1'000'000) % 60;
    report.utc_second = static_cast<std::uint8_t>(second);
    put_motion(report, on_the_globe(motion, plane_), set.dice);

    drift(set, fix_s);
    const double forward = settings_.antenna_share * vessel.antenna_forward_m();
    const double starboard = settings_.antenna_share * vessel.antenna_starboard_m();
    const double sine = std::sin(motion.heading);
    const double cosine = std::cos(motion.heading);
    const PlaneVector false_by = vessel.spoofed_by(fix_s);
    motion.east += forward * sine + starboard * cosine + set.drift.east + false_by.east +
                   settings_.gnss_white.si() * set.dice.gauss();
    motion.north += forward * cosine - starboard * sine + set.drift.north + false_by.north +
                    settings_.gnss_white.si() * set.dice.gauss();
    report.at = on_the_wire(plane_.to_wgs84({Metres{motion.east}, Metres{motion.north}}));
    return report;
}

/// First-order Gauss-Markov. Source: Bar-Shalom, Li, Kirubarajan 2001, sec. 4.6.3.
void AisRadio::drift(Set& set, double fix_s) const {
    const double kept = std::exp(-std::max(0.0, fix_s - set.fix_s) / drift_memory_s);
    const double fresh = settings_.gnss_drift.si() * std::sqrt(1.0 - kept * kept);
    set.drift.east = kept * set.drift.east + fresh * set.dice.gauss();
    set.drift.north = kept * set.drift.north + fresh * set.dice.gauss();
    set.fix_s = fix_s;
}

/// Half are lost at the radio horizon: that of a ship's mast, or of a boat's rail.
bool AisRadio::is_received(const SimulatedVessel& vessel, Set& set, double s) const {
    const PlaneMotion motion = vessel.voyage.at(s);
    const double horizon_m = (vessel.ais_class == AisClass::a ? 45.0 : 22.0) * 1852.0;
    const double far = 0.5 * std::pow(std::hypot(motion.east, motion.north) / horizon_m, 4.0);
    return !happens(set.dice, settings_.loss + (1.0 - settings_.loss) * std::min(1.0, far));
}

/// Receivers fix on the whole second of UTC.
double AisRadio::whole_second_before(double s) const {
    constexpr std::int64_t second = 1'000'000;
    const std::int64_t fix = to_micros(start_ + seconds(s)) / second * second;
    return to_seconds(time_from_micros(fix) - start_);
}

Observation AisRadio::heard(double s, double delay_s, Said said) const {
    const Time received = start_ + seconds(s + delay_s);
    return {.source = source_, .measured = received, .received = received, .said = std::move(said)};
}

}  // namespace seaeye::tests
