// KIND:REST, then what the kind makes of the rest.
#include "daemon/links/link_address.hpp"

#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace seaeye {
namespace {

Error expected(std::string_view what, const std::string& found) {
    return {ErrorCode::bad_value, fmt::format("expected {}, found \"{}\"", what, found)};
}

/// Cuts ":PORT" off the end. Brackets round an IPv6 address come off too.
std::optional<LinkAddress> host_and_port(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view digits = text.substr(colon + 1);
    LinkAddress address;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
    if (error != std::errc{} || end != digits.data() + digits.size() || address.port == 0) {
        return std::nullopt;
    }
    std::string_view host = text.substr(0, colon);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
        host = host.substr(1, host.size() - 2);
    }
    address.host = host;
    return address;
}

bool is_numeric(const std::string& host) {
    std::array<unsigned char, sizeof(in6_addr)> scratch{};
    return inet_pton(AF_INET, host.c_str(), scratch.data()) == 1 ||
           inet_pton(AF_INET6, host.c_str(), scratch.data()) == 1;
}

Result<LinkAddress> parse_tcp(const std::string& text, const std::string& rest) {
    auto address = host_and_port(rest);
    if (!address || address->host.empty()) {
        return expected("\"tcp:HOST:PORT\" with a port from 1 to 65535", text);
    }
    address->kind = LinkKind::tcp;
    return *address;
}

Result<LinkAddress> parse_udp(const std::string& text, std::string rest) {
    std::string interface;
    const std::size_t close = rest.find(']');
    const bool has_interface = rest.starts_with('[') && close != std::string::npos &&
                               !is_numeric(rest.substr(1, close - 1));
    if (has_interface) {
        interface = rest.substr(1, close - 1);
        rest = rest.substr(close + 1);
    }
    auto address = host_and_port(rest);
    if (!address || (has_interface && interface.empty()) ||
        (!address->host.empty() && !is_numeric(address->host))) {
        return expected(
            "\"udp:[INTERFACE]ADDRESS:PORT\" with a numeric address (empty for any) and a port "
            "from 1 to 65535",
            text);
    }
    address->kind = LinkKind::udp;
    address->interface = std::move(interface);
    return *address;
}

}  // namespace

Result<LinkAddress> parse_link(const std::string& text) {
    const std::size_t colon = text.find(':');
    const std::string kind = text.substr(0, colon);
    const std::string rest = colon == std::string::npos ? "" : text.substr(colon + 1);
    if (kind == "tcp") {
        return parse_tcp(text, rest);
    }
    if (kind == "udp") {
        return parse_udp(text, rest);
    }
    if (kind == "file" && !rest.empty()) {
        auto file = parse_file_input(rest);
        if (!file) {
            return std::move(file).error();
        }
        return LinkAddress{
            .kind = LinkKind::file, .file = *std::move(file), .host = {}, .interface = {}};
    }
    if (kind == "stdin" && rest.empty()) {
        return LinkAddress{
            .kind = LinkKind::standard_input, .file = {}, .host = {}, .interface = {}};
    }
    return expected(
        "\"file:PATH\", \"stdin:\", \"tcp:HOST:PORT\" or \"udp:[INTERFACE]ADDRESS:PORT\"", text);
}

}  // namespace seaeye
