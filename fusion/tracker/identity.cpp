// Log-odds are held within bounds, so that no run of good reports makes a name certain and none bad
// makes it impossible: one MMSI in a thousand is entered wrongly.
#include "fusion/tracker/identity.hpp"

#include <algorithm>
#include <cmath>

namespace seaeye {
namespace {

constexpr double most_per_report = 3.0;
constexpr double least_per_report = -4.0;
constexpr double at_first = 0.0;
const double sure = std::log(0.999 / 0.001);
// A number that no administration gives out is not even a name: she may use any other tomorrow.
const double malformed = std::log(0.5 / 0.5);

double ceiling(Mmsi mmsi) {
    return mmsi_kind(mmsi) == MmsiKind::malformed ? malformed : sure;
}

}  // namespace

void Identity::hear(Mmsi mmsi, double log_ratio) {
    auto claim = std::ranges::find_if(
        claims_, [&](const NameClaim& c) { return c.is_made && c.mmsi == mmsi; });
    if (claim == claims_.end()) {
        claim = std::ranges::min_element(
            claims_, {}, [](const NameClaim& c) { return c.is_made ? c.log_odds : -1e9; });
        *claim = {.mmsi = mmsi, .log_odds = at_first, .reports = 0, .is_made = true};
    }
    ++claim->reports;
    const double step = std::clamp(log_ratio, least_per_report, most_per_report);
    claim->log_odds = std::clamp(claim->log_odds + step, -sure, ceiling(mmsi));
    for (NameClaim& other : claims_) {
        if (&other != &*claim && other.is_made && step > 0.0) {
            other.log_odds = std::max(-sure, other.log_odds - step);
        }
    }
}

void Identity::doubt(Mmsi mmsi) {
    for (NameClaim& c : claims_) {
        if (c.is_made && c.mmsi == mmsi) {
            c.log_odds = std::min(c.log_odds, 0.0);
        }
    }
}

void Identity::take_in(const Identity& other) {
    for (const NameClaim& c : other.claims_) {
        if (!c.is_made) {
            continue;
        }
        const NameClaim* own = find(c.mmsi);
        if (own == nullptr) {
            hear(c.mmsi, 0.0);
            own = find(c.mmsi);
        }
        auto& mine = claims_[static_cast<std::size_t>(own - claims_.data())];
        mine.log_odds = std::max(mine.log_odds, c.log_odds);
        mine.reports += c.reports;
    }
}

const NameClaim* Identity::find(Mmsi mmsi) const {
    for (const NameClaim& c : claims_) {
        if (c.is_made && c.mmsi == mmsi) {
            return &c;
        }
    }
    return nullptr;
}

std::array<IdentityClaim, 2> Identity::posterior() const {
    std::array<IdentityClaim, 2> shares{};
    double all = 1.0;  // odds of none of them
    for (std::size_t i = 0; i < claims_.size(); ++i) {
        if (claims_[i].is_made) {
            shares[i] = {claims_[i].mmsi, std::exp(claims_[i].log_odds)};
            all += shares[i].probability;
        }
    }
    for (IdentityClaim& share : shares) {
        share.probability /= all;
    }
    if (shares[1].probability > shares[0].probability) {
        std::swap(shares[0], shares[1]);
    }
    return shares;
}

}  // namespace seaeye
