#include "daemon/watch.hpp"

#include <array>
#include <cstdlib>
#include <cstring>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <doctest/doctest.h>

using namespace seaeye;

namespace {

/// Stands where systemd stands: an abstract socket that NOTIFY_SOCKET names.
class FakeSystemd {
public:
    FakeSystemd() : socket_{socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0)} {
        const std::string name = "@sea-eye-watch-" + std::to_string(getpid());
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(&address.sun_path[1], name.data() + 1, name.size() - 1);
        const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
        REQUIRE(bind(socket_, reinterpret_cast<sockaddr*>(&address), size) == 0);
        setenv("NOTIFY_SOCKET", name.c_str(), 1);
    }

    FakeSystemd(const FakeSystemd&) = delete;
    FakeSystemd& operator=(const FakeSystemd&) = delete;

    ~FakeSystemd() {
        unsetenv("NOTIFY_SOCKET");
        close(socket_);
    }

    /// The next message, empty when there is none.
    std::string heard() {
        std::array<char, 256> buffer{};
        const ssize_t got = recv(socket_, buffer.data(), buffer.size(), 0);
        return got > 0 ? std::string{buffer.data(), static_cast<std::size_t>(got)} : "";
    }

private:
    int socket_;
};

}  // namespace

TEST_CASE("systemd hears of the start and of the stop") {
    FakeSystemd systemd;
    Watch watch;

    watch.ready("2 sources, API on 127.0.0.1:8410");
    CHECK(systemd.heard() == "READY=1\nSTATUS=2 sources, API on 127.0.0.1:8410");
    watch.stopping();
    CHECK(systemd.heard() == "STOPPING=1");
}

TEST_CASE("the watchdog is fed only when every worker has got on") {
    FakeSystemd systemd;
    Watch watch;
    Worker& io = watch.add_worker("io");
    Worker& fusion = watch.add_worker("fusion");

    io.advance();
    fusion.advance();
    CHECK_FALSE(watch.check().has_value());
    CHECK(systemd.heard() == "WATCHDOG=1");

    io.advance();
    CHECK(watch.check() == "fusion");
    CHECK(systemd.heard().empty());

    io.advance();
    fusion.advance();
    CHECK_FALSE(watch.check().has_value());
    CHECK(systemd.heard() == "WATCHDOG=1");
}

TEST_CASE("without a watchdog nobody asks for pings") {
    unsetenv("WATCHDOG_USEC");
    CHECK_FALSE(Watch::interval().has_value());

    setenv("WATCHDOG_USEC", "30000000", 1);
    CHECK(Watch::interval() == seconds(15));
    unsetenv("WATCHDOG_USEC");
}
