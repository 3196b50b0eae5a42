// Landing page, conformance and collections after OGC API - Features part 1 (17-069r4).
#include "daemon/api/documents.hpp"

#include <nlohmann/json.hpp>

#include "daemon/api/json_schemas.hpp"

namespace seaeye {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json link(const std::string& href,
          std::string_view rel,
          std::string_view type,
          std::string_view title) {
    return {{"href", href}, {"rel", rel}, {"type", type}, {"title", title}};
}

Json collection_json(const std::string& base, const CollectionInfo& collection) {
    const std::string self = base + "/collections/" + std::string{collection.name};
    return {
        {"id", collection.name},
        {"title", collection.title},
        {"description", collection.summary},
        {"itemType", "feature"},
        {"crs", Json::array({crs84})},
        {"extent",
         {{"spatial", {{"bbox", Json::array({Json::array({-180, -90, 180, 90})})}, {"crs", crs84}}},
          {"temporal", {{"interval", Json::array({Json::array({nullptr, nullptr})})}}}}},
        {"links",
         Json::array(
             {link(self, "self", "application/json", "this collection"),
              link(self + "/items", "items", "application/geo+json", "its items"),
              link(base + "/schemas/" + std::string{collection.schema_name} + ".schema.json",
                   "describedby",
                   "application/schema+json",
                   "JSON Schema of its properties")})}};
}

}  // namespace

ApiResponse landing_page(const std::string& base) {
    const Json json{
        {"title", "Sea Eye"},
        {"description", "Coastal surveillance: vessel tracks, events and their evidence."},
        {"links",
         Json::array(
             {link(base + "/api", "self", "application/json", "this page"),
              link(base + "/openapi", "service-desc", openapi_type, "OpenAPI 3.0 document"),
              link(base + "/conformance", "conformance", "application/json", "conformance classes"),
              link(base + "/collections", "data", "application/json", "collections"),
              link(base + "/metrics", "monitor", "text/plain", "metrics for Prometheus"),
              link(base + "/version", "version", "application/json", "version")})}};
    return {.body = dumped(json)};
}

ApiResponse conformance() {
    const std::string core = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/";
    const Json json{{"conformsTo",
                     Json::array({core + "core",
                                  core + "oas30",
                                  core + "geojson",
                                  "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core"})}};
    return {.body = dumped(json)};
}

ApiResponse collections_page(const std::string& base) {
    Json list = Json::array();
    for (const CollectionInfo& collection : all_collections()) {
        list.push_back(collection_json(base, collection));
    }
    const Json json{
        {"links",
         Json::array({link(base + "/collections", "self", "application/json", "this page")})},
        {"collections", std::move(list)}};
    return {.body = dumped(json)};
}

ApiResponse collection_page(const std::string& base, const CollectionInfo& collection) {
    return {.body = dumped(collection_json(base, collection))};
}

ApiResponse schema_page(const CollectionInfo& collection) {
    return {.content_type = "application/schema+json",
            .body = schema_document(collection.schema_name, collection.schema())};
}

ApiResponse problem(int status, std::string_view detail) {
    const Json json{{"type", "about:blank"},
                    {"title", status_text(status)},
                    {"status", status},
                    {"detail", detail}};
    return {.status = status, .content_type = "application/problem+json", .body = dumped(json)};
}

std::string_view status_text(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 413:
            return "Content Too Large";
        case 431:
            return "Request Header Fields Too Large";
        case 503:
            return "Service Unavailable";
        default:
            return "Internal Server Error";
    }
}

}  // namespace seaeye
