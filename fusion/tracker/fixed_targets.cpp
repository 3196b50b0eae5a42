#include "fusion/tracker/fixed_targets.hpp"

#include <algorithm>

#include "fusion/tracker/plane.hpp"
#include "geo/tangent.hpp"

namespace seaeye {
namespace {

constexpr Metres same{50.0};
constexpr double earth_m = 6'350'000.0;

}  // namespace

void FixedTargets::add(LatLon at) {
    if (places_.size() < capacity && !is_near(at, same)) {
        places_.insert(std::ranges::upper_bound(places_, at), at);
    }
}

bool FixedTargets::is_near(LatLon at, Metres reach) const {
    const Radians dlat{reach.si() / earth_m};
    const auto first = std::ranges::lower_bound(places_, at.lat - dlat, {}, &LatLon::lat);
    const auto last = std::ranges::upper_bound(places_, at.lat + dlat, {}, &LatLon::lat);
    return std::any_of(
        first, last, [&](LatLon p) { return vector_of(displacement(at, p)).norm() <= reach.si(); });
}

}  // namespace seaeye
