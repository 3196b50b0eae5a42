// Follows the next links.
#include "daemon/item_pages.hpp"

#include <algorithm>
#include <memory>

#include <nlohmann/json.hpp>

#include "daemon/api/items_parameters.hpp"
#include "daemon/api/router.hpp"
#include "daemon/clock.hpp"

namespace seaeye {
namespace {

using Json = nlohmann::ordered_json;

/// A store file and the router on it.
struct FileApi {
    explicit FileApi(std::unique_ptr<StoreReader> opened)
        : reader{std::move(opened)},
          router{context(), ""} {}

    [[nodiscard]] ApiContext context() const {
        ApiContext context;
        context.reader = reader.get();
        context.now = utc_now;
        return context;
    }

    std::unique_ptr<StoreReader> reader;
    Router router;
};

std::string first_target(const ItemsWanted& wanted) {
    const std::size_t page =
        wanted.most == 0 ? greatest_limit : std::min(wanted.most, greatest_limit);
    std::string target =
        "/collections/" + wanted.collection + "/items?limit=" + std::to_string(page);
    for (const auto& [name, value] : wanted.parameters) {
        target += '&' + percent_encoded(name) + '=' + percent_encoded(value);
    }
    return target;
}

/// The `next` link without its scheme and host; empty on the last page.
std::string next_target(const Json& page) {
    for (const Json& link : page.value("links", Json::array())) {
        if (link.value("rel", "") == "next") {
            const std::string href = link.value("href", "");
            return href.substr(std::min(href.find("/collections/"), href.size()));
        }
    }
    return {};
}

Result<Json> get_page(const Ask& ask, const std::string& target) {
    const Result<HttpReply> reply = ask(target);
    if (!reply) {
        return reply.error();
    }
    Json page = Json::parse(reply->body, nullptr, /*allow_exceptions=*/false);
    if (reply->status != 200) {
        const std::string detail = page.is_object() ? page.value("detail", "") : std::string{};
        const ErrorCode code = reply->status == 400 ? ErrorCode::bad_value : ErrorCode::refused;
        return Error{code, detail.empty() ? "answered " + std::to_string(reply->status) : detail};
    }
    const bool is_page = page.is_object() && page.contains("features") &&
                         page["features"].is_array() &&
                         page.value("links", Json::array()).is_array();
    if (!is_page) {
        return Error{ErrorCode::not_readable, "expected a page of GeoJSON features"};
    }
    return page;
}

}  // namespace

Ask ask_daemon(const std::string& url) {
    return [url](const std::string& target) {
        return http_get(url, target);
    };
}

Result<Ask> ask_file(const std::string& path) {
    Result<std::unique_ptr<StoreReader>> reader = StoreReader::open(path);
    if (!reader) {
        return std::move(reader).error();
    }
    const auto api = std::make_shared<FileApi>(*std::move(reader));
    return Ask{[api](const std::string& target) -> Result<HttpReply> {
        ApiResponse response = api->router.handle({.target = target});
        return HttpReply{.status = response.status, .body = std::move(response.body)};
    }};
}

Result<std::size_t> read_pages(const Ask& ask,
                               const ItemsWanted& wanted,
                               const std::function<void(const nlohmann::ordered_json&)>& take) {
    std::size_t count = 0;
    std::string target = first_target(wanted);
    while (!target.empty()) {
        const Result<Json> page = get_page(ask, target);
        if (!page) {
            return page.error();
        }
        for (const Json& feature : (*page)["features"]) {
            take(feature);
            ++count;
            if (count == wanted.most) {
                return count;
            }
        }
        target = next_target(*page);
    }
    return count;
}

}  // namespace seaeye
