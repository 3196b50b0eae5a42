// All beliefs, in slots that are used again, with two ways to find them: by MMSI, and by place in
// cells of about a kilometre.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <unordered_map>
#include <vector>

#include "fusion/tracker/belief.hpp"

namespace seaeye {

/// Bounded. A copy is independent. References stay good until the slot is freed.
class BeliefBook {
public:
    static constexpr std::size_t objects_per_mmsi = 4;

    explicit BeliefBook(std::size_t capacity);

    /// A new one, alive and nowhere; nullptr when there is no room.
    Belief* make();

    /// Forgets it and all ways to it.
    void release(Belief& b);

    [[nodiscard]] Belief& operator[](std::uint32_t slot) { return slots_[slot]; }

    [[nodiscard]] const Belief& operator[](std::uint32_t slot) const { return slots_[slot]; }

    /// In order of slots; free ones too.
    [[nodiscard]] std::deque<Belief>& all() { return slots_; }

    [[nodiscard]] const std::deque<Belief>& all() const { return slots_; }

    [[nodiscard]] std::size_t size() const { return slots_.size() - free_.size(); }

    [[nodiscard]] std::size_t capacity() const { return capacity_; }

    /// It bears the name from now on. False when too many do.
    bool name(Belief& b, Mmsi mmsi);

    void unname(Belief& b);

    /// Slots of those that bear a name, lost ones too.
    [[nodiscard]] std::span<const std::uint32_t> named(Mmsi mmsi) const;

    /// Its anchor moved.
    void place(const Belief& b);

    /// Slots of those within about `reach` (never fewer) of a place, by slot. Good until the next
    /// call.
    std::span<const std::uint32_t> near(LatLon at, Metres reach);

private:
    struct Siblings {
        std::array<std::uint32_t, objects_per_mmsi> slots{};
        std::size_t count = 0;
    };

    struct Link {
        std::uint64_t cell = 0;
        std::uint32_t next = 0;
        std::uint32_t previous = 0;
        bool is_in = false;
    };

    void unlink(std::uint32_t slot);

    std::size_t capacity_;
    std::uint64_t serial_ = 0;
    std::deque<Belief> slots_;
    std::vector<std::uint32_t> free_;
    std::unordered_map<Mmsi, Siblings> by_mmsi_;  // never iterated: order must not depend on it
    std::vector<std::uint32_t> heads_;            // of the lists of cells, by hash
    std::vector<Link> links_;                     // by slot
    std::vector<std::uint32_t> found_;
};

}  // namespace seaeye
