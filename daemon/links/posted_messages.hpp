// What an AIS receiver posts, as lines that the drivers read. AIS-catcher posts one JSON object
// with its messages under "msgs"; others post sentences, or messages one by one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.hpp"

namespace seaeye {

/// A frame for each message. A message with its sentences becomes
/// {"rxuxtime":...,"rxtime":...,"nmea":[...]}, so that what else it says does not matter to its
/// length; one without them stays whole. A body that is no JSON is taken for lines, empty ones left
/// out. Fails: bad_value for JSON without messages, in one sentence.
Result<std::vector<std::string>> posted_messages(std::string_view body);

}  // namespace seaeye
