// Where each line of an input began and how it ended, printed in the order of the lines although
// the parts of a message are settled later than what came between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>

namespace seaeye {

/// Lines in the order they came, each with its outcome once that is known. Bounded by how long the
/// decoder keeps a line pending.
class LineLedger {
public:
    void open(std::uint64_t line, std::uint64_t offset) {
        if (rows_.empty()) {
            first_ = line;
        }
        rows_.push_back({offset, std::nullopt});
    }

    void settle(std::uint64_t line, std::string_view outcome) {
        if (line >= first_ && line - first_ < rows_.size()) {
            rows_[line - first_].outcome = outcome;
        }
    }

    /// Calls print(line, offset, outcome) for all that no earlier line keeps waiting.
    template <class Print>
    void print_settled(Print&& print) {
        while (!rows_.empty() && rows_.front().outcome) {
            print(first_, rows_.front().offset, *rows_.front().outcome);
            rows_.pop_front();
            ++first_;
        }
    }

private:
    struct Row {
        std::uint64_t offset;
        std::optional<std::string_view> outcome;
    };

    std::deque<Row> rows_;
    std::uint64_t first_ = 1;
};

}  // namespace seaeye
