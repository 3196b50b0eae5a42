// What a loaded driver is inside, shared by the two halves of the host.
#pragma once

#include "drivers/host.hpp"
#include "sea-eye/driver.h"

namespace seaeye {

/// The library stays loaded for the life of the program, so what the descriptor points at stays.
struct Driver::Impl {
    DriverInfo info;  // its last outcome and its last two counters are the host's own
    seaeye_driver_descriptor descriptor{};
};

}  // namespace seaeye
