// The query parameters of /items, checked. Every refusal says what was expected and what the limit
// is.
#pragma once

#include "daemon/api/collections.hpp"
#include "daemon/api/target.hpp"
#include "schemas/result.hpp"

namespace seaeye {

constexpr std::size_t standard_limit = 100;
constexpr std::size_t greatest_limit = 10'000;    ///< what is asked above it is lowered to it
constexpr std::size_t greatest_offset = 100'000;  ///< the `next` link has no such end

/// "west,south,east,north" in degrees, or with heights (ignored) as six numbers.
Result<BoundingBox> parse_bbox(std::string_view text);

/// An RFC 3339 instant, or an interval "from/to" with ".." or nothing for an open end.
Result<TimeSpan> parse_datetime(std::string_view text);

/// Fails: bad_value naming the parameter; also for one that the collection does not know, or that
/// is given twice.
Result<ItemQuery> parse_items_parameters(const CollectionInfo& collection,
                                         const QueryParameters& parameters);

}  // namespace seaeye
