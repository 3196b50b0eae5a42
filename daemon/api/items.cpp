// FeatureCollections and features.
#include "daemon/api/items.hpp"

#include "daemon/api/live_items.hpp"
#include "daemon/api/page_token.hpp"

namespace seaeye {
namespace {

constexpr const char* geojson = "application/geo+json";

Result<Page> read_tracks(const ApiContext& context, const ItemQuery& query, const ItemSink& sink) {
    const bool is_live = context.pictures != nullptr && (!query.when || context.reader == nullptr);
    if (!is_live) {
        return context.reader != nullptr ? context.reader->tracks(query, sink) : Page{};
    }
    Page page = live_tracks(*context.pictures->newest(), query, sink);
    if (query.only && page.returned == 0 && context.reader != nullptr) {
        return context.reader->tracks(query, sink);
    }
    return page;
}

void write_geometry(JsonWriter& out, const Item& item) {
    if (!item.geometry.empty()) {
        out.raw(item.geometry);
        return;
    }
    if (!item.lon_lat) {
        out.null();
        return;
    }
    out.begin_object();
    out.key("type");
    out.text("Point");
    out.key("coordinates");
    out.begin_array();
    out.number(item.lon_lat->first, 7);
    out.number(item.lon_lat->second, 7);
    out.end_array();
    out.end_object();
}

void write_link(JsonWriter& out, std::string_view rel, std::string_view type, std::string_view to) {
    out.begin_object();
    out.key("href");
    out.text(to);
    out.key("rel");
    out.text(rel);
    out.key("type");
    out.text(type);
    out.end_object();
}

void write_page_links(JsonWriter& out,
                      const CollectionInfo& collection,
                      const ItemLinks& links,
                      const Page& page) {
    out.key("links");
    out.begin_array();
    write_link(out, "self", geojson, links.self);
    write_link(out,
               "collection",
               "application/json",
               links.items.substr(0, links.items.size() - std::string_view{"/items"}.size()));
    if (page.next) {
        const std::string before =
            links.query_string.empty() ? std::string{} : links.query_string + '&';
        write_link(out,
                   "next",
                   geojson,
                   links.items + '?' + before + "cursor=" + to_token(collection.name, *page.next));
    }
    out.end_array();
}

void write_counts(JsonWriter& out, const Page& page) {
    out.key("numberReturned");
    out.integer(static_cast<std::int64_t>(page.returned));
    if (page.matched) {
        out.key("numberMatched");
        out.integer(static_cast<std::int64_t>(*page.matched));
    }
}

/// Everything so far says what the answer is; the stamp only says when.
void finish(ApiResponse& response, JsonWriter& out, const ApiContext& context) {
    response.fingerprint = std::hash<std::string_view>{}(response.body);
    out.key("timeStamp");
    out.time(context.now());
    out.end_object();
    response.content_type = geojson;
}

}  // namespace

Result<Page> read_items(const ApiContext& context,
                        const CollectionInfo& collection,
                        const ItemQuery& query,
                        const ItemSink& sink) {
    const auto picture = context.pictures != nullptr ? context.pictures->newest() : nullptr;
    switch (collection.id) {
        case CollectionId::tracks:
            return read_tracks(context, query, sink);
        case CollectionId::vessels:
            if (context.reader != nullptr) {
                return context.reader->vessels(query, sink);
            }
            return picture ? live_vessels(*picture, query, sink) : Page{};
        case CollectionId::events:
            if (context.reader != nullptr) {
                return context.reader->events(query, sink);
            }
            return picture ? live_events(*picture, query, sink) : Page{};
        case CollectionId::track_points:
            return context.reader != nullptr ? context.reader->track_points(query, sink) : Page{};
        case CollectionId::zones:
            return context.zones ? zone_items(*context.zones, query, sink) : Page{};
        case CollectionId::sensors:
            return context.sensors != nullptr
                       ? sensor_items(*context.sensors->newest(), query, sink)
                       : Page{};
    }
    return Page{};
}

void write_feature(JsonWriter& out, const CollectionInfo& collection, const Item& item) {
    out.begin_object();
    out.key("type");
    out.text("Feature");
    out.key("id");
    out.text(item.id);
    out.key("geometry");
    write_geometry(out, item);
    out.key("properties");
    out.begin_object();
    for (std::size_t i = 0; i < collection.columns.size(); ++i) {
        const ItemColumn& column = collection.columns[i];
        out.key(column.name);
        write_value(out, column.type, column.decimals, item.values[i]);
    }
    out.end_object();
}

Result<ApiResponse> items_page(const ApiContext& context,
                               const CollectionInfo& collection,
                               const ItemQuery& query,
                               const ItemLinks& links) {
    ApiResponse response;
    JsonWriter out{response.body};
    out.begin_object();
    out.key("type");
    out.text("FeatureCollection");
    out.key("features");
    out.begin_array();
    const Result<Page> page = read_items(context, collection, query, [&](const Item& item) {
        write_feature(out, collection, item);
        out.end_object();
    });
    if (!page) {
        return page.error();
    }
    out.end_array();
    write_page_links(out, collection, links, *page);
    write_counts(out, *page);
    finish(response, out, context);
    return response;
}

Result<ApiResponse> single_item(const ApiContext& context,
                                const CollectionInfo& collection,
                                const std::string& id,
                                const ItemLinks& links) {
    ApiResponse response;
    JsonWriter out{response.body};
    const ItemQuery query{.limit = 1, .only = id};
    const Result<Page> page = read_items(context, collection, query, [&](const Item& item) {
        write_feature(out, collection, item);
    });
    if (!page) {
        return page.error();
    }
    if (page->returned == 0) {
        return Error{ErrorCode::not_found,
                     "there is no item '" + id + "' in " + std::string{collection.name}};
    }
    write_page_links(out, collection, links, Page{});
    finish(response, out, context);
    return response;
}

}  // namespace seaeye
