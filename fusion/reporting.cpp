// The reporting tables of M.1371.
#include "fusion/reporting.hpp"

namespace seaeye {

bool is_lying_still(std::optional<std::uint8_t> nav_status, MetresPerSecond sog) {
    const bool says_so = nav_status && (*nav_status == 1 || *nav_status == 5 || *nav_status == 6);
    return says_so && sog < knots(3);
}

Duration reporting_interval(AisClass cls,
                            std::optional<std::uint8_t> nav_status,
                            MetresPerSecond sog) {
    switch (cls) {
        case AisClass::sar_aircraft:
            return seconds(10);
        case AisClass::b:
            return sog < knots(2) ? seconds(180) : seconds(30);
        case AisClass::base_station:
            return seconds(10);
        case AisClass::aid_to_navigation:
            return seconds(180);
        case AisClass::a:
        case AisClass::unknown:
            break;
    }
    if (is_lying_still(nav_status, sog)) {
        return seconds(180);
    }
    if (sog > knots(23)) {
        return seconds(2);
    }
    return sog > knots(14) ? seconds(6) : seconds(10);
}

}  // namespace seaeye
