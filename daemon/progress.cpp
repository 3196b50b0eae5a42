// The bar is redrawn in place.
#include "daemon/progress.hpp"

#include <algorithm>
#include <unistd.h>

#include <fmt/core.h>

namespace seaeye {
namespace {

constexpr int bar_width = 24;

std::string bar(double share, int width) {
    const auto full = static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * width + 0.5);
    return "[" + std::string(full, '=') + std::string(static_cast<std::size_t>(width) - full, ' ') +
           "] ";
}

}  // namespace

std::string progress_text(const std::string& what,
                          const ProgressFacts& facts,
                          double elapsed_s,
                          int width) {
    std::string text = what + " ";
    const double rate = elapsed_s > 0.0 ? static_cast<double>(facts.lines) / elapsed_s : 0.0;
    if (facts.total > 0) {
        const double share = static_cast<double>(facts.used) / static_cast<double>(facts.total);
        text += width > 0 ? bar(share, width) : "";
        text += fmt::format("{:.0f} %, ", 100.0 * share);
        if (share > 0.0 && share < 1.0) {
            text += fmt::format("{:.0f} s to go, ", elapsed_s * (1.0 - share) / share);
        }
    }
    text += fmt::format("{} lines, {:.0f} a second", facts.lines, rate);
    return facts.note.empty() ? text : text + ", " + facts.note;
}

Progress::Progress(std::string what, Talk talk)
    : what_{std::move(what)},
      is_quiet_{talk == Talk::quiet},
      is_terminal_{isatty(STDERR_FILENO) != 0},
      began_{Clock::now()},
      next_{began_ +
            (is_terminal_ ? std::chrono::milliseconds{250} : std::chrono::milliseconds{10'000})} {}

Progress::~Progress() {
    if (is_drawn_) {
        fmt::print(stderr, "\r\033[K");
    }
}

bool Progress::is_due() const {
    return !is_quiet_ && Clock::now() >= next_;
}

void Progress::show(const ProgressFacts& facts) {
    const double elapsed = std::chrono::duration<double>(Clock::now() - began_).count();
    if (is_terminal_) {
        fmt::print(stderr, "\r\033[K{}", progress_text(what_, facts, elapsed, bar_width));
        std::fflush(stderr);
        is_drawn_ = true;
        next_ = Clock::now() + std::chrono::milliseconds{250};
    } else {
        fmt::print(stderr, "{}\n", progress_text(what_, facts, elapsed, 0));
        next_ = Clock::now() + std::chrono::seconds{10};
    }
}

}  // namespace seaeye
