// Which kind of link an address asks for.
#include "daemon/links/link.hpp"

#include "daemon/links/driver_link.hpp"
#include "daemon/links/file_link.hpp"
#include "daemon/links/http_listen_link.hpp"
#include "daemon/links/serial_link.hpp"
#include "daemon/links/stdin_link.hpp"
#include "daemon/links/tcp_link.hpp"
#include "daemon/links/tcp_listen_link.hpp"
#include "daemon/links/udp_link.hpp"

namespace seaeye {

std::shared_ptr<Link> make_link(asio::io_context& io, LinkSetting setting) {
    switch (setting.address.kind) {
        case LinkKind::driver: {
            auto hardware = setting.hardware;
            return std::make_shared<DriverLink>(io, std::move(setting), std::move(hardware));
        }
        case LinkKind::file:
            return std::make_shared<FileLink>(io, std::move(setting));
        case LinkKind::standard_input:
            return std::make_shared<StdinLink>(io, std::move(setting));
        case LinkKind::serial:
            return std::make_shared<SerialLink>(io, std::move(setting));
        case LinkKind::tcp_listen:
            return std::make_shared<TcpListenLink>(io, std::move(setting));
        case LinkKind::http_listen:
            return make_http_listen_link(io, std::move(setting));
        case LinkKind::gpsd:
        case LinkKind::tcp:
            return std::make_shared<TcpLink>(io, std::move(setting));
        case LinkKind::udp:
            return std::make_shared<UdpLink>(io, std::move(setting));
    }
    return nullptr;
}

}  // namespace seaeye
