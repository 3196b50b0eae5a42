// A record cut item by item, as the standard tells it: what the cutter has to agree with.
#pragma once

#include <array>

#include "drivers/decode/asterix/record.hpp"

namespace seaeye::test {

struct PlainCut {
    asterix::Fault fault = asterix::Fault::cut_short;
    std::size_t size = 0;
    std::array<asterix::Bytes, asterix::most_items> items{};  ///< empty: not there
};

inline PlainCut plain_cut(std::span<const asterix::Item> items, asterix::Bytes block) {
    using asterix::Fault;
    PlainCut made;
    std::size_t at = 0;
    do {
        if (at == block.size()) {
            return made;
        }
    } while ((block[at++] & 1U) != 0);
    bool has_any = false;
    const bool is_whole = asterix::for_each_place(block.first(at), [&](std::size_t place) {
        if (place >= items.size()) {
            made.fault = Fault::spare_item;
            return false;
        }
        const auto size = asterix::item_size(items[place], block.subspan(at), made.fault);
        if (size) {
            made.items[place] = block.subspan(at, *size);
            at += *size;
            has_any = true;
        }
        return size.has_value();
    });
    if (is_whole) {
        made.fault = has_any ? Fault::none : Fault::empty;
        made.size = has_any ? at : 0;
    }
    return made;
}

/// True when the cutter's record is what the plain cut gives.
inline bool is_same(asterix::Fault fault, const asterix::Record& record, const PlainCut& plain) {
    if (fault != plain.fault || (fault == asterix::Fault::none && record.size() != plain.size)) {
        return false;
    }
    for (std::size_t place = 0; place < asterix::most_items; ++place) {
        const asterix::Bytes cut = record.item(place);
        const asterix::Bytes expected =
            fault == asterix::Fault::none ? plain.items[place] : asterix::Bytes{};
        if (cut.size() != expected.size() || (!cut.empty() && cut.data() != expected.data())) {
            return false;
        }
    }
    return true;
}

}  // namespace seaeye::test
