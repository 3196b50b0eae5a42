// The OpenAPI 3.0 document, made from the table of collections: GDAL and QGIS push a filter down
// only where it is declared under the exact path of the collection's items.
#pragma once

#include <string>

namespace seaeye {

/// Compact JSON.
std::string openapi_document();

}  // namespace seaeye
