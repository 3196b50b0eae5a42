// How far a long job is, on stderr: a bar on a terminal, a line every ten seconds elsewhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace seaeye {

struct ProgressFacts {
    std::uint64_t used = 0;  ///< of `total`, any unit; total 0: unknown
    std::uint64_t total = 0;
    std::uint64_t lines = 0;
    std::string note;  ///< e.g. the event time reached
};

/// Prints at most four times a second on a terminal. One thread.
class Progress {
public:
    /// `what`: a word or two, e.g. "replay". Silent when `is_quiet`.
    enum class Talk : std::uint8_t { normal, quiet };
    Progress(std::string what, Talk talk);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();  ///< clears the bar

    /// True when it is time to show(): asks the clock only.
    [[nodiscard]] bool is_due() const;

    void show(const ProgressFacts& facts);

private:
    using Clock = std::chrono::steady_clock;

    std::string what_;
    bool is_quiet_;
    bool is_terminal_;
    bool is_drawn_ = false;
    Clock::time_point began_;
    Clock::time_point next_;
};

/// The text of one report, without the line end: share, rate, time to go, note. `width` is that of
/// the bar, 0: none.
std::string progress_text(const std::string& what,
                          const ProgressFacts& facts,
                          double elapsed_s,
                          int width);

}  // namespace seaeye
