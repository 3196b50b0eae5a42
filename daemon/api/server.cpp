// Accepts connections and speaks HTTP/1.1 on them. The only Beast besides the client.
#include "daemon/api/server.hpp"

#include <chrono>
#include <pthread.h>
#include <set>

#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "daemon/api/acceptors.hpp"
#include "daemon/api/documents.hpp"
#include "daemon/api/router.hpp"
#include "daemon/asio.hpp"

namespace seaeye {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::use_awaitable;
using boost::system::error_code;
using Protocol = asio::generic::stream_protocol;
using Stream = beast::basic_stream<Protocol>;
using Response = http::response<http::string_body>;

constexpr std::chrono::seconds first_request_limit{15};
constexpr std::chrono::seconds idle_limit{60};
constexpr std::chrono::seconds write_limit{60};

ApiRequest to_request(const http::request<http::string_body>& message) {
    const auto header = [&](http::field name) {
        const beast::string_view value = message[name];
        return std::string{value.data(), value.size()};
    };
    const auto text = [](beast::string_view view) {
        return std::string{view.data(), view.size()};
    };
    return {.method = text(message.method_string()),
            .target = text(message.target()),
            .host = header(http::field::host),
            .accept = header(http::field::accept),
            .accept_encoding = header(http::field::accept_encoding),
            .if_none_match = header(http::field::if_none_match)};
}

/// `is_head` keeps the length and leaves the body out.
Response to_message(ApiResponse answer, bool is_head, bool keeps_alive) {
    Response message{static_cast<http::status>(answer.status), 11};
    message.set(http::field::server, "sea-eye");
    if (answer.status != 304) {
        message.set(http::field::content_type, answer.content_type);
    }
    for (const auto& [name, value] : answer.headers) {
        message.set(name, value);
    }
    message.keep_alive(keeps_alive);
    const std::size_t length = answer.body.size();
    if (!is_head) {
        message.body() = std::move(answer.body);
    }
    if (answer.status != 304) {
        message.content_length(length);
    }
    return message;
}

/// What to tell a client whose request could not be read; nullopt: nothing, she is gone.
std::optional<ApiResponse> refusal(const error_code& fault) {
    if (fault == http::error::body_limit) {
        return problem(
            413,
            "a request body has at most " + std::to_string(ApiServer::greatest_body) + " bytes");
    }
    if (fault == http::error::header_limit) {
        return problem(431,
                       "request headers have at most " +
                           std::to_string(ApiServer::greatest_header) + " bytes");
    }
    const bool is_http = fault.category() == make_error_code(http::error::end_of_stream).category();
    if (is_http && fault != http::error::end_of_stream && fault != http::error::partial_message) {
        return problem(400, "this is not HTTP/1.1: " + fault.message());
    }
    return std::nullopt;
}

}  // namespace

/// Lives until the last session is gone. Thread: io, but for `router`, which `worker` runs.
struct ApiServer::Impl : std::enable_shared_from_this<Impl> {
    Impl(ApiContext context, const std::string& console_path, AccessLog access_log)
        : router{std::move(context), console_path},
          log{std::move(access_log)} {
        asio::post(worker, [] { pthread_setname_np(pthread_self(), "api"); });
    }

    template <class Acceptor>
    void listen(const std::shared_ptr<Acceptor>& acceptor) {
        close_acceptor = [acceptor] {
            error_code ignored;
            (void)acceptor->close(ignored);
        };
        asio::co_spawn(
            acceptor->get_executor(), accept(acceptor, this->shared_from_this()), asio::detached);
    }

    /// A static function with the owner as parameter: the coroutine keeps both alive.
    template <class Acceptor>
    static asio::awaitable<void> accept(std::shared_ptr<Acceptor> acceptor,
                                        std::shared_ptr<Impl> self) {
        asio::steady_timer breath{acceptor->get_executor()};
        while (acceptor->is_open() && !self->is_stopping) {
            error_code fault;
            auto socket =
                co_await acceptor->async_accept(asio::redirect_error(use_awaitable, fault));
            if (fault) {
                // Out of descriptors, or closed: a short wait keeps the loop from spinning.
                breath.expires_after(std::chrono::milliseconds{100});
                co_await breath.async_wait(asio::redirect_error(use_awaitable, fault));
                continue;
            }
            asio::co_spawn(acceptor->get_executor(),
                           serve(Protocol::socket{std::move(socket)}, self),
                           asio::detached);
        }
    }

    static asio::awaitable<void> serve(Protocol::socket socket, std::shared_ptr<Impl> self) {
        Stream stream{std::move(socket)};
        if (self->idle.size() + self->busy >= greatest_connections) {
            co_await self->send(stream,
                                problem(503,
                                        "too many connections; the limit is " +
                                            std::to_string(greatest_connections)),
                                false,
                                false);
            self->router.count(503);
            co_return;
        }
        beast::flat_buffer buffer{greatest_header + greatest_body};
        stream.expires_after(first_request_limit);
        while (co_await self->exchange(stream, buffer)) {
            stream.expires_after(idle_limit);
        }
        error_code ignored;
        (void)stream.socket().shutdown(Protocol::socket::shutdown_both, ignored);
    }

    /// One request and its answer; false when the connection is to be closed.
    asio::awaitable<bool> exchange(Stream& stream, beast::flat_buffer& buffer) {
        http::request_parser<http::string_body> parser;
        parser.body_limit(greatest_body);
        parser.header_limit(greatest_header);
        error_code fault;
        idle.insert(&stream);
        co_await http::async_read(
            stream, buffer, parser, asio::redirect_error(use_awaitable, fault));
        idle.erase(&stream);
        if (fault) {
            if (std::optional<ApiResponse> told = refusal(fault)) {
                router.count(told->status);
                co_await send(stream, *std::move(told), false, false);
            }
            co_return false;
        }
        ++busy;
        const bool is_good = co_await respond(stream, parser.get());
        --busy;
        co_return is_good && !is_stopping;
    }

    asio::awaitable<bool> respond(Stream& stream, const http::request<http::string_body>& message) {
        const auto began = std::chrono::steady_clock::now();
        const ApiRequest request = to_request(message);
        ApiResponse answer = co_await make_answer(request);
        const bool keeps_alive = message.keep_alive() && !is_stopping;
        AccessLine line{.method = request.method,
                        .target = request.target,
                        .status = answer.status,
                        .bytes = answer.body.size()};
        const bool is_sent =
            co_await send(stream, std::move(answer), request.method == "HEAD", keeps_alive);
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - began;
        line.duration_ms = took.count();
        if (log) {
            log(line);
        }
        co_return is_sent&& keeps_alive;
    }

    /// Runs the router on the worker and comes back to the io thread.
    asio::awaitable<ApiResponse> make_answer(const ApiRequest& request) {
        auto work = [this, &request]() -> asio::awaitable<ApiResponse> {
            co_return router.handle(request);
        };
        co_return co_await asio::co_spawn(worker, work, use_awaitable);
    }

    asio::awaitable<bool> send(Stream& stream, ApiResponse answer, bool is_head, bool keeps_alive) {
        const Response message = to_message(std::move(answer), is_head, keeps_alive);
        http::response_serializer<http::string_body> serializer{
            const_cast<Response&>(message)};  // const serializers exist only for const bodies
        serializer.split(false);
        error_code fault;
        stream.expires_after(write_limit);
        co_await http::async_write(stream, serializer, asio::redirect_error(use_awaitable, fault));
        co_return !fault;
    }

    void stop() {
        is_stopping = true;
        if (close_acceptor) {
            close_acceptor();
        }
        for (Stream* stream : idle) {
            stream->cancel();
        }
    }

    Router router;
    AccessLog log;
    std::function<void()> close_acceptor;
    std::set<Stream*> idle;  // waiting for a request; each belongs to its session
    std::size_t busy = 0;
    bool is_stopping = false;
    std::uint16_t port = 0;
    asio::thread_pool worker{1};  // last: joined first
};

Result<std::unique_ptr<ApiServer>> ApiServer::start(asio::io_context& io,
                                                    ApiContext context,
                                                    const ApiConfig& config,
                                                    AccessLog log) {
    auto impl = std::make_shared<Impl>(std::move(context), config.console_path, std::move(log));
    if (config.address.starts_with(unix_scheme)) {
        Result<std::shared_ptr<UnixAcceptor>> acceptor = open_unix_socket(io, config.address);
        if (!acceptor) {
            return std::move(acceptor).error();
        }
        impl->listen(*acceptor);
    } else {
        Result<std::shared_ptr<TcpAcceptor>> acceptor = open_port(io, config.address, config.port);
        if (!acceptor) {
            return std::move(acceptor).error();
        }
        impl->port = (*acceptor)->local_endpoint().port();
        impl->listen(*acceptor);
    }
    return std::make_unique<ApiServer>(std::move(impl));
}

ApiServer::ApiServer(std::shared_ptr<Impl> impl) : impl_{std::move(impl)} {}

ApiServer::~ApiServer() {
    try {
        stop();
        impl_->worker.join();
    } catch (const std::exception&) {
        // A destructor has nobody to tell; the sockets close with their sessions.
        return;
    }
}

void ApiServer::stop() {
    impl_->stop();
}

std::uint16_t ApiServer::port() const {
    return impl_->port;
}

}  // namespace seaeye
