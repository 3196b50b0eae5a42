#include "tests/scoring/sea/vessel.hpp"

namespace seaeye::tests {

std::string_view to_string(VesselKind kind) {
    switch (kind) {
        case VesselKind::cargo:
            return "cargo";
        case VesselKind::tanker:
            return "tanker";
        case VesselKind::fishing:
            return "fishing";
        case VesselKind::fast:
            return "fast";
        case VesselKind::anchored:
            return "anchored";
        case VesselKind::moored:
            return "moored";
    }
    return "unknown";
}

std::string_view to_string(Conduct conduct) {
    switch (conduct) {
        case Conduct::normal:
            return "normal";
        case Conduct::dark:
            return "dark";
        case Conduct::goes_dark:
            return "goes_dark";
        case Conduct::spoof_offset:
            return "spoof_offset";
        case Conduct::spoof_drift:
            return "spoof_drift";
        case Conduct::borrowed_mmsi:
            return "borrowed_mmsi";
        case Conduct::convoy:
            return "convoy";
        case Conduct::meeting:
            return "meeting";
    }
    return "unknown";
}

PlaneVector SimulatedVessel::spoofed_by(double s) const {
    if (!is_spoofing_at(s)) {
        return {};
    }
    const double times = conduct == Conduct::spoof_drift ? s - conduct_from_s : 1.0;
    return {times * spoof.east, times * spoof.north};
}

double SimulatedVessel::antenna_forward_m() const {
    return 0.5 * (*dimensions.to_stern - *dimensions.to_bow).si();
}

double SimulatedVessel::antenna_starboard_m() const {
    return 0.5 * (*dimensions.to_port - *dimensions.to_starboard).si();
}

double half_range_m(VesselKind kind) {
    switch (kind) {
        case VesselKind::fishing:
            return 24.0 * 1852.0;
        case VesselKind::fast:
            return 17.0 * 1852.0;
        default:
            return 48.0 * 1852.0;
    }
}

}  // namespace seaeye::tests
