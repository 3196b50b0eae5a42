// One row of CSV (RFC 4180) to its fields. A row is one line: line ends in quotes are not read.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace seaeye {

/// The fields of a row, without quotes and the blanks round them. They borrow from the line and
/// from this; at most `most_fields`, what follows is left out.
class CsvRow {
public:
    static constexpr std::size_t most_fields = 256;

    /// False for a quote that does not end, or that is followed by more than a separator.
    bool read(std::string_view line, char separator);

    [[nodiscard]] std::size_t size() const { return fields_.size(); }

    /// Empty beyond the end.
    [[nodiscard]] std::string_view operator[](std::size_t at) const {
        return at < fields_.size() ? fields_[at] : std::string_view{};
    }

private:
    bool read_quoted(std::string_view& rest, char separator);

    std::vector<std::string_view> fields_;
    std::deque<std::string> unquoted_;  // those in which a quote stood twice
};

/// The character that most separates the fields of a header: comma, semicolon or tab.
char csv_separator(std::string_view header);

}  // namespace seaeye
