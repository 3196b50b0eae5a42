// The [[source.camera]] tables, as the camera drivers understand them.
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "drivers/decode/camera/optics.hpp"

namespace seaeye {

/// The cameras that a driver's configuration has. Throws std::runtime_error with a sentence.
std::vector<camera::Camera> cameras_of_config(const nlohmann::json& config);

}  // namespace seaeye
