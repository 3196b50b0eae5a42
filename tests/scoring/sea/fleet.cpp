#include "tests/scoring/sea/fleet.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "tests/scoring/sea/voyages.hpp"

namespace seaeye::tests {
namespace {

constexpr std::uint64_t fleet_part = 1;  // of the seed
constexpr double convoy_gap_m = 800.0;
constexpr std::size_t convoy_ships = 5;

class Fleet {
public:
    explicit Fleet(const CoastSettings& settings)
        : settings_{settings},
          waters_{.radius_m = settings.radius.si(), .duration_s = to_seconds(settings.duration)} {}

    std::vector<SimulatedVessel> muster() && {
        for (std::uint32_t i = 0; i < settings_.convoys; ++i) {
            add_convoy();
        }
        for (std::uint32_t i = 0; i < settings_.meetings; ++i) {
            add_meeting();
        }
        while (vessels_.size() < settings_.vessels) {
            Dice dice = next_dice();
            const VesselKind kind = next_kind();
            add(kind, Conduct::normal, a_voyage(kind, waters_, dice), dice);
        }
        misbehave();
        return std::move(vessels_);
    }

private:
    Dice next_dice() const { return Dice{seed_of(settings_.seed, fleet_part, vessels_.size())}; }

    /// Steps of the golden ratio fall evenly between 0 and 1, so even few vessels have their
    /// shares.
    VesselKind next_kind() {
        const KindShares& k = settings_.kinds;
        const std::array shares{k.cargo, k.tanker, k.fishing, k.fast, k.anchored, k.moored};
        double place = std::fmod((static_cast<double>(others_) + 0.5) / std::numbers::phi, 1.0);
        ++others_;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            if (place < shares[i]) {
                return static_cast<VesselKind>(i);
            }
            place -= shares[i];
        }
        return VesselKind::cargo;
    }

    void add(VesselKind kind, Conduct conduct, Voyage voyage, Dice& dice) {
        SimulatedVessel vessel{.id = static_cast<std::uint32_t>(vessels_.size() + 1),
                               .kind = kind,
                               .conduct = conduct,
                               .voyage = std::move(voyage)};
        vessel.mmsi = Mmsi{412'000'000 + 13 * vessel.id};
        vessel.name.assign("SEA " + std::to_string(vessel.id));
        measure(vessel, dice);
        vessels_.push_back(std::move(vessel));
    }

    static void measure(SimulatedVessel& vessel, Dice& dice);
    void add_convoy();
    void add_meeting();
    void misbehave();
    void turn_to(Conduct conduct, std::uint32_t count);
    void make_dark();

    const CoastSettings& settings_;  // the caller's, for the call
    Waters waters_;
    std::vector<SimulatedVessel> vessels_;
    std::size_t others_ = 0;
};

/// Lengths in whole metres, as AIS has them; the antenna is on the bridge, which is aft on big
/// ships.
void Fleet::measure(SimulatedVessel& vessel, Dice& dice) {
    struct Build {
        double low_m, high_m, beams, aft_share, class_b;
        int ship_type;
    };

    static constexpr std::array builds{Build{90, 300, 6.5, 0.15, 0.0, 70},
                                       Build{90, 280, 6.2, 0.15, 0.0, 80},
                                       Build{15, 45, 4.5, 0.4, 0.65, 30},
                                       Build{8, 25, 4.0, 0.3, 0.75, 37},
                                       Build{80, 250, 6.5, 0.15, 0.0, 70},
                                       Build{80, 250, 6.5, 0.15, 0.0, 70}};
    const Build& build = builds[static_cast<std::size_t>(vessel.kind)];
    const double length = between(dice, build.low_m, build.high_m);
    const double half_beam = std::max(1.0, std::round(0.5 * length / build.beams));
    const double aside = std::round(0.4 * half_beam * between(dice, -1.0, 1.0));
    const double aft = std::max(1.0, std::round(length * build.aft_share));
    vessel.dimensions = {.to_bow = Metres{std::round(length - aft)},
                         .to_stern = Metres{aft},
                         .to_port = Metres{half_beam + aside},
                         .to_starboard = Metres{half_beam - aside}};
    vessel.ship_type = build.ship_type;
    vessel.ais_class = happens(dice, build.class_b) ? AisClass::b : AisClass::a;
}

void Fleet::add_convoy() {
    Dice lead = next_dice();
    const Voyage voyage = a_voyage(VesselKind::cargo, waters_, lead);
    const double gap_s = convoy_gap_m / voyage.at(0.0).speed;
    for (std::size_t i = 0; i < convoy_ships; ++i) {
        Dice dice = next_dice();
        Voyage behind = voyage;
        behind.delay_s = gap_s * static_cast<double>(i);
        add(VesselKind::cargo, Conduct::convoy, std::move(behind), dice);
    }
}

void Fleet::add_meeting() {
    Dice dice = next_dice();
    const Meeting meeting = a_meeting(waters_, dice);
    add(VesselKind::tanker, Conduct::meeting, meeting.voyage_of(Meeting::Side::port), dice);
    add(VesselKind::fishing, Conduct::meeting, meeting.voyage_of(Meeting::Side::starboard), dice);
}

void Fleet::misbehave() {
    turn_to(Conduct::spoof_offset, settings_.spoof_offset);
    turn_to(Conduct::spoof_drift, settings_.spoof_drift);
    turn_to(Conduct::borrowed_mmsi, settings_.borrowed_mmsi);
    turn_to(Conduct::goes_dark, settings_.goes_dark);
    make_dark();
}

/// The first ships under way that have behaved so far.
void Fleet::turn_to(Conduct conduct, std::uint32_t count) {
    const SimulatedVessel* lender = nullptr;
    for (SimulatedVessel& vessel : vessels_) {
        const bool is_ship = vessel.kind == VesselKind::cargo || vessel.kind == VesselKind::tanker;
        if (count == 0 || vessel.conduct != Conduct::normal || !is_ship) {
            continue;
        }
        if (conduct == Conduct::borrowed_mmsi && lender == nullptr) {
            lender = &vessel;
            continue;
        }
        Dice dice{seed_of(settings_.seed, fleet_part + 1, vessel.id)};
        const double direction = between(dice, 0.0, 2.0 * std::numbers::pi);
        const double by = conduct == Conduct::spoof_drift ? knots(between(dice, 3.0, 6.0)).si()
                                                          : between(dice, 5e3, 15e3);
        vessel.conduct = conduct;
        vessel.conduct_from_s = waters_.duration_s * between(dice, 0.4, 0.6);
        vessel.spoof = {by * std::sin(direction), by * std::cos(direction)};
        vessel.mmsi = lender != nullptr ? lender->mmsi : vessel.mmsi;
        --count;
    }
}

/// Every second boat, then the other boats, then ships.
void Fleet::make_dark() {
    std::vector<SimulatedVessel*> first;
    std::vector<SimulatedVessel*> then;
    std::vector<SimulatedVessel*> ships;
    for (SimulatedVessel& vessel : vessels_) {
        const bool is_boat = vessel.kind == VesselKind::fast || vessel.kind == VesselKind::fishing;
        if (vessel.conduct == Conduct::normal) {
            (!is_boat ? ships : first.size() > then.size() ? then : first).push_back(&vessel);
        }
    }
    first.insert(first.end(), then.begin(), then.end());
    first.insert(first.end(), ships.begin(), ships.end());
    const auto count = static_cast<std::size_t>(std::llround(settings_.dark * settings_.vessels));
    for (std::size_t i = 0; i < std::min(count, first.size()); ++i) {
        first[i]->conduct = Conduct::dark;
    }
}

}  // namespace

std::vector<SimulatedVessel> a_fleet(const CoastSettings& settings) {
    return Fleet{settings}.muster();
}

}  // namespace seaeye::tests
