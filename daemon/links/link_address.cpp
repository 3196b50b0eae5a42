// KIND:REST, then what the kind makes of the rest.
#include "daemon/links/link_address.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "daemon/links/baud.hpp"

namespace seaeye {
namespace {

constexpr std::uint16_t gpsd_port = 2947;

Error expected(std::string_view what, const std::string& found) {
    return {ErrorCode::bad_value, fmt::format("expected {}, found \"{}\"", what, found)};
}

std::optional<std::uint16_t> port_of(std::string_view digits) {
    std::uint16_t port = 0;
    const char* const last = digits.data() + digits.size();
    const auto [end, error] = std::from_chars(digits.data(), last, port);
    return error == std::errc{} && end == last && port != 0 ? std::optional{port} : std::nullopt;
}

/// Takes the brackets round an IPv6 address off.
std::string bare_host(std::string_view host) {
    const bool has_brackets = host.size() > 2 && host.front() == '[' && host.back() == ']';
    return std::string{has_brackets ? host.substr(1, host.size() - 2) : host};
}

/// Cuts ":PORT" off the end.
std::optional<LinkAddress> host_and_port(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    const auto port =
        colon == std::string_view::npos ? std::nullopt : port_of(text.substr(colon + 1));
    if (!port) {
        return std::nullopt;
    }
    return LinkAddress{.host = bare_host(text.substr(0, colon)), .port = *port};
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

/// "PORT" or "ADDRESS:PORT": where to listen.
std::optional<LinkAddress> own_place(const std::string& text) {
    if (const auto port = port_of(text)) {
        return LinkAddress{.port = *port};
    }
    auto address = host_and_port(text);
    const bool is_place = address && (address->host.empty() || is_numeric(address->host));
    return is_place ? address : std::nullopt;
}

Result<LinkAddress> parse_listen_tcp(const std::string& text, const std::string& rest) {
    auto address = own_place(rest);
    if (!address) {
        return expected(
            "\"listen-tcp:PORT\" or \"listen-tcp:ADDRESS:PORT\" with a numeric address and a port "
            "from 1 to 65535",
            text);
    }
    address->kind = LinkKind::tcp_listen;
    return *address;
}

Result<LinkAddress> parse_gpsd(const std::string& text, const std::string& rest) {
    const bool has_port =
        rest.rfind(':') != std::string::npos && !rest.ends_with(']') && !is_numeric(rest);
    auto address = has_port
                       ? host_and_port(rest)
                       : std::optional{LinkAddress{.host = bare_host(rest), .port = gpsd_port}};
    if (!address || address->host.empty()) {
        return expected("\"gpsd:HOST\" or \"gpsd:HOST:PORT\" with a port from 1 to 65535", text);
    }
    address->kind = LinkKind::gpsd;
    return *address;
}

Result<LinkAddress> parse_serial(const std::string& text, const std::string& rest) {
    constexpr std::array<std::string_view, 1> keys{"baud"};
    constexpr std::string_view form = "\"serial:DEVICE?baud=38400\" with a full path";
    LinkAddress address{.kind = LinkKind::serial, .path = rest.substr(0, rest.find('?'))};
    const auto query = parse_query(
        std::string_view{rest}.substr(std::min(address.path.size() + 1, rest.size())), keys);
    if (!query || !address.path.starts_with('/')) {
        return expected(form, text);
    }
    if (const auto baud = query->find("baud"); baud != query->end()) {
        const std::string& digits = baud->second;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), address.baud);
        if (error != std::errc{} || end != digits.data() + digits.size() ||
            !speed_of_baud(address.baud)) {
            return expected(fmt::format("baud= with one of {}", known_bauds()), text);
        }
    }
    return address;
}

Result<LinkAddress> parse_listen_http(const std::string& text, const std::string& rest) {
    constexpr std::array<std::string_view, 1> keys{"token"};
    const std::size_t mark = std::min(rest.find('?'), rest.size());
    const std::size_t slash = std::min(rest.find('/'), mark);
    auto address = own_place(rest.substr(0, slash));
    const auto query =
        parse_query(std::string_view{rest}.substr(std::min(mark + 1, rest.size())), keys);
    if (!address || !query) {
        return expected(
            "\"listen-http:PORT\", \"listen-http:ADDRESS:PORT/PATH?token=WORD\" with a numeric "
            "address and a port from 1 to 65535",
            text);
    }
    address->kind = LinkKind::http_listen;
    address->path = slash < mark ? rest.substr(slash, mark - slash) : "/";
    const auto token = query->find("token");
    address->token = token == query->end() ? "" : token->second;
    return *address;
}

Result<LinkAddress> parse_file(const std::string& rest) {
    auto file = parse_file_input(rest);
    if (!file) {
        return std::move(file).error();
    }
    return LinkAddress{.kind = LinkKind::file, .file = *std::move(file)};
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
    if (kind == "serial") {
        return parse_serial(text, rest);
    }
    if (kind == "listen-tcp") {
        return parse_listen_tcp(text, rest);
    }
    if (kind == "gpsd") {
        return parse_gpsd(text, rest);
    }
    if (kind == "listen-http") {
        return parse_listen_http(text, rest);
    }
    if (kind == "file" && !rest.empty()) {
        return parse_file(rest);
    }
    if (kind == "stdin" && rest.empty()) {
        return LinkAddress{.kind = LinkKind::standard_input};
    }
    if (kind == "driver" && rest.empty()) {
        return LinkAddress{.kind = LinkKind::driver};
    }
    return expected(
        "\"serial:DEVICE\", \"tcp:HOST:PORT\", \"listen-tcp:PORT\", "
        "\"udp:[INTERFACE]ADDRESS:PORT\", \"gpsd:HOST\", \"listen-http:PORT\", \"file:PATH\", "
        "\"stdin:\" or \"driver:\"",
        text);
}

}  // namespace seaeye
