// The station's plane: azimuthal equidistant around an origin, east and north in metres. Range and
// bearing from the origin are true in it, which is what a radar measures.
#pragma once

#include <memory>

#include "schemas/position.hpp"

namespace seaeye {

/// Azimuthal-equidistant plane around `origin`. Within `fast_radius` it is a polynomial fitted at
/// construction to GeographicLib's projection (error below 1 mm and 1e-8 rad, tested); beyond,
/// GeographicLib itself. Towards the poles (from latitude 83) the fast circle shrinks until
/// the fit is as good. Immutable; any thread. Construction takes about a millisecond.
class LocalFrame {
public:
    static constexpr Metres fast_radius{200'000.0};

    explicit LocalFrame(LatLon origin);
    LocalFrame(LocalFrame&&) noexcept;
    LocalFrame& operator=(LocalFrame&&) noexcept;
    LocalFrame(const LocalFrame&) = delete;
    LocalFrame& operator=(const LocalFrame&) = delete;
    ~LocalFrame();

    [[nodiscard]] LatLon origin() const;

    [[nodiscard]] Enu to_enu(LatLon p) const;

    [[nodiscard]] LatLon to_wgs84(Enu p) const;

    /// Direction of the meridian at `p`, towards true north, clockwise from the plane's north axis,
    /// in (-pi, pi].
    [[nodiscard]] Radians convergence(LatLon p) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace seaeye
