// One row in, one line (or one feature) out.
#include "daemon/rows.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "daemon/text_width.hpp"
#include "schemas/numbers.hpp"

namespace seaeye {

namespace {

constexpr std::size_t flush_at = 64UL * 1024UL;
constexpr std::size_t rows_measured = 1'000;

constexpr std::array<std::string_view, 5> names{"table", "json", "jsonl", "csv", "geojson"};

/// A value as plain text; empty when not available.
std::string plain(const Column& column, const FieldValue& value) {
    struct Visitor {
        int decimals;

        std::string operator()(std::monostate) const { return {}; }

        std::string operator()(std::int64_t n) const { return std::to_string(n); }

        std::string operator()(double x) const {
            std::string text;
            append_fixed(text, x, decimals);
            return text;
        }

        std::string operator()(bool b) const { return b ? "true" : "false"; }

        std::string operator()(std::string_view s) const { return std::string{s}; }

        std::string operator()(Time when) const { return to_rfc3339(when); }

        std::string operator()(const RawJson& raw) const { return raw.json; }
    };

    return std::visit(Visitor{column.decimals}, value);
}

/// RFC 4180: quoted only where it must be.
void append_csv(std::string& out, const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        out += c == '"' ? "\"\"" : std::string(1, c);
    }
    out += '"';
}

std::optional<double> number_named(std::string_view name,
                                   const std::vector<Column>& columns,
                                   std::span<const FieldValue> values) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].name == name && std::holds_alternative<double>(values[i])) {
            return std::get<double>(values[i]);
        }
    }
    return std::nullopt;
}

bool is_right_aligned(FieldType type) {
    return type == FieldType::integer || type == FieldType::number || type == FieldType::id;
}

}  // namespace

Result<RowFormat> row_format(std::string_view name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) {
        return Error{ErrorCode::bad_value,
                     "output format: expected " + std::string{row_format_names} + ", found \"" +
                         std::string{name} + "\""};
    }
    return static_cast<RowFormat>(found - names.begin());
}

RowWriter::RowWriter(std::FILE* out, RowFormat format, std::vector<Column> columns)
    : out_{out},
      format_{format},
      columns_{std::move(columns)} {
    std::vector<std::string> header;
    header.reserve(columns_.size());
    for (const Column& column : columns_) {
        header.push_back(column.name);
    }
    if (format_ == RowFormat::table) {
        held_.push_back(std::move(header));
    } else if (format_ == RowFormat::csv) {
        for (std::size_t i = 0; i < header.size(); ++i) {
            text_ += i == 0 ? "" : ",";
            append_csv(text_, header[i]);
        }
        text_ += '\n';
    } else if (format_ == RowFormat::json) {
        text_ += "[";
    } else if (format_ == RowFormat::geojson) {
        text_ += R"({"type":"FeatureCollection","features":[)";
    }
}

void RowWriter::add(std::span<const FieldValue> values) {
    switch (format_) {
        case RowFormat::table:
            add_table(values);
            break;
        case RowFormat::csv:
            add_csv(values);
            break;
        case RowFormat::geojson:
            add_feature(values);
            break;
        case RowFormat::json:
        case RowFormat::jsonl:
            add_json(values);
            break;
    }
    ++rows_;
    if (text_.size() >= flush_at) {
        flush();
    }
}

void RowWriter::write_members(JsonWriter& json, std::span<const FieldValue> values) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        json.key(columns_[i].name);
        write_value(json, columns_[i].type, columns_[i].decimals, values[i]);
    }
}

void RowWriter::add_json(std::span<const FieldValue> values) {
    if (format_ == RowFormat::json) {
        text_ += rows_ == 0 ? "\n" : ",\n";
    }
    JsonWriter json{text_};
    json.begin_object();
    write_members(json, values);
    json.end_object();
    if (format_ == RowFormat::jsonl) {
        text_ += '\n';
    }
}

void RowWriter::add_feature(std::span<const FieldValue> values) {
    constexpr int position_decimals = 7;
    text_ += rows_ == 0 ? "\n" : ",\n";
    const std::optional<double> lat = number_named("lat", columns_, values);
    const std::optional<double> lon = number_named("lon", columns_, values);
    JsonWriter json{text_};
    json.begin_object();
    json.key("type");
    json.text("Feature");
    json.key("geometry");
    if (lat && lon) {
        json.begin_object();
        json.key("type");
        json.text("Point");
        json.key("coordinates");
        json.begin_array();
        json.number(*lon, position_decimals);
        json.number(*lat, position_decimals);
        json.end_array();
        json.end_object();
    } else {
        json.null();
    }
    json.key("properties");
    json.begin_object();
    write_members(json, values);
    json.end_object();
    json.end_object();
}

void RowWriter::add_csv(std::span<const FieldValue> values) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        text_ += i == 0 ? "" : ",";
        append_csv(text_, plain(columns_[i], values[i]));
    }
    text_ += '\n';
}

void RowWriter::add_table(std::span<const FieldValue> values) {
    std::vector<std::string> cells;
    cells.reserve(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        cells.push_back(printable(plain(columns_[i], values[i])));
    }
    if (!widths_.empty()) {
        put_line(cells);
        return;
    }
    held_.push_back(std::move(cells));
    if (held_.size() > rows_measured) {
        put_table();
    }
}

/// Fixes the widths and lets the held rows go.
void RowWriter::put_table() {
    widths_.assign(columns_.size(), 0);
    for (const std::vector<std::string>& cells : held_) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            widths_[i] = std::max(widths_[i], text_width(cells[i]));
        }
    }
    for (const std::vector<std::string>& cells : held_) {
        put_line(cells);
    }
    held_.clear();
}

void RowWriter::put_line(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t width = text_width(cells[i]);
        const std::string blanks(widths_[i] > width ? widths_[i] - width : 0, ' ');
        line += i == 0 ? "" : "  ";
        line += is_right_aligned(columns_[i].type) ? blanks + cells[i] : cells[i] + blanks;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text_ += line + "\n";
}

bool RowWriter::end() {
    if (format_ == RowFormat::table && widths_.empty()) {
        put_table();
    } else if (format_ == RowFormat::json) {
        text_ += "\n]\n";
    } else if (format_ == RowFormat::geojson) {
        text_ += "\n]}\n";
    }
    flush();
    return is_good_ && std::fflush(out_) == 0;
}

void RowWriter::flush() {
    is_good_ = is_good_ && std::fwrite(text_.data(), 1, text_.size(), out_) == text_.size();
    text_.clear();
}

}  // namespace seaeye
