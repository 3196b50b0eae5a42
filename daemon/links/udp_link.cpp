// Datagrams are read by recvmsg(), which also tells how many the kernel had to drop (SO_RXQ_OVFL).
#include "daemon/links/udp_link.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <vector>

#include <fmt/format.h>

#include "daemon/links/tcp_socket.hpp"

namespace seaeye {
namespace {

using asio::ip::udp;
using boost::system::error_code;

constexpr std::size_t longest_datagram = 65'535;
constexpr int receive_buffer_bytes = 4 << 20;
constexpr int datagrams_at_once = 256;  ///< then other links have their turn

asio::ip::address address_of(const std::string& host) {
    error_code ignored;  // parse_link has checked it
    return host.empty() ? asio::ip::address_v4::any() : asio::ip::make_address(host, ignored);
}

/// The kernel's count of dropped datagrams, when the message carries one.
std::uint32_t kernel_losses(msghdr& message, std::uint32_t so_far) {
    for (cmsghdr* each = CMSG_FIRSTHDR(&message); each != nullptr;
         each = CMSG_NXTHDR(&message, each)) {
        if (each->cmsg_level == SOL_SOCKET && each->cmsg_type == SO_RXQ_OVFL) {
            std::memcpy(&so_far, CMSG_DATA(each), sizeof so_far);
        }
    }
    return so_far;
}

}  // namespace

asio::awaitable<Ended> UdpLink::connection() {
    if (const std::string fault = open(); !fault.empty()) {
        close();
        co_return Ended{.sentence = fault};
    }
    report_open(fmt::format("listening on {}", name()));
    Ended ended = co_await read();
    close();
    co_return ended;
}

std::string UdpLink::open() {
    const asio::ip::address local = address_of(address().host);
    const udp::endpoint endpoint{local, address().port};
    error_code error;
    socket_.open(endpoint.protocol(), error);
    if (error) {
        return fmt::format("cannot open a UDP socket: {}", error.message());
    }
    error_code ignored;
    const int on = 1;
    socket_.set_option(asio::socket_base::reuse_address{true}, ignored);
    socket_.set_option(asio::socket_base::broadcast{true}, ignored);
    socket_.set_option(asio::socket_base::receive_buffer_size{receive_buffer_bytes}, ignored);
    (void)setsockopt(socket_.native_handle(), SOL_SOCKET, SO_RXQ_OVFL, &on, sizeof on);
    if (local.is_multicast()) {  // each of those that share a group hears all of it
        (void)setsockopt(socket_.native_handle(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    }
    socket_.bind(endpoint, error);
    if (error) {
        return fmt::format("cannot listen on {}: {}", name(), error.message());
    }
    socket_.non_blocking(true, ignored);
    return local.is_multicast() ? join(local) : "";
}

std::string UdpLink::join(const asio::ip::address& group) {
    if (const int off = 0; group.is_v4()) {  // what others joined is theirs
        (void)setsockopt(socket_.native_handle(), IPPROTO_IP, IP_MULTICAST_ALL, &off, sizeof off);
    }
    group_req request{};
    request.gr_interface =
        address().interface.empty() ? 0 : if_nametoindex(address().interface.c_str());
    if (!address().interface.empty() && request.gr_interface == 0) {
        return fmt::format("there is no network interface {}", address().interface);
    }
    const udp::endpoint endpoint{group, 0};
    std::memcpy(&request.gr_group, endpoint.data(), endpoint.size());
    const int level = group.is_v4() ? IPPROTO_IP : IPPROTO_IPV6;
    if (setsockopt(socket_.native_handle(), level, MCAST_JOIN_GROUP, &request, sizeof request) !=
        0) {
        return fmt::format("cannot join the group {}: {}", name(), std::strerror(errno));
    }
    return "";
}

asio::awaitable<Ended> UdpLink::read() {
    std::vector<std::uint8_t> buffer(longest_datagram);
    Deadline silence{executor(), times().silence_timeout, [this] {
                         close();
                     }};
    while (!is_stopped()) {
        error_code error;
        co_await socket_.async_wait(udp::socket::wait_read,
                                    asio::redirect_error(asio::use_awaitable, error));
        if (silence.has_expired()) {
            Ended ended = silent_for(silence.waited());
            ended.next = Ended::Next::at_once;  // a closed port hears nothing at all
            co_return ended;
        }
        if (error || !drain(buffer, silence)) {
            co_return Ended{.sentence = fmt::format("the socket on {} broke: {}",
                                                    name(),
                                                    error ? error.message() : "read error")};
        }
    }
    co_return Ended{};
}

bool UdpLink::drain(std::span<std::uint8_t> buffer, Deadline& silence) {
    for (int i = 0; i < datagrams_at_once && !is_stopped(); ++i) {
        alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(std::uint32_t))> control{};
        iovec into{.iov_base = buffer.data(), .iov_len = buffer.size()};
        msghdr message{};
        message.msg_iov = &into;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        const ssize_t got = recvmsg(socket_.native_handle(), &message, MSG_DONTWAIT);
        if (got < 0) {
            return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
        }
        lost_now_ = kernel_losses(message, lost_now_);
        silence.renew();
        take({.kind = Arrival::Kind::datagram,
              .bytes = buffer.first(static_cast<std::size_t>(got))});
    }
    return true;
}

std::string UdpLink::name() const {
    return place_name(address().host, address().port);
}

void UdpLink::close() {
    lost_before_ += lost_now_;
    lost_now_ = 0;
    error_code ignored;
    socket_.close(ignored);
}

void UdpLink::cancel() {
    close();
}

}  // namespace seaeye
