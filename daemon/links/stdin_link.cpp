// A duplicate of descriptor 0, so that closing it leaves the process's own alone.
#include "daemon/links/stdin_link.hpp"

#include <array>
#include <fcntl.h>
#include <optional>
#include <unistd.h>

#include <fmt/format.h>

#include "daemon/links/deadline.hpp"

namespace seaeye {
namespace {

using boost::system::error_code;

constexpr Duration pause_when_full = std::chrono::milliseconds{5};

}  // namespace

StdinLink::StdinLink(asio::io_context& io, LinkSetting setting)
    : Reconnecting{io, std::move(setting)},
      input_{io},
      old_flags_{fcntl(STDIN_FILENO, F_GETFL)} {}

StdinLink::~StdinLink() {
    if (old_flags_ >= 0) {
        (void)fcntl(STDIN_FILENO, F_SETFL, old_flags_);
    }
}

asio::awaitable<Ended> StdinLink::connection() {
    error_code error;
    input_.assign(fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0), error);
    if (error) {
        co_return Ended{.sentence = fmt::format("cannot read standard input: {}", error.message()),
                        .next = Ended::Next::never};
    }
    report_open("reading standard input");
    std::array<std::uint8_t, 16'384> buffer{};
    std::optional<Deadline> silence;
    while (!is_stopped() && !error) {
        silence.emplace(executor(), times().silence_timeout, [this] {
            report({.state = SourceState::silent,
                    .sentence = silent_for(times().silence_timeout).sentence});
        });
        const std::size_t got = co_await input_.async_read_some(
            asio::buffer(buffer), asio::redirect_error(asio::use_awaitable, error));
        silence.reset();
        take({buffer.data(), got});
        while (!is_stopped() && !has_room()) {
            co_await wait(pause_when_full);
        }
    }
    const bool is_end = error == asio::error::eof;
    co_return Ended{.state = is_end ? SourceState::ended : SourceState::down,
                    .sentence = is_end ? "standard input was read to its end"
                                       : fmt::format("standard input broke: {}", error.message()),
                    .next = Ended::Next::never};
}

void StdinLink::cancel() {
    error_code ignored;
    input_.close(ignored);
}

}  // namespace seaeye
