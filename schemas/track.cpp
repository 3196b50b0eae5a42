// Names, contributors, and the ellipse of a covariance.
#include "schemas/track.hpp"

#include <cmath>
#include <numbers>

namespace seaeye {

std::string_view to_string(Phase phase) {
    switch (phase) {
        case Phase::tentative:
            return "tentative";
        case Phase::confirmed:
            return "confirmed";
        case Phase::coasting:
            return "coasting";
        case Phase::dropped:
            return "dropped";
    }
    return "dropped";
}

std::string_view to_string(Mode mode) {
    switch (mode) {
        case Mode::steady:
            return "steady";
        case Mode::manoeuvring:
            return "manoeuvring";
        case Mode::turning:
            return "turning";
        case Mode::still:
            return "still";
    }
    return "steady";
}

void Contributors::note(SourceId source, Time when) {
    const auto end = items_.begin() + count_;
    const auto same =
        std::find_if(items_.begin(), end, [&](const Contributor& c) { return c.source == source; });
    if (same != end) {
        same->last = std::max(same->last, when);
        return;
    }
    if (count_ < capacity) {
        items_[count_++] = {source, when};
    } else {
        auto oldest = std::ranges::min_element(items_, {}, &Contributor::last);
        if (oldest->last > when) {
            return;
        }
        *oldest = {source, when};
    }
    std::sort(items_.begin(),
              items_.begin() + count_,
              [](const Contributor& a, const Contributor& b) { return a.source < b.source; });
}

void Contributors::take_in(const Contributors& others) {
    for (const Contributor& c : others.all()) {
        note(c.source, c.last);
    }
}

Ellipse ellipse_95(const Covariance4& P) {
    constexpr double chi_square = 5.991464547;  // 95 %, 2 degrees of freedom
    const double ee = P[0];
    const double en = P[1];
    const double nn = P[5];
    const double mean = (ee + nn) / 2.0;
    const double spread = std::hypot((ee - nn) / 2.0, en);
    // The major axis, clockwise from north.
    double direction = 0.5 * std::atan2(2.0 * en, nn - ee);
    if (direction < 0.0) {
        direction += std::numbers::pi;
    }
    return {.semi_major = Metres{std::sqrt(chi_square * std::max(0.0, mean + spread))},
            .semi_minor = Metres{std::sqrt(chi_square * std::max(0.0, mean - spread))},
            .orientation = Bearing{Radians{direction}}};
}

}  // namespace seaeye
