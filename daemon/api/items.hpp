// From a checked question to GeoJSON: live from the boards or past from the record.
#pragma once

#include <string>

#include "daemon/api/api_context.hpp"
#include "daemon/api/collections.hpp"
#include "daemon/api/http.hpp"

namespace seaeye {

/// Hands out one page of a collection. Tracks come from the newest picture when no datetime is
/// asked for, events and vessels from the record where there is one: what is shown there has been
/// acknowledged. Fails as StoreReader does.
Result<Page> read_items(const ApiContext& context,
                        const CollectionInfo& collection,
                        const ItemQuery& query,
                        const ItemSink& sink);

/// Writes an item as a GeoJSON feature, and leaves the object open for links.
void write_feature(JsonWriter& out, const CollectionInfo& collection, const Item& item);

/// Where the answer's links lead; all absolute.
struct ItemLinks {
    std::string items;         ///< ".../collections/NAME/items"
    std::string self;          ///< the request as it came
    std::string query_string;  ///< of the request, without cursor and offset
};

/// A page as a FeatureCollection, with a `next` link until the last page.
Result<ApiResponse> items_page(const ApiContext& context,
                               const CollectionInfo& collection,
                               const ItemQuery& query,
                               const ItemLinks& links);

/// One feature. Fails: not_found.
Result<ApiResponse> single_item(const ApiContext& context,
                                const CollectionInfo& collection,
                                const std::string& id,
                                const ItemLinks& links);

}  // namespace seaeye
