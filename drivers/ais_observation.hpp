// AIS messages as the observations of the driver ABI: what fusion gets of them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "drivers/decode/ais/message.hpp"
#include "drivers/decode/reception.hpp"
#include "sea-eye/driver.h"

namespace seaeye {

/// Calls `emit(const seaeye_observation&)` for each observation in a message: one, or two for types
/// 19 and 21, which are position and static report at once. Texts are borrowed for the call.
class AisObserver {
public:
    AisObserver();

    template <class Emit>
    void observe(const ais::Message& message, const Reception& reception, Emit&& emit) {
        const std::size_t count = fill(message, reception);
        for (std::size_t i = 0; i < count; ++i) {
            emit(static_cast<const seaeye_observation&>(observations_[i]));
        }
    }

private:
    std::size_t fill(const ais::Message& message, const Reception& reception);
    void fill_voyage(const ais::Message& message, const Reception& reception);
    void fill_extended(const ais::Message& message, const Reception& reception);
    void fill_aid_static(const ais::Message& message, const Reception& reception);
    void fill_class_b_static(const ais::Message& message, const Reception& reception);
    void fill_other(const ais::Message& message, const Reception& reception);

    std::array<seaeye_observation, 2> observations_;  // used again and again
    ais::SixBitText name_, callsign_, destination_, words_;
};

}  // namespace seaeye
