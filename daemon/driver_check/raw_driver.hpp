// A driver as its header has it, without the host's hand in between: what the checks call.
#pragma once

#include <string>

#include "drivers/host.hpp"
#include "sea-eye/driver.h"

namespace seaeye::conformance {

struct RawDriver {
    Driver host_view;  ///< as the host loads it
    seaeye_driver_descriptor descriptor{};

    [[nodiscard]] const DriverInfo& info() const { return host_view.info(); }
};

/// Loads and checks the library as the host does. Fails as Driver::load.
Result<RawDriver> load_raw(const std::string& path);

}  // namespace seaeye::conformance
