// Paths to answers, and what every answer carries.
#include "daemon/api/router.hpp"

#include <algorithm>

#include "daemon/api/collections.hpp"
#include "daemon/api/documents.hpp"
#include "daemon/api/gzip.hpp"
#include "daemon/api/items.hpp"
#include "daemon/api/items_parameters.hpp"
#include "daemon/api/openapi.hpp"
#include "daemon/version.hpp"

namespace seaeye {
namespace {

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// Any but the form of the answer.
bool has_parameters(const Target& target) {
    return std::ranges::any_of(target.query, [](const auto& p) { return p.first != "f"; });
}

/// A Host that could be one; anything else (it ends up in links) is replaced.
std::string base_of(const ApiRequest& request) {
    constexpr std::string_view allowed =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]";
    const bool is_good = !request.host.empty() && request.host.size() <= 255 &&
                         request.host.find_first_not_of(allowed) == std::string::npos;
    return "http://" + (is_good ? request.host : std::string{"localhost"});
}

int status_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::bad_value:
            return 400;
        case ErrorCode::not_found:
            return 404;
        default:
            return 503;
    }
}

ApiResponse to_response(Result<ApiResponse> result) {
    return result ? *std::move(result)
                  : problem(status_of(result.error().code), result.error().text);
}

/// The query as it came, without what says where the page begins.
std::string query_without_place(const QueryParameters& query) {
    std::string text;
    for (const auto& [name, value] : query) {
        if (name != "cursor" && name != "offset") {
            text +=
                (text.empty() ? "" : "&") + percent_encoded(name) + '=' + percent_encoded(value);
        }
    }
    return text;
}

std::string tag_of(const ApiResponse& response) {
    const std::uint64_t print =
        response.fingerprint.value_or(std::hash<std::string_view>{}(response.body));
    return "W/\"" + std::to_string(print) + '"';
}

void validate(ApiResponse& response, const ApiRequest& request) {
    const std::string tag = tag_of(response);
    response.headers.emplace_back("ETag", tag);
    if (contains(request.if_none_match, tag)) {
        response.status = 304;
        response.body.clear();
    }
}

void compress(ApiResponse& response, const ApiRequest& request) {
    constexpr std::size_t not_worth_it = 1400;
    const bool is_text = response.content_type.starts_with("text/") ||
                         contains(response.content_type, "json") ||
                         contains(response.content_type, "svg");
    if (!is_text) {
        return;
    }
    response.headers.emplace_back("Vary", "Accept, Accept-Encoding");
    if (response.body.size() < not_worth_it || !contains(request.accept_encoding, "gzip")) {
        return;
    }
    if (std::string packed = gzipped(response.body); !packed.empty()) {
        response.body = std::move(packed);
        response.headers.emplace_back("Content-Encoding", "gzip");
    }
}

}  // namespace

Router::Router(ApiContext context, const std::string& console_path)
    : context_{std::move(context)},
      console_{console_path},
      openapi_{openapi_document()} {}

ApiResponse Router::handle(const ApiRequest& request) {
    ApiResponse response;
    try {
        response = answer(request);
    } catch (const std::exception& fault) {
        response = problem(500, fault.what());
    }
    if (response.status == 200) {
        validate(response, request);
    }
    if (response.status == 200) {
        compress(response, request);
    }
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    response.headers.emplace_back("Referrer-Policy", "no-referrer");
    requests_.add(response.status);
    return response;
}

ApiResponse Router::answer(const ApiRequest& request) {
    if (request.method != "GET" && request.method != "HEAD") {
        ApiResponse refused = problem(405, "this API is read-only: GET and HEAD");
        refused.headers.emplace_back("Allow", "GET, HEAD");
        return refused;
    }
    const Result<Target> target = parse_target(request.target);
    return target ? route(request, *target) : problem(400, target.error().text);
}

ApiResponse Router::route(const ApiRequest& request, const Target& target) {
    const auto& path = target.segments;
    const std::string first = path.empty() ? std::string{} : path.front();
    if (first == "collections") {
        return under_collections(request, target);
    }
    if (path.empty() && contains(request.accept, "text/html")) {
        if (std::optional<ApiResponse> page = console_.find(path)) {
            return *std::move(page);
        }
    }
    if (path.size() <= 1) {
        ApiResponse page = single(first, base_of(request));
        if (page.status != 404 && has_parameters(target)) {
            return problem(400, "/" + first + " knows no query parameter but f=json");
        }
        if (page.status != 404) {
            return page;
        }
    }
    if (first == "schemas" && path.size() == 2) {
        return schema(path[1]);
    }
    if (std::optional<ApiResponse> file = console_.find(path)) {
        return *std::move(file);
    }
    return problem(404, "there is nothing at this path; /api lists what there is");
}

ApiResponse Router::single(const std::string& name, const std::string& base) {
    if (name.empty() || name == "api") {
        return landing_page(base);
    }
    if (name == "conformance") {
        return conformance();
    }
    if (name == "openapi") {
        return {.content_type = std::string{openapi_type}, .body = openapi_};
    }
    if (name == "healthz") {
        return healthz(context_);
    }
    if (name == "readyz") {
        return readyz(context_);
    }
    if (name == "metrics") {
        return metrics(context_, requests_);
    }
    if (name == "version") {
        return {.body = R"({"name":"sea-eye","version":")" + std::string{version} + "\"}"};
    }
    return problem(404, "");
}

ApiResponse Router::schema(const std::string& file_name) {
    for (const CollectionInfo& collection : all_collections()) {
        if (file_name == std::string{collection.schema_name} + ".schema.json") {
            return schema_page(collection);
        }
    }
    return problem(404, "there is no schema of that name");
}

ApiResponse Router::under_collections(const ApiRequest& request, const Target& target) {
    const auto& path = target.segments;
    if (path.size() != 3 && has_parameters(target)) {
        return problem(400, "this path knows no query parameter but f=json");
    }
    if (path.size() == 1) {
        return collections_page(base_of(request));
    }
    const CollectionInfo* collection = find_collection(path[1]);
    if (collection == nullptr) {
        return problem(404, "there is no collection '" + path[1] + "'; /collections lists them");
    }
    if (path.size() == 2) {
        return collection_page(base_of(request), *collection);
    }
    if (path[2] != "items" || path.size() > 4) {
        return problem(404, "a collection has items and nothing else");
    }
    return items(request, target, *collection);
}

ApiResponse Router::items(const ApiRequest& request,
                          const Target& target,
                          const CollectionInfo& collection) {
    const std::string base = base_of(request);
    const ItemLinks links{.items = base + "/collections/" + std::string{collection.name} + "/items",
                          .self = base + request.target,
                          .query_string = query_without_place(target.query)};
    if (target.segments.size() == 4) {
        return to_response(single_item(context_, collection, target.segments[3], links));
    }
    const Result<ItemQuery> query = parse_items_parameters(collection, target.query);
    if (!query) {
        return problem(400, query.error().text);
    }
    return to_response(items_page(context_, collection, *query, links));
}

}  // namespace seaeye
