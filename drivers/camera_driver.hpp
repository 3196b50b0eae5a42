// What the camera drivers have in common: a frame is one document, and whichever way it came, the
// same code reads it.
#pragma once

#include <string>
#include <vector>

#include "drivers/decode/camera/optics.hpp"
#include "sea-eye/driver.h"

namespace seaeye {

/// Reads one document, emits what it said and accounts for it. A function of the bytes and the
/// cameras alone.
void decode_camera_frame(const std::vector<camera::Camera>& cameras,
                         const seaeye_frame& frame,
                         const seaeye_sink& sink);

/// The descriptor of a camera driver but for its name, its summary, its schema and its functions.
seaeye_driver_descriptor camera_driver_descriptor();

}  // namespace seaeye
