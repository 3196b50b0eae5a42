#include <charconv>
#include <cmath>
#include <cstdio>

#include "tests/scoring/score.hpp"

namespace seaeye::tests {
namespace {

/// The shortest digits that read back as the same number.
std::string exact(double value) {
    if (std::isnan(value)) {
        return "NaN";
    }
    if (std::isinf(value)) {
        return value > 0 ? "Infinity" : "-Infinity";
    }
    char digits[32];
    return {digits, std::to_chars(std::begin(digits), std::end(digits), value).ptr};
}

std::string rounded(double value, int decimals) {
    char digits[64];
    const int length = std::snprintf(digits, sizeof digits, "%.*f", decimals, value);
    return {digits, static_cast<std::size_t>(length)};
}

std::string exact(const Figure& figure) {
    const auto* count = std::get_if<std::int64_t>(&figure.value);
    return count != nullptr ? std::to_string(*count) : exact(figure.number());
}

std::string rounded(const Figure& figure) {
    const auto* count = std::get_if<std::int64_t>(&figure.value);
    return count != nullptr ? std::to_string(*count) : rounded(figure.number(), 4);
}

}  // namespace

std::string to_json(const Score& score) {
    std::string out = "{\n";
    for (const Figure& figure : score.figures) {
        out += " \"" + figure.name + "\": " + exact(figure) + ",\n";
    }
    out += " \"completeness_by_class\": {";
    const char* separator = "\n";
    for (const auto& [kind, completeness] : score.completeness_by_class) {
        out += separator;
        out += "  \"" + kind + "\": " + exact(completeness);
        separator = ",\n";
    }
    return out + "\n }\n}\n";
}

std::string to_text(const Score& score) {
    std::string out;
    for (const Figure& figure : score.figures) {
        out += "  " + figure.name +
               std::string(30 - std::min<std::size_t>(29, figure.name.size()), ' ') +
               rounded(figure) + "\n";
    }
    for (const auto& [kind, completeness] : score.completeness_by_class) {
        out += "  completeness of " + kind + " " + rounded(completeness, 4) + "\n";
    }
    return out;
}

std::string summary_line(const Score& score) {
    return "GOSPA " + rounded(score["gospa_per_vessel"], 1) + " m a vessel, completeness " +
           rounded(score["siap_completeness"], 4) + ", ambiguity " +
           rounded(score["siap_ambiguity"], 4) + ", spurious " +
           rounded(score["siap_spuriousness"], 4) + ", " +
           rounded(score["id_switches_per_vessel_hour"], 2) +
           " identity switches a vessel-hour, RMSE " + rounded(score["rmse_m"], 1) +
           " m, latency " + rounded(score["latency_median_s"], 1) + " s median, " +
           rounded(score["latency_p90_s"], 1) + " s at 90 %, MMSI wrong " +
           rounded(100.0 * score["id_wrong"], 2) + " %";
}

}  // namespace seaeye::tests
