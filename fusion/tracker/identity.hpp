// Who she is, as a probability. AIS names a vessel; how well her reports fit what is followed says
// whether the name is hers.
#pragma once

#include <array>
#include <cstdint>

#include "schemas/track.hpp"

namespace seaeye {

/// What is believed of one name.
struct NameClaim {
    Mmsi mmsi{};
    double log_odds = 0.0;  ///< that she bears it
    std::uint32_t reports = 0;
    bool is_made = false;
};

/// The two likeliest names of one object.
class Identity {
public:
    /// A report under that name; `log_ratio`: log p(z | hers) / p(z | of someone else near).
    void hear(Mmsi mmsi, double log_ratio);

    /// Radar says that she is not where her reports are.
    void doubt(Mmsi mmsi);

    void take_in(const Identity& other);

    [[nodiscard]] const NameClaim* find(Mmsi mmsi) const;

    /// Probabilities, likeliest first; together at most 1.
    [[nodiscard]] std::array<IdentityClaim, 2> posterior() const;

private:
    std::array<NameClaim, 2> claims_{};
};

}  // namespace seaeye
