// Names of track phases.
#include "schemas/track.hpp"

namespace seaeye {

std::string_view to_string(Phase phase) {
    switch (phase) {
        case Phase::tentative:
            return "tentative";
        case Phase::confirmed:
            return "confirmed";
        case Phase::coasting:
            return "coasting";
        case Phase::dropped:
            return "dropped";
    }
    return "dropped";
}

}  // namespace seaeye
