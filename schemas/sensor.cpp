// Names of source states.
#include "schemas/sensor.hpp"

namespace seaeye {

std::string_view to_string(SourceState state) {
    switch (state) {
        case SourceState::connecting:
            return "connecting";
        case SourceState::up:
            return "up";
        case SourceState::silent:
            return "silent";
        case SourceState::down:
            return "down";
        case SourceState::ended:
            return "ended";
    }
    return "down";
}

}  // namespace seaeye
