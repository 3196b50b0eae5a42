// The [[source.camera]] tables, as the camera drivers understand them.
#pragma once

#include <string>
#include <vector>

#include "drivers/decode/camera/optics.hpp"

namespace seaeye {

/// JSON Schema of a camera driver's configuration. Where a camera stands, how far it sees and its
/// sigma are read by the host too.
extern const char* const camera_config_schema;

/// The cameras that a driver's configuration has. Throws std::runtime_error with a sentence.
std::vector<camera::Camera> cameras_of_config(const std::string& driver, const char* config_json);

}  // namespace seaeye
