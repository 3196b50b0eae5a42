// From pixels to directions: a pinhole without distortion, which holds to a tenth of a degree for
// lenses up to some 60 degrees wide. Pixels count from the upper left corner, x to the right, y
// downwards, and may lie beyond the picture.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schemas/units.hpp"

namespace seaeye::camera {

/// A box around a thing, in pixels of the picture it was found in.
struct Box {
    double x0 = 0.0;
    double y0 = 0.0;
    double x1 = 0.0;
    double y1 = 0.0;
};

/// Where a turning camera pointed, from where it stands at rest.
struct Ptz {
    Radians pan{0.0};   ///< clockwise
    Radians tilt{0.0};  ///< upwards
    double zoom = 1.0;  ///< the lens is so many times longer than `hfov` says
};

/// What turns pixels into directions.
struct Optics {
    Radians pan0{0.0};   ///< bearing of the optical axis, from true north
    Radians tilt0{0.0};  ///< elevation of the optical axis
    Radians hfov{0.0};   ///< from the left edge of the picture to its right edge; (0, pi)
    double width_px = 0.0;
    std::optional<Radians> vfov;  ///< from the upper edge to the lower; (0, pi)
    std::optional<double> height_px;
};

/// One camera as the configuration has it.
struct Camera {
    std::string id;
    std::optional<Optics> optics;
    std::optional<Radians> sigma_bearing;
    std::vector<std::string> classes;  ///< that are wanted; empty: the format's own
};

/// Where a box is seen.
struct Sight {
    Radians bearing{0.0};        ///< [0, 2 pi)
    Radians bearing_sigma{0.0};  ///< half of what the box covers, at least half a pixel
    std::optional<Radians> elevation;
};

/// az = pan0 + pan + atan((cx - W/2)/f), f = zoom (W/2)/tan(hfov/2); elevation likewise, where the
/// height and the vertical field are known and the result lies within a right angle.
Sight sight_of(const Box& box, const Optics& optics, const Ptz& ptz);

/// True when a part of the box lies beyond the picture, which happens to boxes at its edges.
bool reaches_outside(const Box& box, const Optics& optics);

}  // namespace seaeye::camera
