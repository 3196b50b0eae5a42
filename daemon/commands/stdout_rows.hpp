// Stdout in large pieces: rows of text that a command prints.
#pragma once

#include <cstdio>
#include <string>

namespace seaeye::commands {

class StdoutRows {
public:
    std::string& text() { return text_; }

    /// False when nobody reads any more.
    bool end_row() {
        text_ += '\n';
        return text_.size() < (1U << 16U) || flush();
    }

    bool flush() {
        const bool is_written = std::fwrite(text_.data(), 1, text_.size(), stdout) == text_.size();
        text_.clear();
        return is_written && std::fflush(stdout) == 0;
    }

private:
    std::string text_;
};

}  // namespace seaeye::commands
