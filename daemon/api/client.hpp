// Asks a Sea Eye API over HTTP: what `query --url` stands on.
#pragma once

#include <chrono>
#include <string>

#include "schemas/result.hpp"

namespace seaeye {

struct HttpReply {
    int status = 0;
    std::string body;
};

/// One GET. `base` is "http://host:port" (a path after it is kept) or "unix:/path"; `target` begins
/// with '/'. Fails: bad_value for another kind of base; refused, with what the system said, when
/// nobody answers within `time_limit`.
Result<HttpReply> http_get(const std::string& base,
                           const std::string& target,
                           std::chrono::seconds time_limit = std::chrono::seconds{30});

}  // namespace seaeye
