// Settling of settings, and the small edit distance that "did you mean" and the watch list share.
#include "fusion/settings.hpp"

#include <algorithm>
#include <numeric>

#include "schemas/numbers.hpp"

namespace seaeye {
namespace {

std::string out_of_bounds(const Setting& setting, double value) {
    std::string text{setting.name};
    text += " must be from ";
    append_fixed(text, setting.least, 3);
    text += " to ";
    append_fixed(text, setting.most, 3);
    text += ", found ";
    append_fixed(text, value, 3);
    return text;
}

std::string unknown_name(std::string_view name, std::span<const Setting> table) {
    std::vector<std::string_view> names;
    for (const Setting& setting : table) {
        names.push_back(setting.name);
    }
    std::string text = "unknown setting \"" + std::string{name} + "\"";
    if (const auto nearest = nearest_name(name, names)) {
        text += ", did you mean \"" + std::string{*nearest} + "\"?";
    }
    return text;
}

}  // namespace

Result<SettingValues> settle(std::span<const Setting> table,
                             const std::map<std::string, double>& given) {
    SettingValues values;
    for (const Setting& setting : table) {
        values.push_back(setting.standard);
    }
    for (const auto& [name, value] : given) {
        const auto found = std::ranges::find(table, std::string_view{name}, &Setting::name);
        if (found == table.end()) {
            return Error{ErrorCode::bad_value, unknown_name(name, table)};
        }
        if (!(value >= found->least && value <= found->most)) {
            return Error{ErrorCode::bad_value, out_of_bounds(*found, value)};
        }
        values[static_cast<std::size_t>(found - table.begin())] = value;
    }
    return values;
}

std::optional<std::string_view> nearest_name(std::string_view name,
                                             std::span<const std::string_view> candidates) {
    const std::size_t limit = std::max<std::size_t>(1, name.size() / 3);
    std::optional<std::string_view> best;
    std::size_t best_distance = limit + 1;
    for (const std::string_view candidate : candidates) {
        const std::size_t d = edit_distance(name, candidate, limit);
        if (d < best_distance) {
            best = candidate;
            best_distance = d;
        }
    }
    return best;
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    const std::size_t longer = std::max(a.size(), b.size());
    if (longer - std::min(a.size(), b.size()) > limit) {
        return limit + 1;
    }
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({substituted, row[j] + 1, row[j - 1] + 1});
        }
    }
    return std::min(row.back(), limit + 1);
}

}  // namespace seaeye
