// What a receiver or a camera posts, as lines that the drivers read. AIS-catcher posts one JSON
// object with its messages under "msgs"; others post sentences, or documents one by one or in a
// list.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.hpp"

namespace seaeye {

/// A frame for each message. A message with its sentences becomes
/// {"rxuxtime":...,"rxtime":...,"nmea":[...]}, so that what else it says does not matter to its
/// length; any other JSON object stays whole, on one line however it was printed, with its members
/// in the order of their names. A body that is no JSON is taken for lines, empty ones left out.
/// Fails: bad_value for JSON without messages, or nesting deeper than 64 levels, in one sentence.
Result<std::vector<std::string>> posted_messages(std::string_view body);

}  // namespace seaeye
