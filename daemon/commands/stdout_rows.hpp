// Stdout in large pieces: rows of text that a command prints.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "drivers/decode/pen.hpp"

namespace seaeye::commands {

/// Rows are written to text(), or by a pen to page(); not to both.
class StdoutRows final : private Ink {
public:
    StdoutRows() : buffer_(page_bytes), page_{buffer_, *this} {}

    std::string& text() { return text_; }

    PenPage& page() { return page_; }

    /// Of text().
    void end_row() {
        text_ += '\n';
        if (text_.size() >= page_bytes / 2) {
            flush();
        }
    }

    void flush() {
        page_.flush();
        take(text_);
        text_.clear();
        is_read_ = is_read_ && std::fflush(stdout) == 0;
    }

    /// False when nobody reads any more.
    [[nodiscard]] bool is_read() const { return is_read_; }

private:
    static constexpr std::size_t page_bytes = 1U << 17U;

    void take(std::string_view text) override {
        is_read_ = is_read_ && std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    }

    std::string text_;
    std::vector<char> buffer_;
    PenPage page_;
    bool is_read_ = true;
};

}  // namespace seaeye::commands
