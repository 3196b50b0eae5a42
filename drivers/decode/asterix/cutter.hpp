// Cuts the records of one category: the first of a kind slowly, the others by what that one showed.
// A radar sends few kinds, a kind being which items there are.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "drivers/decode/asterix/record.hpp"

namespace seaeye::asterix {

/// Any thread, one at a time. Allocates only when it is made.
class Cutter {
public:
    explicit Cutter(std::span<const Item> items);

    /// Cuts the record that `block` begins with; size() of it is then what it takes. Good until the
    /// next is cut.
    Fault cut(Bytes block, Record& record);

private:
    static constexpr unsigned plan_bits = 6;  // as many plans are remembered, to the power of two

    /// Sums of the lengths of a compound's parts, by each octet of what says which are there.
    using Sums = std::array<std::uint8_t, 128>;

    /// Of a compound: where its sums are.
    struct Compound {
        std::uint8_t first = 0;
        std::uint8_t octets = 0;
    };

    [[nodiscard]] const CutPlan* plan_for(Bytes block);
    void draw(CutPlan& plan, Bytes specification) const;
    void add_compound(std::size_t place);
    [[nodiscard]] std::optional<std::size_t> size_of(std::size_t place,
                                                     Bytes bytes,
                                                     Fault& fault) const;
    [[nodiscard]] std::optional<std::size_t> compound_size(std::size_t place,
                                                           Bytes bytes,
                                                           Fault& fault) const;

    std::span<const Item> items_;
    std::vector<CutPlan> plans_;
    CutPlan odd_;  // of a specification that is longer than a key
    std::vector<Sums> sums_;
    std::array<Compound, most_items> compounds_{};
};

}  // namespace seaeye::asterix
