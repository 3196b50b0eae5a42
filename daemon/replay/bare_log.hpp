// Which driver reads a log that no configuration names one for: its first lines say.
#pragma once

#include <string>
#include <string_view>

namespace seaeye {

/// ais_nmea, ais_csv, ais_json or camera_http by the lines that `head`, the first bytes of a log,
/// holds. Sentences outrank all else; what nobody reads is ais_nmea's to refuse.
std::string_view driver_of_head(std::string_view head);

/// The same of a file. Captures, journals, standard input and what cannot be read are ais_nmea's.
std::string_view driver_of_log(const std::string& path);

}  // namespace seaeye
