// Cuts a stream of bytes into lines. LF, CR and CRLF all end a line, as in any editor that shows
// line numbers; empty lines count. A line that grows past the cap is cut there and its rest counts
// as a line of its own.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "drivers/decode/scan.hpp"

namespace seaeye {

/// Keeps at most one unfinished line of at most `cap` bytes. Any thread, one at a time.
class LineFramer {
public:
    static constexpr std::size_t usual_cap = 1024;  ///< bytes; for drivers that name no other

    explicit LineFramer(std::size_t cap = usual_cap) : cap_{cap} {}

    /// Calls on_line(std::span<const std::uint8_t>) for every line that `bytes` completes.
    template <class OnLine>
    void feed(std::span<const std::uint8_t> bytes, OnLine&& on_line) {
        while (!bytes.empty()) {
            if (after_cr_ && bytes.front() == '\n') {
                bytes = bytes.subspan(1);
                ++at_;
            }
            after_cr_ = false;
            const auto window = bytes.first(std::min(bytes.size(), cap_ - rest_.size()));
            const std::size_t end = scan::find_line_end(window.data(), window.size());
            if (end < window.size()) {
                after_cr_ = window[end] == '\r';
                hand_over(window.first(end), on_line);
                bytes = bytes.subspan(end + 1);
                at_ += end + 1;
            } else if (rest_.size() + window.size() == cap_) {
                hand_over(window, on_line);
                bytes = bytes.subspan(window.size());
                at_ += window.size();
            } else {
                rest_.insert(rest_.end(), window.begin(), window.end());
                bytes = bytes.subspan(window.size());
                at_ += window.size();
            }
        }
    }

    /// The input ended: hands over what has no line end.
    template <class OnLine>
    void finish(OnLine&& on_line) {
        if (!rest_.empty()) {
            hand_over({}, on_line);
        }
        after_cr_ = false;
    }

    /// Where the line that is being handed over begins, in bytes of the stream from 0.
    [[nodiscard]] std::uint64_t begins_at() const { return at_ - rest_before_; }

private:
    /// The kept part and this last one are a line.
    template <class OnLine>
    void hand_over(std::span<const std::uint8_t> last, OnLine&& on_line) {
        rest_before_ = rest_.size();
        if (rest_.empty()) {
            on_line(last);
            return;
        }
        rest_.insert(rest_.end(), last.begin(), last.end());
        on_line(std::span<const std::uint8_t>{rest_});
        rest_.clear();
    }

    std::size_t cap_;
    std::vector<std::uint8_t> rest_;
    bool after_cr_ = false;
    std::uint64_t at_ = 0;         // bytes of the stream that were looked at before the window
    std::size_t rest_before_ = 0;  // of the line that is being handed over, bytes before the window
};

}  // namespace seaeye
