// Cells are a hundredth of a degree each way, hashed into lists that run through the slots: to copy
// the book is to copy a few arrays.
#include "fusion/tracker/belief_book.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace seaeye {
namespace {

constexpr std::uint32_t none = ~std::uint32_t{0};
constexpr std::size_t lists = 1U << 14U;
constexpr double cell_rad = 0.01 * std::numbers::pi / 180.0;
constexpr double earth_m = 6'350'000.0;  // not more than the radius anywhere: reach is never short
constexpr std::int64_t columns = 36'000;
constexpr std::int64_t most_cells = 4096;  // a wider look goes through all slots

struct Cell {
    std::int64_t row = 0;
    std::int64_t column = 0;
};

Cell cell_of(LatLon p) {
    return {static_cast<std::int64_t>(std::floor(p.lat.si() / cell_rad)),
            static_cast<std::int64_t>(std::floor(p.lon.si() / cell_rad))};
}

std::uint64_t key_of(Cell cell) {
    const std::int64_t column = (cell.column % columns + columns) % columns;
    return static_cast<std::uint64_t>((cell.row + columns) * columns + column);
}

std::size_t list_of(std::uint64_t key) {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 50U);
}

}  // namespace

BeliefBook::BeliefBook(std::size_t capacity) : capacity_{capacity}, heads_(lists, none) {}

Belief* BeliefBook::make() {
    std::uint32_t slot = 0;
    if (!free_.empty()) {
        slot = free_.back();
        free_.pop_back();
        slots_[slot] = Belief{};
    } else if (slots_.size() < capacity_) {
        slot = static_cast<std::uint32_t>(slots_.size());
        slots_.emplace_back();
        links_.emplace_back();
    } else {
        return nullptr;
    }
    slots_[slot].slot = slot;
    slots_[slot].serial = ++serial_;
    slots_[slot].life = Belief::Life::alive;
    return &slots_[slot];
}

void BeliefBook::release(Belief& b) {
    unname(b);
    unlink(b.slot);
    b.life = Belief::Life::free;
    free_.push_back(b.slot);
}

bool BeliefBook::name(Belief& b, Mmsi mmsi) {
    if (b.track.mmsi == mmsi) {
        return true;
    }
    Siblings& siblings = by_mmsi_[mmsi];
    if (siblings.count == objects_per_mmsi) {
        return false;
    }
    unname(b);
    siblings.slots[siblings.count++] = b.slot;
    b.track.mmsi = mmsi;
    return true;
}

void BeliefBook::unname(Belief& b) {
    if (!b.track.mmsi) {
        return;
    }
    const auto found = by_mmsi_.find(*b.track.mmsi);
    Siblings& s = found->second;
    const auto end = s.slots.begin() + static_cast<std::ptrdiff_t>(s.count);
    std::copy(
        std::find(s.slots.begin(), end, b.slot) + 1, end, std::find(s.slots.begin(), end, b.slot));
    if (--s.count == 0) {
        by_mmsi_.erase(found);
    }
    b.track.mmsi.reset();
}

std::span<const std::uint32_t> BeliefBook::named(Mmsi mmsi) const {
    const auto found = by_mmsi_.find(mmsi);
    if (found == by_mmsi_.end()) {
        return {};
    }
    return {found->second.slots.data(), found->second.count};
}

void BeliefBook::unlink(std::uint32_t slot) {
    Link& link = links_[slot];
    if (!link.is_in) {
        return;
    }
    (link.previous == none ? heads_[list_of(link.cell)] : links_[link.previous].next) = link.next;
    if (link.next != none) {
        links_[link.next].previous = link.previous;
    }
    link.is_in = false;
}

void BeliefBook::place(const Belief& b) {
    const std::uint64_t cell = key_of(cell_of(b.anchor));
    Link& link = links_[b.slot];
    if (link.is_in && link.cell == cell) {
        return;
    }
    unlink(b.slot);
    std::uint32_t& head = heads_[list_of(cell)];
    link = {.cell = cell, .next = head, .previous = none, .is_in = true};
    if (head != none) {
        links_[head].previous = b.slot;
    }
    head = b.slot;
}

std::span<const std::uint32_t> BeliefBook::near(LatLon at, Metres reach) {
    found_.clear();
    const double dlat = reach.si() / earth_m;
    const double dlon = dlat / std::max(0.02, std::cos(std::abs(at.lat.si()) + dlat));
    const Cell low = cell_of({at.lat - Radians{dlat}, at.lon - Radians{dlon}});
    const Cell high = cell_of({at.lat + Radians{dlat}, at.lon + Radians{dlon}});
    if ((high.row - low.row + 1) * (high.column - low.column + 1) > most_cells) {
        for (const Belief& b : slots_) {
            if (links_[b.slot].is_in) {
                found_.push_back(b.slot);
            }
        }
        return found_;
    }
    for (std::int64_t row = low.row; row <= high.row; ++row) {
        for (std::int64_t column = low.column; column <= high.column; ++column) {
            const std::uint64_t cell = key_of({row, column});
            for (std::uint32_t s = heads_[list_of(cell)]; s != none; s = links_[s].next) {
                if (links_[s].cell == cell) {
                    found_.push_back(s);
                }
            }
        }
    }
    std::ranges::sort(found_);
    return found_;
}

}  // namespace seaeye
