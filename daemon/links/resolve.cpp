// getaddrinfo() blocks a thread of Asio's until the name servers answer or give up; we wait no
// longer than we want to.
#include "daemon/links/resolve.hpp"

#include <memory>

#include <fmt/format.h>

namespace seaeye {
namespace {

using asio::ip::tcp;

/// Outlives the coroutine that gave up waiting.
struct LookUp {
    explicit LookUp(const asio::any_io_executor& executor) : resolver{executor}, timer{executor} {}

    tcp::resolver resolver;
    asio::steady_timer timer;
    bool is_answered = false;
    boost::system::error_code error;
    Endpoints endpoints;
};

void begin(const std::shared_ptr<LookUp>& look_up, const std::string& host, std::uint16_t port) {
    look_up->resolver.async_resolve(host,
                                    std::to_string(port),
                                    [look_up](const boost::system::error_code& error,
                                              const tcp::resolver::results_type& results) {
                                        look_up->is_answered = true;
                                        look_up->error = error;
                                        for (const auto& each : results) {
                                            look_up->endpoints.push_back(each.endpoint());
                                        }
                                        look_up->timer.cancel();
                                    });
}

}  // namespace

asio::awaitable<Result<Endpoints>> resolve(const asio::any_io_executor& executor,
                                           std::string host,
                                           std::uint16_t port,
                                           Duration timeout) {
    boost::system::error_code error;
    const auto numeric = asio::ip::make_address(host, error);
    if (!error) {
        co_return Endpoints{{numeric, port}};
    }
    const auto look_up = std::make_shared<LookUp>(executor);
    begin(look_up, host, port);
    look_up->timer.expires_after(timeout);
    co_await look_up->timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
    if (!look_up->is_answered) {
        look_up->resolver.cancel();
        co_return Error{ErrorCode::not_found,
                        fmt::format("no name server told the address of {} within {:.3g} s",
                                    host,
                                    to_seconds(timeout))};
    }
    if (look_up->error || look_up->endpoints.empty()) {
        co_return Error{
            ErrorCode::not_found,
            fmt::format("cannot find the address of {}: {}", host, look_up->error.message())};
    }
    co_return std::move(look_up->endpoints);
}

}  // namespace seaeye
