#include "tests/scoring/csv.hpp"

#include <charconv>
#include <cmath>
#include <fstream>

namespace seaeye::tests {

std::vector<std::string_view> cells_of(std::string_view line) {
    std::vector<std::string_view> cells;
    while (true) {
        const std::size_t comma = line.find(',');
        cells.push_back(line.substr(0, comma));
        if (comma == std::string_view::npos) {
            return cells;
        }
        line.remove_prefix(comma + 1);
    }
}

std::optional<double> number_in(std::string_view cell) {
    double number = 0.0;
    const char* end = cell.data() + cell.size();
    const auto [stop, fault] = std::from_chars(cell.data(), end, number);
    return fault == std::errc{} && stop == end ? std::optional{number} : std::nullopt;
}

Time time_from_epoch_s(double epoch_s) {
    return time_from_micros(std::llround(epoch_s * 1e6));
}

Result<std::vector<std::string>> lines_of(const std::string& path) {
    std::ifstream file{path};
    if (!file) {
        return Error{ErrorCode::not_readable, path + ": cannot be read"};
    }
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && line.back() == '\r') {
            line.pop_back();
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

Result<CsvFile> CsvFile::read(const std::string& path) {
    Result<std::vector<std::string>> lines = lines_of(path);
    if (!lines) {
        return lines.error();
    }
    CsvFile file;
    file.path_ = path;
    file.lines_ = std::move(*lines);
    if (!file.lines_.empty()) {
        for (const std::string_view name : cells_of(file.lines_.front())) {
            file.places_.emplace(name, file.places_.size());
        }
    }
    return file;
}

bool CsvFile::next() {
    do {
        ++line_;
    } while (line_ < lines_.size() && lines_[line_].empty());
    if (line_ >= lines_.size()) {
        return false;
    }
    cells_ = cells_of(lines_[line_]);
    return true;
}

std::string_view CsvFile::text(std::string_view column) {
    const auto place = places_.find(column);
    if (place == places_.end() || place->second >= cells_.size()) {
        complain(column, "is missing");
        return {};
    }
    return cells_[place->second];
}

double CsvFile::number(std::string_view column) {
    const std::optional<double> number = number_in(text(column));
    if (!number) {
        complain(column, "is not a number");
    }
    return number.value_or(0.0);
}

void CsvFile::complain(std::string_view column, const char* what) {
    if (!fault_) {
        fault_ = Error{
            ErrorCode::bad_value,
            path_ + ":" + std::to_string(line_ + 1) + ": " + std::string{column} + " " + what};
    }
}

}  // namespace seaeye::tests
