// Rows on stdout, in the form asked for: a table for people, JSON, JSON lines, CSV or GeoJSON for
// programs. Every command that prints rows prints them through this.
#pragma once

#include <cstddef>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/fields.hpp"

namespace seaeye {

enum class RowFormat : std::uint8_t { table, json, jsonl, csv, geojson };

/// The name given to --output. Fails: bad_value with the names there are.
Result<RowFormat> row_format(std::string_view name);

/// The names of all formats, for --help: "table|json|jsonl|csv|geojson".
constexpr std::string_view row_format_names = "table|json|jsonl|csv|geojson";

/// One named column; the name carries the unit.
struct Column {
    std::string name;
    FieldType type{};
    int decimals = 0;  ///< of a number
};

/// The columns of a noun, from its field table.
template <class T>
std::vector<Column> columns_of() {
    std::vector<Column> columns;
    for (const Field<T>& field : fields<T>()) {
        columns.push_back({std::string{field.name}, field.type, field.decimals});
    }
    return columns;
}

/// Writes rows to a stream it borrows. In GeoJSON a row with numbers in "lat" and "lon" is a point
/// there, and other rows have no geometry. A table sizes its columns by the first 1,000 rows. One
/// thread at a time.
class RowWriter {
public:
    RowWriter(std::FILE* out, RowFormat format, std::vector<Column> columns);

    /// One value for each column, borrowed for the call. Text goes out as it is, except that a
    /// table shows control characters as '?'.
    void add(std::span<const FieldValue> values);

    /// A row of a noun whose columns come from `columns_of`.
    template <class T>
    void add_noun(const T& noun) {
        std::vector<FieldValue> values;
        for (const Field<T>& field : fields<T>()) {
            values.push_back(field.get(noun));
        }
        add(values);
    }

    /// Writes what is held back and closes the document. False when the stream did not take
    /// everything.
    [[nodiscard]] bool end();

    [[nodiscard]] std::size_t rows() const { return rows_; }

private:
    void add_json(std::span<const FieldValue> values);
    void add_feature(std::span<const FieldValue> values);
    void add_csv(std::span<const FieldValue> values);
    void add_table(std::span<const FieldValue> values);
    void write_members(JsonWriter& json, std::span<const FieldValue> values) const;
    void put_line(const std::vector<std::string>& cells);
    void put_table();
    void flush();

    std::FILE* out_;  // the caller's
    RowFormat format_;
    std::vector<Column> columns_;
    std::string text_;                            // not written yet
    std::vector<std::vector<std::string>> held_;  // first rows of a table, header first
    std::vector<std::size_t> widths_;             // of a table, once known
    std::size_t rows_ = 0;
    bool is_good_ = true;
};

}  // namespace seaeye
