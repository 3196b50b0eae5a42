// The opaque word inside a `next` link: where the page ended.
#pragma once

#include <string>
#include <string_view>

#include "daemon/store/item_query.hpp"
#include "schemas/result.hpp"

namespace seaeye {

/// URL-safe. The collection is part of it, so a token does not fit another one.
std::string to_token(std::string_view collection, const PageKey& key);

/// Fails: bad_value for what `to_token` never made for this collection.
Result<PageKey> from_token(std::string_view collection, std::string_view token);

}  // namespace seaeye
