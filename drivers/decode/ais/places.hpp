// Positions by other names, or coarser, than those of the position reports: 1/10 minute (messages
// 17, 22, 23), 1/1,000 minute (the IMO circulars), 1/10,000 minute. In all of them a degree beyond
// the end of the scale, 181 and 91, is "not available".
#pragma once

#include "drivers/decode/ais/field.hpp"

namespace seaeye::ais {

struct Resolution {
    std::uint16_t lon_bits;
    std::uint16_t lat_bits;
    std::int32_t per_degree;
    int decimals;
};

inline constexpr Resolution tenth_minute{18, 17, 600, 6};
inline constexpr Resolution thousandth_minute{25, 24, 60'000, 6};
inline constexpr Resolution fine{28, 27, 600'000, 7};

constexpr Field longitude(std::string_view name, std::uint16_t at, const Resolution& resolution) {
    return {.name = name,
            .raw_name = name,
            .at = at,
            .width = resolution.lon_bits,
            .is_signed = true,
            .lowest = -180 * resolution.per_degree,
            .highest = 180 * resolution.per_degree,
            .not_available = 181 * resolution.per_degree,
            .divisor = resolution.per_degree,
            .decimals = resolution.decimals};
}

constexpr Field latitude(std::string_view name, std::uint16_t at, const Resolution& resolution) {
    return {.name = name,
            .raw_name = name,
            .at = at,
            .width = resolution.lat_bits,
            .is_signed = true,
            .lowest = -90 * resolution.per_degree,
            .highest = 90 * resolution.per_degree,
            .not_available = 91 * resolution.per_degree,
            .divisor = resolution.per_degree,
            .decimals = resolution.decimals};
}

}  // namespace seaeye::ais
