// NMEA 0183 has 4800, AIS 38400; modern receivers are faster.
#include "daemon/links/baud.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace seaeye {
namespace {

struct Baud {
    unsigned bits_per_second;
    speed_t speed;
};

constexpr std::array bauds{Baud{4800, B4800},
                           Baud{9600, B9600},
                           Baud{19'200, B19200},
                           Baud{38'400, B38400},
                           Baud{57'600, B57600},
                           Baud{115'200, B115200},
                           Baud{230'400, B230400},
                           Baud{460'800, B460800},
                           Baud{921'600, B921600}};

}  // namespace

std::optional<speed_t> speed_of_baud(unsigned baud) {
    const auto* const known = std::ranges::find(bauds, baud, &Baud::bits_per_second);
    return known == bauds.end() ? std::nullopt : std::optional{known->speed};
}

std::string known_bauds() {
    std::string text;
    for (const Baud& each : bauds) {
        text += fmt::format("{}{}", text.empty() ? "" : ", ", each.bits_per_second);
    }
    return text;
}

}  // namespace seaeye
