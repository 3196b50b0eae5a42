// Lines of comma-separated values without quotes, as scenario files are.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.hpp"
#include "schemas/time.hpp"

namespace seaeye::tests {

std::vector<std::string_view> cells_of(std::string_view line);

/// A whole cell as a decimal number, or nothing.
std::optional<double> number_in(std::string_view cell);

/// Decimal seconds since 1970, to the nearest microsecond.
Time time_from_epoch_s(double epoch_s);

/// The lines of a file, without their ends. Fails: not_readable with the path.
Result<std::vector<std::string>> lines_of(const std::string& path);

/// A file whose first line names its columns. The first cell that is not what it must be is kept as
/// the fault, and reading goes on with zeros: ask once, at the end.
class CsvFile {
public:
    /// Fails: not_readable.
    static Result<CsvFile> read(const std::string& path);

    /// Moves to the next line; false at the end.
    bool next();

    /// A cell of this line by its column's name.
    std::string_view text(std::string_view column);
    double number(std::string_view column);

    /// bad_value with the file, the line and the column.
    [[nodiscard]] const std::optional<Error>& fault() const { return fault_; }

private:
    void complain(std::string_view column, const char* what);

    std::string path_;
    std::vector<std::string> lines_;
    std::map<std::string, std::size_t, std::less<>> places_;  // of columns
    std::vector<std::string_view> cells_;
    std::size_t line_ = 0;
    std::optional<Error> fault_;
};

}  // namespace seaeye::tests
