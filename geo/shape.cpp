// The grid of a shape: which sides run through which cell, and which cells are wholly in or out.
#include "geo/shape.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace seaeye {

namespace {

constexpr double fewest_cells = 64.0;
constexpr double most_cells = 65'536.0;
constexpr double cells_per_side = 4.0;
// A cell claims this share of its neighbours too, so that rounding never loses a side.
constexpr double overlap = 1e-9;

std::size_t clamped(double cell, std::size_t count) {
    return static_cast<std::size_t>(std::clamp(cell, 0.0, static_cast<double>(count - 1)));
}

}  // namespace

Result<Shape> Shape::build(const GeosContext& context, const std::vector<Polygon>& polygons) {
    Result<GeosGeometry> geometry = to_geos(context, polygons);
    if (!geometry) {
        return std::move(geometry).error();
    }
    Shape shape;
    for (const Polygon& polygon : polygons) {
        shape.add_sides(polygon.outer);
        std::ranges::for_each(polygon.holes, [&](const Ring& hole) { shape.add_sides(hole); });
    }
    shape.size_grid();
    shape.file_sides();
    shape.classify_cells(context, **geometry);
    return shape;
}

void Shape::add_sides(const Ring& ring) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LatLon a = ring[i];
        const LatLon b = ring[(i + 1) % ring.size()];
        sides_.push_back({{a.lat.si(), a.lon.si()}, {b.lat.si(), b.lon.si()}});
        box_.west = std::min(box_.west, a.lon.si());
        box_.east = std::max(box_.east, a.lon.si());
        box_.south = std::min(box_.south, a.lat.si());
        box_.north = std::max(box_.north, a.lat.si());
    }
}

/// About four cells a side, roughly square on the ground.
void Shape::size_grid() {
    const double wanted =
        std::clamp(cells_per_side * static_cast<double>(sides_.size()), fewest_cells, most_cells);
    const double width = (box_.east - box_.west) * std::cos((box_.south + box_.north) / 2.0);
    const double height = box_.north - box_.south;
    const double across = std::clamp(std::sqrt(wanted * width / height), 1.0, wanted);
    columns_ = static_cast<std::size_t>(across);
    rows_ = static_cast<std::size_t>(std::max(1.0, wanted / across));
    cell_lon_ = (box_.east - box_.west) / static_cast<double>(columns_);
    cell_lat_ = height / static_cast<double>(rows_);
}

std::size_t Shape::column(double lon) const {
    return clamped((lon - box_.west) / cell_lon_, columns_);
}

std::size_t Shape::row(double lat) const {
    return clamped((lat - box_.south) / cell_lat_, rows_);
}

/// Calls visit(cell) for every cell the side runs through, row by row.
template <class Visit>
void Shape::visit_cells(const Side& side, Visit visit) const {
    const double slack_lat = overlap * cell_lat_;
    const double slack_lon = overlap * cell_lon_;
    const std::size_t last_row = row(std::max(side.a.lat, side.b.lat) + slack_lat);
    for (std::size_t r = row(std::min(side.a.lat, side.b.lat) - slack_lat); r <= last_row; ++r) {
        double from = 0.0;  // shares of the side that lie in this row
        double to = 1.0;
        if (side.d_lat() != 0.0) {
            const double floor = box_.south + static_cast<double>(r) * cell_lat_ - slack_lat;
            const double roof = floor + cell_lat_ + 2.0 * slack_lat;
            const double at_floor = std::clamp((floor - side.a.lat) / side.d_lat(), 0.0, 1.0);
            const double at_roof = std::clamp((roof - side.a.lat) / side.d_lat(), 0.0, 1.0);
            from = std::min(at_floor, at_roof);
            to = std::max(at_floor, at_roof);
        }
        const double start_lon = side.a.lon + from * side.d_lon();
        const double end_lon = side.a.lon + to * side.d_lon();
        const std::size_t last_column = column(std::max(start_lon, end_lon) + slack_lon);
        for (std::size_t c = column(std::min(start_lon, end_lon) - slack_lon); c <= last_column;
             ++c) {
            visit(r * columns_ + c);
        }
    }
}

void Shape::file_sides() {
    first_.assign(columns_ * rows_ + 1, 0);
    for (const Side& side : sides_) {
        visit_cells(side, [this](std::size_t cell) { ++first_[cell + 1]; });
    }
    for (std::size_t i = 1; i < first_.size(); ++i) {
        first_[i] += first_[i - 1];
    }
    filed_.resize(first_.back());
    std::vector<std::uint32_t> next{first_.begin(), first_.end() - 1};
    for (std::uint32_t i = 0; i < sides_.size(); ++i) {
        visit_cells(sides_[i], [&](std::size_t cell) { filed_[next[cell]++] = i; });
    }
}

Shape::Point Shape::reference(std::size_t cell) const {
    // Off the centre, where the corners of tidy outlines do not lie.
    const std::size_t cell_row = cell / columns_;
    const std::size_t cell_column = cell % columns_;
    const double north = static_cast<double>(cell_row) + 0.5137;
    const double east = static_cast<double>(cell_column) + 0.4793;
    return {box_.south + north * cell_lat_, box_.west + east * cell_lon_};
}

std::span<const std::uint32_t> Shape::sides_of(std::size_t cell) const {
    return std::span{filed_}.subspan(first_[cell], first_[cell + 1] - first_[cell]);
}

void Shape::classify_cells(const GeosContext& context, const GEOSGeometry& geometry) {
    const GeosPrepared prepared{GEOSPrepare_r(context.get(), &geometry), {context.get()}};
    for (std::size_t i = 0; i < columns_ * rows_; ++i) {
        const Point at = reference(i);
        const GeosGeometry point =
            own(context, GEOSGeom_createPointFromXY_r(context.get(), at.lon, at.lat));
        const bool is_in =
            GEOSPreparedIntersects_r(context.get(), prepared.get(), point.get()) == 1;
        const bool is_crossed = !sides_of(i).empty();
        cells_.push_back(is_crossed
                             ? (is_in ? Cell::crossed_from_inside : Cell::crossed_from_outside)
                             : (is_in ? Cell::inside : Cell::outside));
    }
}

bool Shape::contains(double lat, double lon) const {
    if (!(lat >= box_.south && lat <= box_.north && lon >= box_.west && lon <= box_.east)) {
        return false;
    }
    const std::size_t cell = row(lat) * columns_ + column(lon);
    if (cells_[cell] == Cell::inside || cells_[cell] == Cell::outside) {
        return cells_[cell] == Cell::inside;
    }
    return is_inside_crossed(cell, {lat, lon});
}

/// On the left hand of one who walks the side. One answer for every question about this side and
/// this point, so that rounding can never contradict itself; a point on the line is taken a hair to
/// the north, as the comparisons in `crossings` take it.
bool Shape::is_left(const Side& side, Point p) {
    const double along = side.d_lon() * (p.lat - side.a.lat);
    const double across = side.d_lat() * (p.lon - side.a.lon);
    if (along != across) {
        return along > across;
    }
    return side.d_lon() > 0.0 || (side.d_lon() == 0.0 && side.d_lat() < 0.0);
}

bool Shape::is_on(const Side& side, Point p) {
    const auto [south, north] =
        std::pair{std::min(side.a.lat, side.b.lat), std::max(side.a.lat, side.b.lat)};
    const auto [west, east] =
        std::pair{std::min(side.a.lon, side.b.lon), std::max(side.a.lon, side.b.lon)};
    return p.lat >= south && p.lat <= north && p.lon >= west && p.lon <= east &&
           side.d_lon() * (p.lat - side.a.lat) == side.d_lat() * (p.lon - side.a.lon);
}

/// How often the side meets the way from p along its latitude to the reference's longitude, and
/// along that to the reference.
int Shape::crossings(const Side& side, Point p, Point reference) {
    const bool meets_latitude = (side.a.lat > p.lat) != (side.b.lat > p.lat);
    const bool meets_longitude = (side.a.lon > reference.lon) != (side.b.lon > reference.lon);
    if (!meets_latitude && !meets_longitude) {
        return 0;
    }
    const bool is_corner_left = is_left(side, {p.lat, reference.lon});
    const bool crosses_first = meets_latitude && is_left(side, p) != is_corner_left;
    const bool crosses_second = meets_longitude && is_left(side, reference) != is_corner_left;
    return (crosses_first ? 1 : 0) + (crosses_second ? 1 : 0);
}

bool Shape::is_inside_crossed(std::size_t cell, Point p) const {
    const Point from = reference(cell);
    int met = 0;
    for (const std::uint32_t i : sides_of(cell)) {
        if (is_on(sides_[i], p)) {
            return true;
        }
        met += crossings(sides_[i], p, from);
    }
    return (met % 2 == 1) != (cells_[cell] == Cell::crossed_from_inside);
}

/// To the nearest point of a side: found in the plane scaled at `from`, measured half-way.
double Shape::squared_m2(const Place& from, const Side& side) {
    const double d_lat = side.a.lat - from.lat;
    const double d_lon = side.a.lon - from.lon;
    const double along_n = side.d_lat() * from.north_m;
    const double along_e = side.d_lon() * from.east_m;
    const double length2 = along_n * along_n + along_e * along_e;
    const double dot = d_lat * from.north_m * along_n + d_lon * from.east_m * along_e;
    const double share = length2 > 0.0 ? std::clamp(-dot / length2, 0.0, 1.0) : 0.0;
    return from.squared_m2(d_lat + share * side.d_lat(), d_lon + share * side.d_lon());
}

double Shape::side_distance_m(const Place& from, double within_m) const {
    // A hundredth more than asked for: the scale here is not quite the scale there.
    const double reach_lat = 1.01 * within_m / from.north_m;
    const double narrowest = std::abs(from.east_m) - std::abs(from.east_slope_m) * reach_lat;
    const double reach_lon = narrowest > 0.0 ? 1.01 * within_m / narrowest : 2.0 * std::numbers::pi;
    double best = std::numeric_limits<double>::infinity();
    if (from.lat + reach_lat < box_.south || from.lat - reach_lat > box_.north ||
        from.lon + reach_lon < box_.west || from.lon - reach_lon > box_.east) {
        return best;
    }
    const std::size_t last_row = row(from.lat + reach_lat);
    const std::size_t first_column = column(from.lon - reach_lon);
    const std::size_t last_column = column(from.lon + reach_lon);
    for (std::size_t r = row(from.lat - reach_lat); r <= last_row; ++r) {
        const std::size_t end = first_[r * columns_ + last_column + 1];
        for (std::size_t i = first_[r * columns_ + first_column]; i < end; ++i) {
            best = std::min(best, squared_m2(from, sides_[filed_[i]]));
        }
    }
    const double nearest = std::sqrt(best);
    return nearest <= within_m ? nearest : std::numeric_limits<double>::infinity();
}

}  // namespace seaeye
