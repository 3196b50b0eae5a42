// Which boxes are near a place: a directory of cells for short distances, an STRtree for long ones.
// Internal to geo.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/geos.hpp"
#include "geo/shape.hpp"

namespace seaeye {

/// Immutable. Borrows the context, which outlives it. The directory holds at most a million
/// entries.
class BoxIndex {
public:
    /// Up to this margin the directory answers.
    static constexpr double short_m = 1'000.0;

    BoxIndex() = default;
    BoxIndex(const GeosContext& context, std::vector<Box> boxes);

    /// Indexes of all boxes within `margin_m` of the place, and some that are a little farther.
    /// Borrows from the index or from `found`, whichever holds the answer.
    [[nodiscard]] std::span<const std::uint32_t> near(double lat,
                                                      double lon,
                                                      double margin_m,
                                                      std::vector<std::uint32_t>& found) const;

    /// Whether a longitude (which may be a turn off) can be within `margin_m` of anything at all.
    /// Margins up to 50 km.
    [[nodiscard]] bool reaches(double lon, double margin_m) const {
        const double slack = margin_m * lon_per_m_;
        return lon >= all_.west - slack && lon <= all_.east + slack;
    }

private:
    void plant_tree();
    void size_directory(const std::vector<Box>& reached);
    void fill_directory(const std::vector<Box>& reached);
    template <class Visit>
    void visit_cells(const Box& box, Visit visit) const;
    void query_tree(const Box& box, std::vector<std::uint32_t>& found) const;

    GEOSContextHandle_t context_ = nullptr;
    std::vector<Box> boxes_;
    GeosTree tree_;           // items point into boxes_
    Box all_;                 // every box, grown by short_m
    double lon_per_m_ = 0.0;  // radians of longitude in a metre, at most
    std::size_t columns_ = 0;
    std::size_t rows_ = 0;
    double per_lon_ = 0.0;  // columns per radian
    double per_lat_ = 0.0;
    std::vector<std::uint32_t> first_;  // of each cell, in entries_; one more at the end
    std::vector<std::uint32_t> entries_;
};

}  // namespace seaeye
