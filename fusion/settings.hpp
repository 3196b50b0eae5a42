// Named numbers that an operator may set: one table drives the configuration, its checks and its
// manual.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.hpp"

namespace seaeye {

/// One setting: name with its unit, default, bounds, and what it does with its source.
struct Setting {
    std::string_view name;  ///< carries the unit, as in dwell_min
    double standard = 0.0;
    double least = 0.0;
    double most = 0.0;
    std::string_view summary;
};

/// Values in the order of a settings table.
using SettingValues = std::vector<double>;

/// The standard values, overridden by name. Fails: bad_value for a name that is not in the table
/// (with the nearest one) or a value out of bounds.
Result<SettingValues> settle(std::span<const Setting> table,
                             const std::map<std::string, double>& given);

/// The entry of `candidates` with the smallest edit distance to `name`, when it is near enough to
/// be meant.
std::optional<std::string_view> nearest_name(std::string_view name,
                                             std::span<const std::string_view> candidates);

/// Levenshtein distance, cut off: gives `limit + 1` for anything beyond `limit`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace seaeye
