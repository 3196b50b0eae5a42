// Standard values, overridden by name within their bounds.
#include "fusion/settings.hpp"

#include <algorithm>

#include "schemas/nearest.hpp"
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
    std::vector<std::string> names;
    for (const Setting& setting : table) {
        names.emplace_back(setting.name);
    }
    return "unknown setting \"" + std::string{name} + "\"" + suggestion(name, names);
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

}  // namespace seaeye
