// The speeds that a serial line may have.
#pragma once

#include <optional>
#include <string>
#include <termios.h>

namespace seaeye {

/// termios's word for so many bits per second; nothing when there is none.
std::optional<speed_t> speed_of_baud(unsigned baud);

/// "4800, 9600, ...", for sentences.
std::string known_bauds();

}  // namespace seaeye
