// The API on the network: Beast sessions on the daemon's Asio loop. Answers are made on a thread of
// the API's own, so a slow question never holds a link or a timer.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "daemon/api/api_context.hpp"
#include "daemon/config.hpp"
#include "schemas/result.hpp"

namespace boost::asio {
class io_context;  // NOLINT(readability-identifier-naming): Asio's own name
}

namespace seaeye {

/// One answered request, for the access log.
struct AccessLine {
    std::string method;
    std::string target;
    int status = 0;
    std::size_t bytes = 0;  ///< of the body as sent
    double duration_ms = 0.0;
};

/// Called on the io thread, once a request.
using AccessLog = std::function<void(const AccessLine&)>;

/// Listens until it is stopped or destroyed. Start and stop on the io thread (or while the loop
/// does not run); one thread runs the loop, and it outlives the server.
class ApiServer {
public:
    static constexpr std::size_t greatest_connections = 256;  ///< the next ones get a 503
    static constexpr std::size_t greatest_body = std::size_t{64} * 1024;
    static constexpr std::size_t greatest_header = std::size_t{16} * 1024;

    /// Address "unix:/path" for a Unix socket; port 0 for any free one. Fails: refused with the
    /// address and what the system said.
    static Result<std::unique_ptr<ApiServer>> start(boost::asio::io_context& io,
                                                    ApiContext context,
                                                    const ApiConfig& config,
                                                    AccessLog log);

    struct Impl;
    explicit ApiServer(std::shared_ptr<Impl> impl);  ///< for `start`
    ApiServer(const ApiServer&) = delete;
    ApiServer& operator=(const ApiServer&) = delete;
    ~ApiServer();

    /// Takes no more connections, closes idle ones, lets answers under way finish.
    void stop();

    /// The port it really listens on; 0 for a Unix socket.
    [[nodiscard]] std::uint16_t port() const;

private:
    std::shared_ptr<Impl> impl_;  // its sessions hold it too
};

}  // namespace seaeye
