// One shape for each piece of land, so that islands have small boxes. The shore is looked for in
// growing circles.
#include "geo/land_mask.hpp"

#include <algorithm>
#include <array>
#include <numbers>

#include "geo/box_index.hpp"
#include "geo/zone_file.hpp"

namespace seaeye {

namespace {

constexpr double full_turn = 2.0 * std::numbers::pi;
constexpr std::array circles_m{1'000.0, 4'000.0, 16'000.0, LandMask::farthest.si()};

std::array<double, 3> turns(LatLon p) {
    return {p.lon.si(), p.lon.si() - full_turn, p.lon.si() + full_turn};
}

}  // namespace

struct LandMask::Impl {
    GeosContext context;
    std::vector<Shape> pieces;
    BoxIndex index;
    mutable std::vector<std::uint32_t> scratch;  // one thread at a time

    [[nodiscard]] double nearest_m(const Place& from, double within_m) const;
};

LandMask::LandMask() : impl_{std::make_unique<Impl>()} {}

LandMask::LandMask(LandMask&&) noexcept = default;
LandMask& LandMask::operator=(LandMask&&) noexcept = default;
LandMask::~LandMask() = default;

Result<LandMask> LandMask::build(const std::vector<Polygon>& land) {
    LandMask mask;
    std::vector<Box> boxes;
    for (const Polygon& polygon : land) {
        Result<std::vector<Polygon>> outline = unrolled({polygon});
        Result<Shape> shape =
            outline ? Shape::build(mask.impl_->context, *outline) : Result<Shape>{outline.error()};
        if (!shape) {
            return Error{
                ErrorCode::bad_value,
                "land polygon " + std::to_string(boxes.size()) + ": " + shape.error().text};
        }
        boxes.push_back(shape->box());
        mask.impl_->pieces.push_back(std::move(*shape));
    }
    mask.impl_->index = BoxIndex{mask.impl_->context, std::move(boxes)};
    return mask;
}

Result<LandMask> LandMask::read(const std::vector<std::string>& paths) {
    std::vector<Polygon> land;
    for (const std::string& path : paths) {
        Result<std::vector<Polygon>> polygons = read_polygons(path);
        if (!polygons) {
            return std::move(polygons).error();
        }
        std::ranges::move(*polygons, std::back_inserter(land));
    }
    return build(land);
}

bool LandMask::is_land(LatLon p) const {
    if (!is_valid(p)) {
        return false;
    }
    return std::ranges::any_of(turns(p), [&](double lon) {
        return std::ranges::any_of(
            impl_->index.near(p.lat.si(), lon, 0.0, impl_->scratch),
            [&](std::uint32_t i) { return impl_->pieces[i].contains(p.lat.si(), lon); });
    });
}

double LandMask::Impl::nearest_m(const Place& from, double within_m) const {
    double best = std::numeric_limits<double>::infinity();
    for (const std::uint32_t i : index.near(from.lat, from.lon, within_m, scratch)) {
        best = std::min(best, pieces[i].side_distance_m(from, std::min(best, within_m)));
    }
    return best;
}

Metres LandMask::shore_distance(LatLon p) const {
    if (!is_valid(p)) {
        return farthest;
    }
    Place from = Place::at(p);
    for (const double within_m : circles_m) {
        double best = std::numeric_limits<double>::infinity();
        for (const double lon : turns(p)) {
            if (impl_->index.reaches(lon, within_m)) {
                from.lon = lon;
                best = std::min(best, impl_->nearest_m(from, within_m));
            }
        }
        if (best <= within_m) {
            return Metres{best};
        }
    }
    return farthest;
}

}  // namespace seaeye
