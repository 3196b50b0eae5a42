// Keys and values are short and plain: nothing is escaped.
#include "daemon/links/link_query.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "daemon/asio.hpp"

namespace seaeye {
namespace {

constexpr std::array<std::string_view, 2> capture_keys{"port", "group"};

std::optional<NetAddress> address_of(const std::string& text) {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(text, error);
    if (error) {
        return std::nullopt;
    }
    NetAddress out;
    if (address.is_v4()) {
        const auto bytes = address.to_v4().to_bytes();
        std::ranges::copy(bytes, out.bytes.begin());
        out.size = bytes.size();
    } else {
        out.bytes = address.to_v6().to_bytes();
        out.size = out.bytes.size();
    }
    return out;
}

std::optional<std::uint16_t> port_of(const std::string& text) {
    std::uint16_t port = 0;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, port);
    return error == std::errc{} && end == last && port != 0 ? std::optional{port} : std::nullopt;
}

Result<PayloadChoice> choice_of(const LinkQuery& query) {
    PayloadChoice choice;
    if (const auto port = query.find("port"); port != query.end()) {
        choice.port = port_of(port->second);
        if (!choice.port) {
            return Error{ErrorCode::bad_value,
                         fmt::format("expected port= with 1 to 65535, found \"{}\"", port->second)};
        }
    }
    if (const auto group = query.find("group"); group != query.end()) {
        choice.group = address_of(group->second);
        if (!choice.group) {
            return Error{
                ErrorCode::bad_value,
                fmt::format("expected group= with a numeric address, found \"{}\"", group->second)};
        }
    }
    return choice;
}

}  // namespace

Result<LinkQuery> parse_query(std::string_view text, std::span<const std::string_view> known) {
    LinkQuery query;
    while (!text.empty()) {
        const std::string_view pair = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(pair.size() + 1, text.size()));
        const std::string_view key = pair.substr(0, pair.find('='));
        const bool is_known = std::ranges::find(known, key) != known.end();
        if (!is_known || key.size() == pair.size() ||
            !query.emplace(key, pair.substr(key.size() + 1)).second) {
            return Error{
                ErrorCode::bad_value,
                fmt::format(
                    "expected {}= once each, found \"{}\"", fmt::join(known, "= and "), pair)};
        }
    }
    return query;
}

Result<FileInput> parse_file_input(const std::string& text) {
    const std::size_t mark = text.rfind('?');
    const std::string query = mark == std::string::npos ? "" : text.substr(mark + 1);
    const bool is_query = std::ranges::any_of(capture_keys, [&query](std::string_view key) {
        return query.starts_with(std::string{key} + "=");
    });
    if (!is_query) {
        return FileInput{.path = text, .query = {}, .choice = {}};
    }
    const auto keys = parse_query(query, capture_keys);
    const auto choice = keys ? choice_of(*keys) : Result<PayloadChoice>{keys.error()};
    if (!choice) {
        return choice.error();
    }
    return FileInput{.path = text.substr(0, mark), .query = query, .choice = *choice};
}

}  // namespace seaeye
