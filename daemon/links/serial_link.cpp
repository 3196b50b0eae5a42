// Raw bytes (termios(3)): VMIN=1 and VTIME=0, so that a read of nothing means that the line is gone
// and never only that it is quiet, which Asio could not tell apart.
#include "daemon/links/serial_link.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <fmt/format.h>

#include "daemon/links/baud.hpp"
#include "daemon/links/deadline.hpp"

namespace seaeye {
namespace {

using boost::system::error_code;

LinkSetting with_short_waits(LinkSetting setting) {
    BackoffLimits& limits = setting.times.backoff;
    limits.longest = std::min(limits.longest, SerialLink::longest_wait);
    return setting;
}

/// Eight bits, no parity, no handshake, nothing interpreted. False with errno.
bool make_raw(int fd, unsigned baud) {
    termios line{};
    if (tcgetattr(fd, &line) != 0) {
        return false;
    }
    const speed_t speed = speed_of_baud(baud).value_or(B38400);  // parse_link has checked it
    cfmakeraw(&line);
    line.c_cflag |= CLOCAL | CREAD;
    line.c_cflag &= ~static_cast<tcflag_t>(CRTSCTS | CSTOPB);
    line.c_cc[VMIN] = 1;
    line.c_cc[VTIME] = 0;
    return cfsetispeed(&line, speed) == 0 && cfsetospeed(&line, speed) == 0 &&
           tcsetattr(fd, TCSANOW, &line) == 0 && tcflush(fd, TCIFLUSH) == 0;
}

}  // namespace

SerialLink::SerialLink(asio::io_context& io, LinkSetting setting)
    : Reconnecting{io, with_short_waits(std::move(setting))},
      line_{io} {}

asio::awaitable<Ended> SerialLink::connection() {
    if (const std::string fault = open(); !fault.empty()) {
        close();
        co_return Ended{.sentence = fault};
    }
    report_open(fmt::format("reading {} at {} baud", address().path, address().baud));
    Ended ended = co_await read();
    close();
    co_return ended;
}

std::string SerialLink::open() {
    const std::string& path = address().path;
    const int fd = ::open(path.c_str(), O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) {
        return fmt::format("cannot open {}: {}", path, std::strerror(errno));
    }
    if (isatty(fd) == 0) {
        ::close(fd);
        return fmt::format("{} is no serial line; what comes through a pipe is read by \"stdin:\"",
                           path);
    }
    error_code error;
    line_.assign(fd, error);
    if (error) {
        ::close(fd);
        return fmt::format("cannot open {}: {}", path, error.message());
    }
    if (ioctl(fd, TIOCEXCL) != 0 || !make_raw(fd, address().baud)) {
        return fmt::format(
            "cannot set {} to {} baud: {}", path, address().baud, std::strerror(errno));
    }
    return "";
}

asio::awaitable<Ended> SerialLink::read() {
    std::array<std::uint8_t, 4096> buffer{};
    Deadline silence{executor(), times().silence_timeout, [this] {
                         close();
                     }};
    while (!is_stopped()) {
        error_code error;
        const std::size_t got = co_await line_.async_read_some(
            asio::buffer(buffer), asio::redirect_error(asio::use_awaitable, error));
        if (!error) {
            silence.renew();
            take({buffer.data(), got});
        } else if (silence.has_expired()) {
            co_return silent_for(silence.waited());
        } else if (error == asio::error::eof || error.value() == EIO) {
            co_return Ended{.sentence = fmt::format("{} was unplugged", address().path)};
        } else {
            co_return Ended{.sentence =
                                fmt::format("{} broke: {}", address().path, error.message())};
        }
    }
    co_return Ended{};
}

void SerialLink::close() {
    error_code ignored;
    line_.close(ignored);
}

}  // namespace seaeye
