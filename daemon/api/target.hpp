// The target of a request, taken apart.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schemas/result.hpp"

namespace seaeye {

/// Name and value, decoded, in the order given.
using QueryParameters = std::vector<std::pair<std::string, std::string>>;

struct Target {
    std::vector<std::string> segments;  ///< of the path, decoded; empty for "/"
    QueryParameters query;
};

/// Fails: bad_value for a target without a leading '/', a broken percent sign or a NUL.
Result<Target> parse_target(std::string_view target);

/// For a path segment or a query value: all but unreserved characters (RFC 3986) become %XX.
std::string percent_encoded(std::string_view text);

}  // namespace seaeye
