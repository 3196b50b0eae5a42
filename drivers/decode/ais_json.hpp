// AIS messages that were decoded elsewhere: lines of JSON as gpsd (gpsdecode, gpspipe -w) and
// AIS-catcher write them. gpsd's numbers come scaled or as transmitted; "scaled" says which.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "drivers/ais_report.hpp"

namespace seaeye {

/// How a line ended. The names are the driver's outcomes.
enum class JsonOutcome : std::uint8_t { ok, empty, bad_json, not_ais, bad_mmsi, bad_type };

inline constexpr std::array json_outcome_names{
    "ok", "empty", "bad_json", "not_ais", "bad_mmsi", "bad_type"};

/// What a message is: which of the report's observations it has.
struct JsonKinds {
    bool has_position = false;
    bool has_static = false;
};

/// A function of the line alone. Any thread, one at a time.
class AisJson {
public:
    JsonOutcome take(std::string_view line);

    /// Of the newest line that ended ok.
    [[nodiscard]] const AisReport& report() const { return report_; }

    /// Neither: it is an AisOther.
    [[nodiscard]] JsonKinds kinds() const { return kinds_; }

private:
    AisReport report_;
    JsonKinds kinds_;
};

}  // namespace seaeye
