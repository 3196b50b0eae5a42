// One outline, ready to be asked "inside?" and "how far?" many times: a grid over it, filled by a
// prepared GEOS polygon once and for all. Internal to geo.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "geo/geos.hpp"
#include "geo/outline.hpp"
#include "geo/place.hpp"

namespace seaeye {

/// A rectangle of longitudes and latitudes, radians.
struct Box {
    double west = std::numeric_limits<double>::infinity();
    double south = std::numeric_limits<double>::infinity();
    double east = -std::numeric_limits<double>::infinity();
    double north = -std::numeric_limits<double>::infinity();
};

/// Polygons of one zone or one piece of land. Immutable; any thread. Memory: at most 65,536 cells,
/// and a few numbers for each side and cell it touches.
class Shape {
public:
    /// Takes what `unrolled` gives. Fails as `to_geos` does.
    static Result<Shape> build(const GeosContext& context, const std::vector<Polygon>& polygons);

    [[nodiscard]] const Box& box() const { return box_; }

    /// Inside, or on the edge.
    [[nodiscard]] bool contains(double lat, double lon) const;

    /// Metres to the nearest side; infinite when there is none within `within_m`.
    [[nodiscard]] double side_distance_m(const Place& from, double within_m) const;

private:
    struct Point {
        double lat;
        double lon;
    };

    struct Side {
        Point a;
        Point b;

        [[nodiscard]] double d_lat() const { return b.lat - a.lat; }

        [[nodiscard]] double d_lon() const { return b.lon - a.lon; }
    };

    /// A cell no side runs through is in or out as a whole; of the others the reference point is
    /// known.
    enum class Cell : std::uint8_t { outside, inside, crossed_from_outside, crossed_from_inside };

    Shape() = default;

    void add_sides(const Ring& ring);
    void size_grid();
    void file_sides();
    void classify_cells(const GeosContext& context, const GEOSGeometry& geometry);
    [[nodiscard]] std::size_t column(double lon) const;
    [[nodiscard]] std::size_t row(double lat) const;
    [[nodiscard]] Point reference(std::size_t cell) const;
    [[nodiscard]] std::span<const std::uint32_t> sides_of(std::size_t cell) const;
    [[nodiscard]] bool is_inside_crossed(std::size_t cell, Point p) const;
    template <class Visit>
    void visit_cells(const Side& side, Visit visit) const;
    static bool is_left(const Side& side, Point p);
    static bool is_on(const Side& side, Point p);
    static int crossings(const Side& side, Point p, Point reference);
    static double squared_m2(const Place& from, const Side& side);

    Box box_;
    std::size_t columns_ = 1;
    std::size_t rows_ = 1;
    double cell_lon_ = 0.0;
    double cell_lat_ = 0.0;
    std::vector<Side> sides_;
    std::vector<Cell> cells_;           // row by row
    std::vector<std::uint32_t> first_;  // of each cell, in filed_; one more at the end
    std::vector<std::uint32_t> filed_;  // places in sides_
};

}  // namespace seaeye
