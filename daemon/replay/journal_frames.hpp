// A journal that was opened to see what it is, as frames.
#pragma once

#include "daemon/replay/frames.hpp"

namespace seaeye {

/// The frames of all sources. Fails as JournalReader::open does.
Result<std::unique_ptr<Frames>> open_journal(ByteReader reader, const std::string& path);

}  // namespace seaeye
