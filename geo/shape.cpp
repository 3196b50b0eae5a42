// The grid of a shape: which sides run through which cell, and which cells are wholly in or out.
#include "geo/shape.hpp"

#include <algorithm>
#include <cmath>

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

Shape::Shape(const GeosContext& context, GeosGeometry geometry)
    : context_{context.get()},
      geometry_{std::move(geometry)},
      prepared_{GEOSPrepare_r(context.get(), geometry_.get()), {context.get()}} {}

Result<Shape> Shape::build(const GeosContext& context, const std::vector<Polygon>& polygons) {
    Result<GeosGeometry> geometry = to_geos(context, polygons);
    if (!geometry) {
        return std::move(geometry).error();
    }
    Shape shape{context, std::move(*geometry)};
    for (const Polygon& polygon : polygons) {
        shape.add_sides(polygon.outer);
        std::ranges::for_each(polygon.holes, [&](const Ring& hole) { shape.add_sides(hole); });
    }
    shape.size_grid();
    shape.file_sides();
    shape.classify_cells();
    return shape;
}

void Shape::add_sides(const Ring& ring) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LatLon a = ring[i];
        const LatLon b = ring[(i + 1) % ring.size()];
        sides_.push_back({a.lat.si(), a.lon.si(), (b.lat - a.lat).si(), (b.lon - a.lon).si()});
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
    const auto [low, high] = std::minmax(side.lat, side.lat + side.d_lat);
    const std::size_t last_row = row(high + slack_lat);
    for (std::size_t r = row(low - slack_lat); r <= last_row; ++r) {
        double from = 0.0;  // shares of the side that lie in this row
        double to = 1.0;
        if (side.d_lat != 0.0) {
            const double floor = box_.south + static_cast<double>(r) * cell_lat_ - slack_lat;
            const double roof = floor + cell_lat_ + 2.0 * slack_lat;
            const double a = std::clamp((floor - side.lat) / side.d_lat, 0.0, 1.0);
            const double b = std::clamp((roof - side.lat) / side.d_lat, 0.0, 1.0);
            from = std::min(a, b);
            to = std::max(a, b);
        }
        const auto [west, east] =
            std::minmax(side.lon + from * side.d_lon, side.lon + to * side.d_lon);
        const std::size_t last_column = column(east + slack_lon);
        for (std::size_t c = column(west - slack_lon); c <= last_column; ++c) {
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

void Shape::classify_cells() {
    cells_.assign(columns_ * rows_, Cell::crossed);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        if (first_[i] != first_[i + 1]) {
            continue;
        }
        const double lat = box_.south + (static_cast<double>(i / columns_) + 0.5) * cell_lat_;
        const double lon = box_.west + (static_cast<double>(i % columns_) + 0.5) * cell_lon_;
        cells_[i] = geos_contains(lat, lon) ? Cell::inside : Cell::outside;
    }
}

bool Shape::geos_contains(double lat, double lon) const {
    const GeosGeometry point{GEOSGeom_createPointFromXY_r(context_, lon, lat), {context_}};
    return GEOSPreparedIntersects_r(context_, prepared_.get(), point.get()) == 1;
}

bool Shape::contains(double lat, double lon) const {
    if (!(lat >= box_.south && lat <= box_.north && lon >= box_.west && lon <= box_.east)) {
        return false;
    }
    const Cell cell = cells_[row(lat) * columns_ + column(lon)];
    return cell == Cell::crossed ? geos_contains(lat, lon) : cell == Cell::inside;
}

/// To the nearest point of a side: found in the plane scaled at `from`, measured half-way.
double Shape::squared_m2(const Place& from, const Side& side) {
    const double d_lat = side.lat - from.lat;
    const double d_lon = side.lon - from.lon;
    const double along_n = side.d_lat * from.north_m;
    const double along_e = side.d_lon * from.east_m;
    const double length2 = along_n * along_n + along_e * along_e;
    const double dot = d_lat * from.north_m * along_n + d_lon * from.east_m * along_e;
    const double share = length2 > 0.0 ? std::clamp(-dot / length2, 0.0, 1.0) : 0.0;
    return from.squared_m2(d_lat + share * side.d_lat, d_lon + share * side.d_lon);
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
