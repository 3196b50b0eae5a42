// Builds the OpenAPI document.
#include "daemon/api/openapi.hpp"

#include <nlohmann/json.hpp>

#include "daemon/api/collections.hpp"
#include "daemon/api/documents.hpp"
#include "daemon/api/items_parameters.hpp"
#include "daemon/version.hpp"

namespace seaeye {
namespace {

using Json = nlohmann::ordered_json;

/// OpenAPI 3.0 says "nullable" where JSON Schema lists the type null.
void to_openapi(Json& schema) {
    if (schema.is_object() && schema.contains("type") && schema["type"].is_array()) {
        schema["type"] = schema["type"].front();
        schema["nullable"] = true;
    }
    if (schema.is_structured()) {
        for (Json& child : schema) {
            to_openapi(child);
        }
    }
}

Json link_to(const std::string& to) {
    return {{"$ref", "#/components/" + to}};
}

Json query_parameter(std::string_view name, std::string_view summary, Json schema) {
    return {{"name", name},
            {"in", "query"},
            {"description", summary},
            {"required", false},
            {"schema", std::move(schema)},
            {"style", "form"},
            {"explode", false}};
}

Json filter_parameter(const FilterInfo& filter) {
    Json schema{{"type", filter.type == FieldType::integer ? "integer" : "string"}};
    for (const std::string_view value : filter.values) {
        schema["enum"].push_back(value);
    }
    return query_parameter(filter.name, filter.summary, std::move(schema));
}

Json content(std::string_view type, Json schema) {
    return {{type, {{"schema", std::move(schema)}}}};
}

Json response(std::string_view summary, std::string_view type, Json schema) {
    return {{"description", summary}, {"content", content(type, std::move(schema))}};
}

Json responses(Json good, std::initializer_list<const char*> faults) {
    Json all{{"200", std::move(good)}};
    for (const char* status : faults) {
        all[status] = link_to(std::string{"responses/"} + status);
    }
    return all;
}

Json get(std::string_view id, std::string_view tag, std::string_view summary, Json answers) {
    return {{"operationId", id},
            {"summary", summary},
            {"description", summary},
            {"tags", Json::array({tag})},
            {"security", Json::array()},
            {"parameters", Json::array()},
            {"responses", std::move(answers)}};
}

/// "track-points" -> "TrackPoints".
std::string camel(std::string_view name) {
    std::string out;
    bool starts_word = true;
    for (const char c : name) {
        if (c == '-') {
            starts_word = true;
            continue;
        }
        out += starts_word ? static_cast<char>(c - 'a' + 'A') : c;
        starts_word = false;
    }
    return out;
}

Json simple_path(std::string_view id,
                 std::string_view tag,
                 std::string_view summary,
                 std::string_view type) {
    const Json schema{{"type", type == "text/plain" ? "string" : "object"}};
    return {{"get", get(id, tag, summary, responses(response(summary, type, schema), {"400"}))}};
}

Json items_path(const CollectionInfo& collection) {
    const std::string name = camel(collection.name);
    Json operation = get("get" + name,
                         "Items",
                         "Items of " + std::string{collection.name} + ".",
                         responses(response("A page of items.",
                                            "application/geo+json",
                                            link_to("schemas/" + name + "Page")),
                                   {"400", "503"}));
    operation["description"] = collection.summary;
    for (const char* common : {"bbox", "datetime", "limit", "offset", "cursor", "f"}) {
        operation["parameters"].push_back(link_to(std::string{"parameters/"} + common));
    }
    for (const FilterInfo& filter : collection.filters) {
        operation["parameters"].push_back(filter_parameter(filter));
    }
    return {{"get", std::move(operation)}};
}

Json item_path(const CollectionInfo& collection) {
    const std::string name = camel(collection.name);
    Json operation = get(
        "get" + name + "Item",
        "Items",
        "One item of " + std::string{collection.name} + ".",
        responses(
            response("The item.", "application/geo+json", link_to("schemas/" + name + "Feature")),
            {"400", "404", "503"}));
    operation["parameters"].push_back(link_to("parameters/featureId"));
    operation["parameters"].push_back(link_to("parameters/f"));
    return {{"get", std::move(operation)}};
}

void add_collection(Json& document, const CollectionInfo& collection) {
    const std::string name = camel(collection.name);
    const std::string path = "/collections/" + std::string{collection.name};
    Json& paths = document["paths"];
    paths[path] = {
        {"get",
         get("describe" + name,
             "Collections",
             "What the collection " + std::string{collection.name} + " holds.",
             responses(
                 response("The collection.", "application/json", link_to("schemas/collection")),
                 {"400", "404"}))}};
    paths[path + "/items"] = items_path(collection);
    paths[path + "/items/{featureId}"] = item_path(collection);

    Json properties = Json::parse(collection.schema());
    to_openapi(properties);
    Json& schemas = document["components"]["schemas"];
    schemas[name] = std::move(properties);
    schemas[name + "Feature"] = {
        {"type", "object"},
        {"required", {"type", "id", "geometry", "properties"}},
        {"properties",
         {{"type", {{"type", "string"}, {"enum", Json::array({"Feature"})}}},
          {"id", {{"type", "string"}}},
          {"geometry", link_to("schemas/geometry")},
          {"properties", link_to("schemas/" + name)}}}};
    schemas[name + "Page"] = {
        {"type", "object"},
        {"required", {"type", "features", "links", "numberReturned", "timeStamp"}},
        {"properties",
         {{"type", {{"type", "string"}, {"enum", Json::array({"FeatureCollection"})}}},
          {"features", {{"type", "array"}, {"items", link_to("schemas/" + name + "Feature")}}},
          {"links", {{"type", "array"}, {"items", link_to("schemas/link")}}},
          {"numberReturned", {{"type", "integer"}, {"minimum", 0}}},
          {"numberMatched", {{"type", "integer"}, {"minimum", 0}}},
          {"timeStamp", {{"type", "string"}, {"format", "date-time"}}}}}};
}

Json common_parameters() {
    const auto count = [](std::size_t least, std::size_t most, std::size_t standard) {
        return Json{
            {"type", "integer"}, {"minimum", least}, {"maximum", most}, {"default", standard}};
    };
    Json feature_id{{"name", "featureId"},
                    {"in", "path"},
                    {"description", "Id of the item."},
                    {"required", true},
                    {"schema", {{"type", "string"}}}};
    Json box{{"type", "array"}, {"minItems", 4}, {"maxItems", 6}, {"items", {{"type", "number"}}}};
    return {
        {"bbox",
         query_parameter("bbox",
                         "west,south,east,north in degrees; west > east crosses the antimeridian.",
                         std::move(box))},
        {"datetime",
         query_parameter("datetime",
                         "RFC 3339 instant, or interval with .. for an open end.",
                         {{"type", "string"}})},
        {"limit",
         query_parameter("limit",
                         "Items on a page; what is asked above the maximum is lowered to it.",
                         count(1, greatest_limit, standard_limit))},
        {"offset",
         query_parameter("offset",
                         "Items to skip; to go further follow the next links.",
                         count(0, greatest_offset, 0))},
        {"cursor",
         query_parameter("cursor", "Taken from a next link, opaque.", {{"type", "string"}})},
        {"f",
         query_parameter("f",
                         "Form of the answer.",
                         {{"type", "string"}, {"enum", Json::array({"json", "geojson"})}})},
        {"featureId", std::move(feature_id)}};
}

Json common_schemas() {
    const Json text{{"type", "string"}};
    return {{"link",
             {{"type", "object"},
              {"required", {"href", "rel"}},
              {"properties", {{"href", text}, {"rel", text}, {"type", text}, {"title", text}}}}},
            {"collection",
             {{"type", "object"},
              {"required", {"id", "links"}},
              {"properties",
               {{"id", text},
                {"title", text},
                {"description", text},
                {"links", {{"type", "array"}, {"items", link_to("schemas/link")}}}}}}},
            {"geometry",
             {{"type", "object"},
              {"nullable", true},
              {"required", {"type", "coordinates"}},
              {"properties",
               {{"type", text}, {"coordinates", {{"type", "array"}, {"items", Json::object()}}}}}}},
            {"problem",
             {{"type", "object"},
              {"required", {"title", "status", "detail"}},
              {"properties",
               {{"type", text},
                {"title", text},
                {"status", {{"type", "integer"}}},
                {"detail", text}}}}}};
}

Json common_responses() {
    const auto fault = [](std::string_view summary) {
        return response(summary, "application/problem+json", link_to("schemas/problem"));
    };
    return {{"400", fault("A parameter is not as it should be; the detail says how.")},
            {"404", fault("There is no such thing.")},
            {"503", fault("Not now: too busy, or the question takes too long.")}};
}

}  // namespace

std::string openapi_document() {
    Json document{
        {"openapi", "3.0.3"},
        {"info",
         {{"title", "Sea Eye"},
          {"description",
           "Coastal surveillance: the fused picture and its record as OGC API - Features."},
          {"version", version},
          {"contact", {{"name", "Sea Eye"}, {"url", "https://sea-eye.invalid/"}}},
          {"license",
           {{"name", "Apache-2.0"}, {"url", "https://www.apache.org/licenses/LICENSE-2.0"}}}}},
        {"servers", Json::array({{{"url", "/"}, {"description", "this server"}}})},
        {"tags",
         Json::array({{{"name", "Collections"}, {"description", "What there is."}},
                      {{"name", "Health"}, {"description", "How the daemon is doing."}},
                      {{"name", "Items"}, {"description", "What is at sea."}},
                      {{"name", "Start"}, {"description", "Where to begin."}}})},
        {"paths", Json::object()},
        {"components",
         {{"parameters", common_parameters()},
          {"schemas", common_schemas()},
          {"responses", common_responses()}}}};
    Json& paths = document["paths"];
    paths["/api"] = simple_path("getLandingPage", "Start", "Landing page.", "application/json");
    paths["/conformance"] =
        simple_path("getConformance", "Start", "Conformance classes.", "application/json");
    paths["/openapi"] = simple_path("getOpenApi", "Start", "This document.", openapi_type);
    paths["/version"] = simple_path("getVersion", "Start", "Version.", "application/json");
    paths["/healthz"] = simple_path("getHealth", "Health", "Alive.", "application/json");
    paths["/readyz"] = simple_path("getReadiness", "Health", "Ready.", "application/json");
    paths["/readyz"]["get"]["responses"]["503"] = link_to("responses/503");
    paths["/metrics"] = simple_path("getMetrics", "Health", "Prometheus metrics.", "text/plain");
    paths["/collections"] =
        simple_path("getCollections", "Collections", "All collections.", "application/json");
    for (const CollectionInfo& collection : all_collections()) {
        add_collection(document, collection);
    }
    return document.dump();
}

}  // namespace seaeye
