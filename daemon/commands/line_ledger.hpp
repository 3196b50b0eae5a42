// Where each line of an input began and how it ended, printed in the order of the lines although
// the parts of a message are settled later than what came between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string_view>

namespace seaeye {

/// Finds the offset of every line that a LineFramer hands over. Feed both with the same chunks.
class LineOffsets {
public:
    /// A chunk is about to go into the framer.
    void begin_chunk(std::span<const std::uint8_t> chunk) { chunk_ = chunk; }

    /// The framer handed this line over.
    std::uint64_t offset_of(std::span<const std::uint8_t> line) {
        const std::uint8_t* const first = chunk_.data();
        const bool is_inside = line.data() >= first && line.data() <= first + chunk_.size();
        const std::uint64_t offset =
            is_inside ? chunk_offset_ + static_cast<std::uint64_t>(line.data() - first) : carried_;
        carried_ = offset + line.size();
        return offset;
    }

    /// The chunk is in: what is left of it belongs to the next line.
    void end_chunk() {
        for (std::size_t i = chunk_.size(); i > 0; --i) {
            if (chunk_[i - 1] == '\n' || chunk_[i - 1] == '\r') {
                carried_ = std::max(carried_, chunk_offset_ + i);
                break;
            }
        }
        chunk_offset_ += chunk_.size();
        chunk_ = {};
    }

private:
    std::span<const std::uint8_t> chunk_;
    std::uint64_t chunk_offset_ = 0;
    std::uint64_t carried_ = 0;  // where the unfinished line begins
};

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
