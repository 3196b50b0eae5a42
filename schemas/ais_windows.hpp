// How soon an AIS station can say the same again: what comes sooner is a copy of one transmission.
// The figures of real logs stand in drivers/decode/README.md.
#pragma once

#include "schemas/time.hpp"

namespace seaeye {

/// With a UTC second, or static: the second comes round after a minute, static data after several.
inline constexpr Duration ais_minute_window = seconds(45);

/// What may be meant to be said again: texts, binary data, aids to navigation, places without a
/// second; and a distress beacon's bursts come every 4 s on a channel.
inline constexpr Duration ais_short_window = seconds(1.5);

}  // namespace seaeye
