// Gzip for bodies that are worth it.
#pragma once

#include <string>
#include <string_view>

namespace seaeye {

/// RFC 1952, quick level. Empty when zlib refuses.
std::string gzipped(std::string_view plain);

}  // namespace seaeye
