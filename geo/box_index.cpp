// The directory is as fine as a million entries allow; the tree holds the bare boxes.
#include "geo/box_index.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace seaeye {

namespace {

constexpr std::size_t finest = 512;  // cells a side
constexpr std::size_t most_entries = 1'000'000;
constexpr double least_m_per_rad = 6.33e6;

/// Radians of longitude in a metre, no farther from the equator than this.
double lon_per_m(double lat) {
    const double shrink = std::abs(lat) < std::numbers::pi / 2.0 ? std::cos(lat) : 0.0;
    return 1.0 / (least_m_per_rad * std::max(shrink, 1e-9));
}

/// The box and everything within a distance of it.
Box grown(const Box& box, double by_m) {
    const double lat = by_m / least_m_per_rad;
    const double farthest = std::max(std::abs(box.south), std::abs(box.north)) + lat;
    const double lon = std::min(by_m * lon_per_m(farthest), 2.0 * std::numbers::pi);
    return {box.west - lon, box.south - lat, box.east + lon, box.north + lat};
}

GeosGeometry rectangle(GEOSContextHandle_t context, const Box& box) {
    return {GEOSGeom_createRectangle_r(context, box.west, box.south, box.east, box.north),
            {context}};
}

}  // namespace

BoxIndex::BoxIndex(const GeosContext& context, std::vector<Box> boxes)
    : context_{context.get()},
      boxes_{std::move(boxes)} {
    if (boxes_.empty()) {
        return;
    }
    plant_tree();
    std::vector<Box> reached;
    for (const Box& box : boxes_) {
        reached.push_back(grown(box, short_m));
        all_.west = std::min(all_.west, reached.back().west);
        all_.south = std::min(all_.south, reached.back().south);
        all_.east = std::max(all_.east, reached.back().east);
        all_.north = std::max(all_.north, reached.back().north);
    }
    constexpr double longest_margin = 50'000.0 / least_m_per_rad;
    lon_per_m_ = lon_per_m(std::max(std::abs(all_.south), std::abs(all_.north)) + longest_margin);
    size_directory(reached);
    fill_directory(reached);
}

void BoxIndex::plant_tree() {
    tree_ = GeosTree{GEOSSTRtree_create_r(context_, 10), {context_}};
    for (Box& box : boxes_) {
        GEOSSTRtree_insert_r(context_, tree_.get(), rectangle(context_, box).get(), &box);
    }
    std::vector<std::uint32_t> none;
    query_tree(boxes_.front(), none);  // the first query builds the tree
}

/// Halves the directory until its entries fit.
void BoxIndex::size_directory(const std::vector<Box>& reached) {
    for (std::size_t side = finest; side >= 1; side /= 2) {
        columns_ = side;
        rows_ = side;
        per_lon_ = static_cast<double>(side) / (all_.east - all_.west);
        per_lat_ = static_cast<double>(side) / (all_.north - all_.south);
        std::size_t entries = 0;
        for (const Box& box : reached) {
            visit_cells(box, [&entries](std::size_t) { ++entries; });
            if (entries > most_entries) {
                break;
            }
        }
        if (entries <= most_entries) {
            return;
        }
    }
}

template <class Visit>
void BoxIndex::visit_cells(const Box& box, Visit visit) const {
    const auto cell = [](double place, std::size_t count) {
        return static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(count - 1)));
    };
    const std::size_t last_row = cell((box.north - all_.south) * per_lat_, rows_);
    const std::size_t first_column = cell((box.west - all_.west) * per_lon_, columns_);
    const std::size_t last_column = cell((box.east - all_.west) * per_lon_, columns_);
    for (std::size_t r = cell((box.south - all_.south) * per_lat_, rows_); r <= last_row; ++r) {
        for (std::size_t c = first_column; c <= last_column; ++c) {
            visit(r * columns_ + c);
        }
    }
}

void BoxIndex::fill_directory(const std::vector<Box>& reached) {
    first_.assign(columns_ * rows_ + 1, 0);
    for (const Box& box : reached) {
        visit_cells(box, [this](std::size_t cell) { ++first_[cell + 1]; });
    }
    for (std::size_t i = 1; i < first_.size(); ++i) {
        first_[i] += first_[i - 1];
    }
    entries_.resize(first_.back());
    std::vector<std::uint32_t> next{first_.begin(), first_.end() - 1};
    for (std::uint32_t i = 0; i < reached.size(); ++i) {
        visit_cells(reached[i], [&](std::size_t cell) { entries_[next[cell]++] = i; });
    }
}

void BoxIndex::query_tree(const Box& box, std::vector<std::uint32_t>& found) const {
    struct Answer {
        const Box* boxes;
        std::vector<std::uint32_t>* found;
    };

    Answer answer{boxes_.data(), &found};
    GEOSSTRtree_query_r(
        context_,
        tree_.get(),
        rectangle(context_, box).get(),
        [](void* item, void* user) {
            const auto* into = static_cast<Answer*>(user);
            const auto index = static_cast<const Box*>(item) - into->boxes;
            into->found->push_back(static_cast<std::uint32_t>(index));
        },
        &answer);
}

std::span<const std::uint32_t> BoxIndex::near(double lat,
                                              double lon,
                                              double margin_m,
                                              std::vector<std::uint32_t>& found) const {
    if (boxes_.empty()) {
        return {};
    }
    if (margin_m > short_m) {
        found.clear();
        query_tree(grown({lon, lat, lon, lat}, margin_m), found);
        return found;
    }
    if (!(lon >= all_.west && lon <= all_.east && lat >= all_.south && lat <= all_.north)) {
        return {};
    }
    const auto column =
        std::min(static_cast<std::size_t>((lon - all_.west) * per_lon_), columns_ - 1);
    const auto row = std::min(static_cast<std::size_t>((lat - all_.south) * per_lat_), rows_ - 1);
    const std::size_t cell = row * columns_ + column;
    return std::span{entries_}.subspan(first_[cell], first_[cell + 1] - first_[cell]);
}

}  // namespace seaeye
