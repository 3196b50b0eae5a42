// The API's fixed pages: landing page, conformance, collections, and what a problem looks like.
#pragma once

#include <string>
#include <string_view>

#include "daemon/api/collections.hpp"
#include "daemon/api/http.hpp"

namespace seaeye {

constexpr std::string_view openapi_type = "application/vnd.oai.openapi+json;version=3.0";

/// `base` is "http://host:port", without a slash at the end.
ApiResponse landing_page(const std::string& base);
ApiResponse conformance();
ApiResponse collections_page(const std::string& base);
ApiResponse collection_page(const std::string& base, const CollectionInfo& collection);

/// The JSON Schema of a collection's properties, as schemas/json has it.
ApiResponse schema_page(const CollectionInfo& collection);

/// RFC 7807. `detail` says what was expected and what the limit is.
ApiResponse problem(int status, std::string_view detail);

/// "Bad Request" and so on.
std::string_view status_text(int status);

}  // namespace seaeye
