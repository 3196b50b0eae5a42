#include "daemon/driver_check/kinds.hpp"

#include <algorithm>

#include "sea-eye/driver.h"

namespace seaeye::conformance {

const char* kind_name(std::uint32_t kind) {
    switch (kind) {
        case SEAEYE_AIS_POSITION:
        case SEAEYE_AIS_STATIC:
        case SEAEYE_AIS_OTHER:
            return "ais";
        case SEAEYE_RADAR_PLOT:
            return "radar_plot";
        case SEAEYE_RADAR_TRACK:
            return "radar_track";
        case SEAEYE_CAMERA_TRIGGER:
            return "camera";
        case SEAEYE_RADAR_SWEEP:
            return "radar_sweep";
        case SEAEYE_OWN_SHIP:
            return "own_ship";
        case SEAEYE_RADAR_CUE:
            return "radar_cue";
        default:
            return "";
    }
}

std::vector<std::string> kinds_in(std::string_view kinds) {
    std::vector<std::string> found;
    while (!kinds.empty()) {
        const std::size_t comma = std::min(kinds.find(','), kinds.size());
        std::string_view kind = kinds.substr(0, comma);
        kind.remove_prefix(std::min(kind.find_first_not_of(' '), kind.size()));
        kind = kind.substr(0, kind.find_last_not_of(' ') + 1);
        found.emplace_back(kind);
        kinds.remove_prefix(std::min(comma + 1, kinds.size()));
    }
    return found;
}

}  // namespace seaeye::conformance
