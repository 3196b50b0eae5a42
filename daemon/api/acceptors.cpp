// Opens, binds, listens; one sentence when it cannot.
#include "daemon/api/acceptors.hpp"

#include <filesystem>

namespace seaeye {
namespace {

using boost::system::error_code;

Error refused(const std::string& where, const std::string& why) {
    return {ErrorCode::refused, "API: cannot listen on " + where + ": " + why};
}

template <class Acceptor>
error_code open(Acceptor& acceptor, const typename Acceptor::endpoint_type& endpoint) {
    error_code fault;
    (void)acceptor.open(endpoint.protocol(), fault);
    if (!fault) {
        (void)acceptor.set_option(asio::socket_base::reuse_address{true}, fault);
    }
    if (!fault) {
        (void)acceptor.bind(endpoint, fault);
    }
    if (!fault) {
        (void)acceptor.listen(asio::socket_base::max_listen_connections, fault);
    }
    return fault;
}

void remove_stale_socket(asio::io_context& io, const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::is_socket(path, ignored)) {
        return;
    }
    asio::local::stream_protocol::socket probe{io};
    error_code fault;
    if (probe.connect(path, fault) == asio::error::connection_refused) {
        std::filesystem::remove(path, ignored);
    }
}

}  // namespace

Result<std::shared_ptr<TcpAcceptor>> open_port(asio::io_context& io,
                                               const std::string& address,
                                               std::uint16_t port) {
    error_code fault;
    const auto parsed = asio::ip::make_address(address, fault);
    auto acceptor = std::make_shared<TcpAcceptor>(io);
    if (!fault) {
        fault = open(*acceptor, {parsed, port});
    }
    if (fault) {
        return refused(address + " port " + std::to_string(port), fault.message());
    }
    return acceptor;
}

Result<std::shared_ptr<UnixAcceptor>> open_unix_socket(asio::io_context& io,
                                                       const std::string& address) {
    const std::string path = address.substr(unix_scheme.size());
    constexpr std::size_t greatest_path = 107;  // sockaddr_un
    if (path.empty() || path.size() > greatest_path) {
        return refused(address,
                       "expected a path of 1 to " + std::to_string(greatest_path) + " bytes");
    }
    remove_stale_socket(io, path);
    auto acceptor = std::make_shared<UnixAcceptor>(io);
    if (const error_code fault = open(*acceptor, UnixAcceptor::endpoint_type{path})) {
        return refused(address, fault.message());
    }
    return acceptor;
}

}  // namespace seaeye
