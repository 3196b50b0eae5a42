// Rows of an AIS position file to reports. drivers/decode/ais_columns.hpp says which files.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "drivers/ais_report.hpp"
#include "drivers/decode/ais_columns.hpp"
#include "drivers/decode/csv_row.hpp"
#include "drivers/decode/time_zone.hpp"

namespace seaeye {

/// How a row ended. The names are the driver's outcomes.
enum class RowOutcome : std::uint8_t { ok, header, empty, bad_quote, bad_mmsi, bad_time, no_place };

inline constexpr std::array row_outcome_names{
    "ok", "header", "empty", "bad_quote", "bad_mmsi", "bad_time", "no_place"};

/// Counters beside the rows.
namespace row_counter {
inline constexpr std::uint32_t bad_value = 0;       ///< a field that is no number: left out
inline constexpr std::uint32_t cog_unwrapped = 1;   ///< courses below 0, see put_cog()
inline constexpr std::uint32_t static_reports = 2;  ///< given; repeats of the same are not
}  // namespace row_counter

inline constexpr std::array row_counter_names{"bad_value", "cog_unwrapped", "static_reports"};

/// A function of the lines given so far: a header names the columns until the next one; before any,
/// they are t,mmsi,lat,lon,sog,cog. Any thread, one at a time.
class AisRows {
public:
    /// Vessels whose static report is remembered, so that it is given only when it changes.
    static constexpr std::size_t most_vessels = 65'536;

    /// `zone`: of times that do not say theirs.
    explicit AisRows(TimeZone zone = {});

    RowOutcome take(std::string_view line);

    /// Of the newest row that ended ok.
    [[nodiscard]] const AisReport& report() const { return report_; }

    /// Whether its static values are new.
    [[nodiscard]] bool is_static_new() const { return is_static_new_; }

    [[nodiscard]] const std::array<std::uint64_t, row_counter_names.size()>& counts() const {
        return counts_;
    }

private:
    static constexpr std::size_t column_count = static_cast<std::size_t>(AisColumn::unknown);
    static constexpr std::size_t nowhere = CsvRow::most_fields;

    bool take_header(std::string_view line);
    [[nodiscard]] std::string_view text(AisColumn column) const;
    std::optional<double> number(AisColumn column);
    std::optional<std::int64_t> time();
    void put_identity();
    void put_movement();
    void put_cog(double degrees);
    void put_static();
    void put_size();
    [[nodiscard]] bool is_new();

    TimeZone zone_;
    char separator_ = ',';
    std::array<std::size_t, column_count> places_{};  // of each column in a row
    CsvRow row_;
    AisReport report_;
    std::optional<std::int64_t> last_s_;
    std::unordered_map<std::uint32_t, std::size_t> statics_;  // what each vessel said, hashed
    bool is_static_new_ = false;
    std::array<std::uint64_t, row_counter_names.size()> counts_{};
};

}  // namespace seaeye
