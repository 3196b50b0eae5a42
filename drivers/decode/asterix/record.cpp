#include "drivers/decode/asterix/record.hpp"

namespace seaeye::asterix {
namespace {

std::optional<std::size_t> fitting(std::size_t size, Bytes bytes) {
    return size <= bytes.size() ? std::optional{size} : std::nullopt;
}

/// Parts of `step` octets as long as the lowest bit of each part's last octet is set.
std::optional<std::size_t> chain_size(std::size_t step, Bytes bytes) {
    std::size_t size = step;
    while (size <= bytes.size() && (bytes[size - 1] & 1U) != 0) {
        size += step;
    }
    return fitting(size, bytes);
}

std::optional<std::size_t> repeated_size(std::size_t step, Bytes bytes) {
    return bytes.empty() ? std::nullopt : fitting(1 + bytes[0] * step, bytes);
}

std::optional<std::size_t> explicit_size(Bytes bytes, Fault& fault) {
    if (bytes.empty()) {
        return std::nullopt;
    }
    if (bytes[0] == 0) {
        fault = Fault::bad_length;
        return std::nullopt;
    }
    return fitting(bytes[0], bytes);
}

std::optional<std::size_t> compound_size(const Item& item, Bytes bytes, Fault& fault) {
    const auto specified = chain_size(1, bytes);
    if (!specified) {
        return std::nullopt;
    }
    std::size_t size = *specified;
    const bool is_whole = for_each_place(bytes.first(*specified), [&](std::size_t place) {
        if (place >= item.parts.size()) {
            fault = Fault::spare_item;
            return false;
        }
        const auto part = item_size(item.parts[place], bytes.subspan(size), fault);
        size += part.value_or(0);
        return part.has_value();
    });
    return is_whole ? std::optional{size} : std::nullopt;
}

}  // namespace

std::optional<std::size_t> variable_size(const Item& item, Bytes bytes, Fault& fault) {
    switch (item.shape) {
        case Shape::extended:
        case Shape::chained:
            return chain_size(item.size, bytes);
        case Shape::repeated:
            return repeated_size(item.size, bytes);
        case Shape::compound:
            return compound_size(item, bytes, fault);
        case Shape::explicit_length:
            return explicit_size(bytes, fault);
        case Shape::fixed:
        case Shape::spare:
            break;
    }
    fault = Fault::spare_item;
    return std::nullopt;
}

}  // namespace seaeye::asterix
