// Beast reads the requests; what is wrong with one is answered with its status and one sentence.
#include "daemon/links/http_listen_link.hpp"

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <fmt/format.h>
#include <openssl/crypto.h>

#include "daemon/links/listening.hpp"
#include "daemon/links/posted_messages.hpp"
#include "daemon/links/unpacker.hpp"

namespace seaeye {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;

constexpr std::uint64_t greatest_body = std::uint64_t{1} << 20U;  // as it comes
constexpr std::size_t greatest_unpacked = std::size_t{8} << 20U;
constexpr std::uint32_t greatest_header = 16U << 10U;

using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;
using Parser = http::request_parser<http::string_body>;

struct Answer {
    http::status status = http::status::ok;
    std::string sentence;
};

Answer refusal(http::status status, std::string sentence) {
    return {.status = status, .sentence = std::move(sentence)};
}

Response response_of(const Answer& answer, const Request& request) {
    Response response{answer.status, 11};
    response.set(http::field::content_type, "text/plain; charset=utf-8");
    if (answer.status == http::status::method_not_allowed) {
        response.set(http::field::allow, "POST");
    }
    response.keep_alive(request.keep_alive());
    response.body() = answer.sentence + "\n";
    response.prepare_payload();
    return response;
}

/// In a time that does not tell how much of it was right.
bool is_token(std::string_view shown, std::string_view wanted) {
    return shown.size() == wanted.size() &&
           CRYPTO_memcmp(shown.data(), wanted.data(), wanted.size()) == 0;
}

std::string_view text(beast::string_view view) {
    return {view.data(), view.size()};
}

bool shows_token(const Request& request, const std::string& wanted) {
    constexpr std::string_view bearer = "Bearer ";
    constexpr std::string_view key = "token=";
    const std::string_view target = text(request.target());
    std::string_view query = target.substr(std::min(target.find('?'), target.size()));
    const std::string_view header = text(request[http::field::authorization]);
    if (header.starts_with(bearer) && is_token(header.substr(bearer.size()), wanted)) {
        return true;
    }
    while (!query.empty()) {
        query.remove_prefix(1);
        const std::string_view pair = query.substr(0, query.find('&'));
        if (pair.starts_with(key) && is_token(pair.substr(key.size()), wanted)) {
            return true;
        }
        query.remove_prefix(pair.size());
    }
    return false;
}

Result<std::string> unzipped(const std::string& packed) {
    const auto unpacker = make_unpacker(Packing::gzip);
    std::span<const std::uint8_t> rest{reinterpret_cast<const std::uint8_t*>(packed.data()),
                                       packed.size()};
    std::string out;
    std::vector<std::uint8_t> piece(1U << 16U);
    while (!rest.empty()) {
        const auto step = unpacker->unpack(rest, piece);
        if (!step || (step->used == 0 && step->given == 0)) {
            return Error{ErrorCode::bad_value, "the gzip data are damaged"};
        }
        if (out.size() + step->given > greatest_unpacked) {
            return Error{ErrorCode::too_long, "the body is too large when unpacked"};
        }
        out.append(piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(step->given));
        rest = rest.subspan(step->used);
    }
    if (!unpacker->is_complete()) {
        return Error{ErrorCode::bad_value, "the gzip data end early"};
    }
    return out;
}

/// The body as it was before it was packed.
Result<std::string> body_of(const Request& request) {
    const std::string_view encoding = text(request[http::field::content_encoding]);
    if (encoding == "gzip") {
        return unzipped(request.body());
    }
    if (encoding.empty() || encoding == "identity") {
        return request.body();
    }
    return Error{ErrorCode::unsupported,
                 "expected a body that is plain or packed by gzip, found another encoding"};
}

http::status status_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::unsupported:
            return http::status::unsupported_media_type;
        case ErrorCode::too_long:
            return http::status::payload_too_large;
        default:
            return http::status::bad_request;
    }
}

class HttpListenLink final : public Listening {
public:
    using Listening::Listening;

    [[nodiscard]] std::vector<Counter> counters() const override {
        std::vector<Counter> all = Listening::counters();
        all.push_back({"posts", posts_});
        all.push_back({"posts_refused", posts_refused_});
        return all;
    }

protected:
    asio::awaitable<void> serve(std::uint32_t number, std::shared_ptr<Socket> socket) override;

private:
    Answer answer(const Request& request);
    Answer take_body(const Request& request);

    std::uint64_t posts_ = 0;
    std::uint64_t posts_refused_ = 0;
};

asio::awaitable<void> HttpListenLink::serve(std::uint32_t /*number*/,
                                            std::shared_ptr<Socket> socket) {
    Deadline patience{executor(), times().silence_timeout, [socket] {
                          error_code ignored;
                          socket->close(ignored);
                      }};
    beast::flat_buffer buffer{greatest_header + greatest_body};
    for (bool goes_on = true; goes_on && !is_stopped();) {
        Parser parser;
        parser.header_limit(greatest_header);
        parser.body_limit(greatest_body);
        error_code error;
        co_await http::async_read(
            *socket, buffer, parser, asio::redirect_error(asio::use_awaitable, error));
        if (error && error != http::error::body_limit) {
            break;
        }
        patience.renew();
        const Answer given =
            error ? refusal(http::status::payload_too_large, "the body is larger than 1 MiB")
                  : answer(parser.get());
        ++(given.status == http::status::ok ? posts_ : posts_refused_);
        Response response = response_of(given, parser.get());
        goes_on = response.keep_alive() && !error;
        response.keep_alive(goes_on);
        co_await http::async_write(
            *socket, response, asio::redirect_error(asio::use_awaitable, error));
        goes_on = goes_on && !error;
    }
    error_code ignored;
    socket->shutdown(Socket::shutdown_send, ignored);
}

Answer HttpListenLink::answer(const Request& request) {
    const std::string_view target = text(request.target());
    if (target.substr(0, target.find('?')) != address().path) {
        return refusal(http::status::not_found,
                       fmt::format("messages are posted to {}", address().path));
    }
    if (request.method() != http::verb::post) {
        return refusal(http::status::method_not_allowed, "messages are posted: use POST");
    }
    if (!address().token.empty() && !shows_token(request, address().token)) {
        return refusal(http::status::unauthorized, "the token is missing or wrong");
    }
    return take_body(request);
}

Answer HttpListenLink::take_body(const Request& request) {
    const auto body = body_of(request);
    const auto lines =
        body ? posted_messages(*body) : Result<std::vector<std::string>>{body.error()};
    if (!lines) {
        return refusal(status_of(lines.error().code), lines.error().text);
    }
    heard();
    for (const std::string& line : *lines) {
        take({.kind = Arrival::Kind::datagram,
              .bytes = {reinterpret_cast<const std::uint8_t*>(line.data()), line.size()}});
    }
    return {.sentence = fmt::format("{} messages taken", lines->size())};
}

}  // namespace

std::shared_ptr<Link> make_http_listen_link(asio::io_context& io, LinkSetting setting) {
    return std::make_shared<HttpListenLink>(io, std::move(setting));
}

}  // namespace seaeye
