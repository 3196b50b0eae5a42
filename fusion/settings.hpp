// Named numbers that an operator may set: one table drives the configuration, its checks and its
// manual.
#pragma once

#include <cstddef>
#include <map>
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

}  // namespace seaeye
