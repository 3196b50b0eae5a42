// One outline, ready to be asked "inside?" and "how far?" many times: a prepared GEOS polygon, and
// a grid over it that answers for every cell no side runs through. Internal to geo.
#pragma once

#include <cstdint>
#include <limits>
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

/// Polygons of one zone or one piece of land. Borrows the context, which outlives it. Memory: at
/// most 65,536 cells, and a few numbers for each side and cell it touches.
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
    struct Side {
        double lat;
        double lon;
        double d_lat;
        double d_lon;
    };

    enum class Cell : std::uint8_t { outside, inside, crossed };

    Shape(const GeosContext& context, GeosGeometry geometry);

    void add_sides(const Ring& ring);
    void size_grid();
    void file_sides();
    void classify_cells();
    [[nodiscard]] std::size_t column(double lon) const;
    [[nodiscard]] std::size_t row(double lat) const;
    [[nodiscard]] bool geos_contains(double lat, double lon) const;
    template <class Visit>
    void visit_cells(const Side& side, Visit visit) const;
    static double squared_m2(const Place& from, const Side& side);

    GEOSContextHandle_t context_;
    GeosGeometry geometry_;
    GeosPrepared prepared_;  // borrows geometry_
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
