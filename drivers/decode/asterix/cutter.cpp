#include "drivers/decode/asterix/cutter.hpp"

#include <algorithm>

namespace seaeye::asterix {
namespace {

/// In place of a sum: a part is of variable length, or there is none of its number.
constexpr std::uint8_t unknown = 0xFF;

/// The sum of the parts that an octet of a compound's specification names.
std::uint8_t sum_of(std::span<const Item> parts, std::size_t octet, unsigned bits) {
    std::size_t sum = 0;
    for (std::size_t bit = 0; bit < 7; ++bit) {
        if ((bits >> (6 - bit) & 1U) == 0) {
            continue;
        }
        const std::size_t place = octet * 7 + bit;
        if (place >= parts.size() || parts[place].shape != Shape::fixed) {
            return unknown;
        }
        sum += parts[place].size;
    }
    return sum < unknown ? static_cast<std::uint8_t>(sum) : unknown;
}

}  // namespace

Cutter::Cutter(std::span<const Item> items)
    : items_{items.first(std::min(items.size(), most_items))},
      plans_(std::size_t{1} << plan_bits) {
    for (std::size_t place = 0; place < items_.size(); ++place) {
        if (items_[place].shape == Shape::compound) {
            add_compound(place);
        }
    }
}

void Cutter::add_compound(std::size_t place) {
    const std::span<const Item> parts = items_[place].parts;
    const std::size_t octets = (parts.size() + 6) / 7;
    compounds_[place] = {.first = static_cast<std::uint8_t>(sums_.size()),
                         .octets = static_cast<std::uint8_t>(octets)};
    for (std::size_t octet = 0; octet < octets; ++octet) {
        Sums& sums = sums_.emplace_back();
        for (unsigned bits = 0; bits < sums.size(); ++bits) {
            sums[bits] = sum_of(parts, octet, bits);
        }
    }
}

std::optional<std::size_t> Cutter::compound_size(std::size_t place,
                                                 Bytes bytes,
                                                 Fault& fault) const {
    const Compound compound = compounds_[place];
    std::size_t size = 0;
    std::size_t octet = 0;
    do {
        if (octet == bytes.size()) {
            return std::nullopt;
        }
        const unsigned bits = bytes[octet] >> 1U;
        const std::uint8_t sum = octet < compound.octets ? sums_[compound.first + octet][bits]
                                 : bits == 0             ? std::uint8_t{0}
                                                         : unknown;
        if (sum == unknown) {
            return variable_size(items_[place], bytes, fault);
        }
        size += sum + std::size_t{1};
    } while ((bytes[octet++] & 1U) != 0);
    return size <= bytes.size() ? std::optional{size} : std::nullopt;
}

std::optional<std::size_t> Cutter::size_of(std::size_t place, Bytes bytes, Fault& fault) const {
    return items_[place].shape == Shape::compound ? compound_size(place, bytes, fault)
                                                  : variable_size(items_[place], bytes, fault);
}

/// nullptr when the specification goes on where the block has ended.
const CutPlan* Cutter::plan_for(Bytes block) {
    std::uint64_t key = 0;
    std::size_t octets = 0;
    do {
        if (octets == block.size()) {
            return nullptr;
        }
        key = key << 8U | block[octets];
    } while ((block[octets++] & 1U) != 0);
    const Bytes specification = block.first(octets);
    if (octets > sizeof key) {
        draw(odd_, specification);
        return &odd_;
    }
    constexpr std::uint64_t odd = 0x9E37'79B9'7F4A'7C15;
    CutPlan& plan = plans_[key * odd >> (64 - plan_bits)];
    if (plan.key != key) {
        draw(plan, specification);
        plan.key = key;
    }
    return &plan;
}

void Cutter::draw(CutPlan& plan, Bytes specification) const {
    plan = {};
    CutPlan::Step* step = plan.step.data();
    step->octets = static_cast<std::uint32_t>(specification.size());
    const bool is_known = for_each_place(specification, [&](std::size_t place) {
        if (place >= items_.size() || items_[place].shape == Shape::spare) {
            return false;
        }
        const Item& item = items_[place];
        const bool is_fixed = item.shape == Shape::fixed;
        plan.present |= std::uint64_t{1} << place;
        plan.where[place] = {.step = plan.steps,
                             .size = is_fixed ? item.size : std::uint8_t{0},
                             .offset = step->octets};
        if (is_fixed) {
            step->octets = step->octets + item.size;
        } else {
            step->place = static_cast<std::uint8_t>(place);
            ++step;
            ++plan.steps;
        }
        return true;
    });
    ++plan.steps;  // the run of fixed ones at the end, be it empty
    plan.end = !is_known ? Fault::spare_item : plan.present == 0 ? Fault::empty : Fault::none;
}

Fault Cutter::cut(Bytes block, Record& record) {
    record.bytes_ = {};
    record.present_ = 0;
    const CutPlan* const plan = plan_for(block);
    if (plan == nullptr) {
        return Fault::cut_short;
    }
    std::size_t at = 0;
    record.starts_[0] = 0;
    for (std::size_t i = 0; i < plan->steps; ++i) {
        const CutPlan::Step step = plan->step[i];
        if (step.octets > block.size() - at) {
            return Fault::cut_short;
        }
        at += step.octets;
        if (step.place != CutPlan::no_place) {
            Fault fault = Fault::cut_short;
            const auto size = size_of(step.place, block.subspan(at), fault);
            if (!size) {
                return fault;
            }
            at += *size;
        }
        record.starts_[i + 1] = static_cast<std::uint32_t>(at);
    }
    if (plan->end != Fault::none) {
        return plan->end;
    }
    record.plan_ = plan;
    record.present_ = plan->present;
    record.bytes_ = block.first(at);
    return Fault::none;
}

}  // namespace seaeye::asterix
