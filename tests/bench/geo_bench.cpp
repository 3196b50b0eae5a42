// How long geo takes for one question, in nanoseconds: bench_geo, in a release build.
#include <chrono>
#include <cstdio>
#include <vector>

#include "geo/land_mask.hpp"
#include "geo/local_frame.hpp"
#include "geo/tangent.hpp"
#include "geo/zone_set.hpp"
#include "tests/geo/zones.hpp"

using namespace seaeye;

namespace {

constexpr std::size_t places = 4096;
constexpr int rounds = 500;

/// Asks about every place many times and prints the mean.
template <class Ask>
void measure(const char* what, const std::vector<LatLon>& at, Ask ask) {
    double sum = 0.0;
    const auto start = std::chrono::steady_clock::now();
    for (int round = 0; round < rounds; ++round) {
        for (const LatLon p : at) {
            sum += ask(p);
        }
    }
    const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
    std::printf("%-44s %8.1f ns  (%g)\n", what, took.count() / rounds / places, sum);
}

std::vector<LatLon> scattered(Dice& dice, LatLon centre, double within_m) {
    std::vector<LatLon> at;
    for (std::size_t i = 0; i < places; ++i) {
        at.push_back(displaced(centre,
                               {Metres{dice.between(-within_m, within_m)},
                                Metres{dice.between(-within_m, within_m)}}));
    }
    return at;
}

void measure_zones(const char* what, const ZoneSet& set, const std::vector<LatLon>& at) {
    std::vector<ZoneNear> found;
    measure(what, at, [&](LatLon p) {
        found.clear();
        set.near(p, Metres{100.0}, found);
        return static_cast<double>(found.size());
    });
}

}  // namespace

int main() {
    Dice dice{1};
    const LatLon centre = lat_lon_degrees(27.9, 121.2);
    const std::vector<LatLon> around = scattered(dice, centre, 30'000.0);
    measure("displacement", around, [&](LatLon p) { return displacement(centre, p).east.si(); });
    measure("displaced", around, [&](LatLon p) {
        return displaced(p, {Metres{100.0}, Metres{50.0}}).lat.si();
    });

    const LocalFrame frame{centre};
    measure("to_enu", around, [&](LatLon p) { return frame.to_enu(p).east.si(); });
    measure("to_enu and back", around, [&](LatLon p) {
        return frame.to_wgs84(frame.to_enu(p)).lat.si();
    });
    measure("convergence", around, [&](LatLon p) { return frame.convergence(p).si(); });

    std::vector<Zone> zones;
    for (int i = 0; i < 50; ++i) {
        const LatLon middle = around[dice.below(places)];
        zones.push_back(a_zone(std::to_string(i), {{a_star(dice, middle, 5'000.0, 40), {}}}));
    }
    const Result<ZoneSet> set = ZoneSet::build(std::move(zones));
    measure_zones("near: on another coast", *set, scattered(dice, lat_lon_degrees(35, -75), 9e3));
    measure_zones("near: among 50 zones of 40 sides", *set, around);

    const Polygon coast{a_star(dice, centre, 30'000.0, 1'000), {}};
    const Result<ZoneSet> one = ZoneSet::build({a_zone("coast", {coast})});
    measure_zones("near: deep inside a zone of 1000 sides", *one, scattered(dice, centre, 5e3));
    measure_zones("near: in and out of a zone of 1000 sides", *one, around);

    std::vector<Polygon> land{
        {a_star(dice, displaced(centre, {Metres{-60e3}, Metres{0.0}}), 60e3, 5'000), {}}};
    for (int i = 0; i < 400; ++i) {
        land.push_back({a_star(dice, around[dice.below(places)], 300.0, 25), {}});
    }
    const Result<LandMask> mask = LandMask::build(land);
    measure("is_land: a coast of 15000 sides", around, [&](LatLon p) {
        return mask->is_land(p) ? 1.0 : 0.0;
    });
    measure("shore_distance: within a few km", around, [&](LatLon p) {
        return mask->shore_distance(p).si();
    });
    measure("shore_distance: 30 to 50 km out",
            scattered(dice, displaced(centre, {Metres{70e3}, Metres{0.0}}), 5e3),
            [&](LatLon p) { return mask->shore_distance(p).si(); });
    return 0;
}
