// Zones as shapes behind one index. A zone across the antimeridian is asked again a turn away.
#include "geo/zone_set.hpp"

#include <algorithm>
#include <numbers>
#include <set>
#include <string>

#include "geo/box_index.hpp"

namespace seaeye {

namespace {

constexpr double full_turn = 2.0 * std::numbers::pi;
// A side this near is under the keel: rounding, not distance.
constexpr double on_edge_m = 1e-4;

/// Keeps the smallest distance of each zone in the tail, by index.
void settle(std::vector<ZoneNear>& out, std::size_t before) {
    const auto tail = out.begin() + static_cast<std::ptrdiff_t>(before);
    std::sort(tail, out.end(), [](const ZoneNear& a, const ZoneNear& b) {
        return a.zone != b.zone ? a.zone < b.zone : a.outside < b.outside;
    });
    const auto same = [](const ZoneNear& a, const ZoneNear& b) {
        return a.zone == b.zone;
    };
    out.erase(std::unique(tail, out.end(), same), out.end());
}

}  // namespace

struct ZoneSet::Impl {
    GeosContext context;
    std::vector<Zone> zones;
    std::vector<Shape> shapes;  // of zones, by index
    BoxIndex index;
    mutable std::vector<std::uint32_t> scratch;  // one thread at a time

    void near_at(LatLon p, double lon, double margin_m, std::vector<ZoneNear>& out) const;
};

ZoneSet::ZoneSet() : impl_{std::make_unique<Impl>()} {}

ZoneSet::ZoneSet(ZoneSet&&) noexcept = default;
ZoneSet& ZoneSet::operator=(ZoneSet&&) noexcept = default;
ZoneSet::~ZoneSet() = default;

Result<ZoneSet> ZoneSet::build(std::vector<Zone> zones) {
    ZoneSet set;
    std::set<std::string> ids;
    std::vector<Box> boxes;
    for (const Zone& zone : zones) {
        const auto fault = [&zone](const std::string& what) {
            return Error{ErrorCode::bad_value, "zone \"" + zone.id + "\": " + what};
        };
        if (!ids.insert(zone.id).second) {
            return fault("a second zone has this id; ids must be unique");
        }
        Result<std::vector<Polygon>> outline = unrolled(zone.polygons);
        if (!outline) {
            return fault(outline.error().text);
        }
        Result<Shape> shape = Shape::build(set.impl_->context, *outline);
        if (!shape) {
            return fault(shape.error().text);
        }
        boxes.push_back(shape->box());
        set.impl_->shapes.push_back(std::move(*shape));
    }
    set.impl_->zones = std::move(zones);
    set.impl_->index = BoxIndex{set.impl_->context, std::move(boxes)};
    return set;
}

std::span<const Zone> ZoneSet::zones() const {
    return impl_->zones;
}

const Zone& ZoneSet::zone(ZoneIndex index) const {
    return impl_->zones.at(static_cast<std::size_t>(index));
}

void ZoneSet::Impl::near_at(LatLon p,
                            double lon,
                            double margin_m,
                            std::vector<ZoneNear>& out) const {
    const std::span<const std::uint32_t> candidates =
        index.near(p.lat.si(), lon, margin_m, scratch);
    if (candidates.empty()) {
        return;
    }
    Place from = Place::at(p);
    from.lon = lon;
    for (const std::uint32_t i : candidates) {
        if (shapes[i].contains(from.lat, from.lon)) {
            out.push_back({ZoneIndex{i}, Metres{0.0}});
            continue;
        }
        const double outside_m = shapes[i].side_distance_m(from, margin_m);
        if (outside_m <= margin_m) {
            out.push_back({ZoneIndex{i}, Metres{outside_m < on_edge_m ? 0.0 : outside_m}});
        }
    }
}

void ZoneSet::near(LatLon p, Metres margin, std::vector<ZoneNear>& out) const {
    if (!is_valid(p)) {
        return;
    }
    const double margin_m = std::clamp(margin.si(), 0.0, farthest.si());
    const std::size_t before = out.size();
    for (const double lon : {p.lon.si(), p.lon.si() - full_turn, p.lon.si() + full_turn}) {
        if (impl_->index.reaches(lon, margin_m)) {
            impl_->near_at(p, lon, margin_m, out);
        }
    }
    if (out.size() > before + 1) {
        settle(out, before);
    }
}

}  // namespace seaeye
