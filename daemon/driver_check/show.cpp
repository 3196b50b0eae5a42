// What a driver says of its own sensor's frames, for its author's eyes.
#include <cerrno>
#include <csignal>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "daemon/driver_check/bench.hpp"

namespace seaeye::conformance {
namespace {

/// Until the end, or until nobody reads any more.
bool write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = write(file, text.data(), text.size());
        if (written < 0 && errno != EINTR) {
            return false;
        }
        text.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
    return true;
}

}  // namespace

Finding show_frames(const Bench& bench, int file) {
    (void)std::signal(SIGPIPE, SIG_IGN);
    const auto trial = bench.trial();
    const auto say = [&](std::string_view what) {
        return write_all(file, fmt::format("{}: {}\n", what, trial->said().back()));
    };
    for (std::size_t i = 0; i < bench.sample.size(); ++i) {
        // As in a replay: with the file's own times or none.
        const SampleFrame& frame = bench.sample[i];
        const std::string what = fmt::format("frame {} of the input", i + 1);
        trial->decode({.bytes = frame.bytes,
                       .received_us = frame.received_us,
                       .stream = frame.stream,
                       .what = what});
        if (!say(what)) {
            return passed("");
        }
    }
    trial->flush();
    if (!trial->said().back().empty()) {
        say("flush()");
    }
    return passed("");
}

}  // namespace seaeye::conformance
