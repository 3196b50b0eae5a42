// One radar as the tracker knows it: where its beam is, how it is off, how well it sees, what is
// false, and the plots and tracks that the beam has yet to pass.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <Eigen/Dense>

#include "fusion/tracker/beam.hpp"
#include "fusion/tracker/clutter_map.hpp"
#include "fusion/tracker/detection.hpp"
#include "fusion/tracker/radar_site.hpp"
#include "fusion/tracker/registration.hpp"
#include "geo/local_frame.hpp"

namespace seaeye {

/// A place as the radar sees it, corrected for how it is off. Range along the surface, bearing from
/// true north.
struct PolarPlace {
    double range = 0.0;    ///< m
    double bearing = 0.0;  ///< rad, 0 to 2 pi
};

/// A plot that waits for its sector.
struct ScanPlot {
    Time measured{};
    double phase = 0.0;  ///< turns of the beam
    PolarPlace raw;      ///< as measured
    PolarPlace place;    ///< registration taken off
    LatLon at{};
    Eigen::Matrix2d R = Eigen::Matrix2d::Zero();  ///< m^2, in the plane at `at`
    double explained = 0.0;                       ///< probability that it is of a track
};

/// Copies share the frame, which never changes.
struct Radar {
    Radar(const RadarSite& site, std::uint16_t index);

    /// Takes a plot in for its sector. False when it has no place, or no room is left.
    bool take(const RadarPlot& plot, Time measured);

    /// The beam was said to be somewhere.
    void take(const RadarSweep& sweep, Time measured);

    /// Where a range and bearing that the set said are, with the covariance of a single plot there.
    [[nodiscard]] ScanPlot located(const Polar& said, Time measured) const;

    /// Range and bearing of a place.
    [[nodiscard]] PolarPlace polar_of(LatLon at) const;

    /// The set was silent for so long before `when` that what it did not show says nothing.
    [[nodiscard]] bool is_silent(Time when) const;

    /// Slices of one turn: fine enough that one takes at most 0.15 s.
    [[nodiscard]] std::int64_t slices() const { return slices_; }

    /// The track in `slot` is at a place: it waits in the sector in which the beam will meet it.
    void place(std::uint32_t slot, LatLon at);

    void leave(std::uint32_t slot);

    /// Slots of the tracks that wait in a sector.
    [[nodiscard]] std::span<const std::uint32_t> waiting(std::int64_t sector) const {
        return sectors_[static_cast<std::size_t>(sector)];
    }

    RadarSite site;
    std::uint16_t index;
    std::shared_ptr<const LocalFrame> frame;
    Beam beam;
    Registration registration;
    ClutterMap clutter;
    DetectionRate detection;
    std::deque<ScanPlot> plots;   ///< by phase
    std::int64_t next_slice = 0;  ///< of turns since the beginning
    std::optional<Time> last_heard;
    std::optional<Time> last_plot;
    std::uint64_t refused = 0;  ///< plots without a place or without room

private:
    [[nodiscard]] std::int32_t sector_of(LatLon at) const;

    std::int64_t slices_;
    std::vector<std::vector<std::uint32_t>> sectors_;
    std::vector<std::int32_t> sector_of_slot_;  // -1: none
};

}  // namespace seaeye
