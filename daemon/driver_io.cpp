// What a driver may call its numbers.
#include "daemon/driver_io.hpp"

#include <algorithm>
#include <cmath>

namespace seaeye {

bool is_metric_name(std::string_view name) {
    constexpr std::size_t longest = 48;
    return !name.empty() && name.size() <= longest && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

void keep_metric(std::map<std::string, double>& metrics, std::string_view name, double value) {
    if (!std::isfinite(value)) {
        return;
    }
    const auto known = metrics.find(std::string{name});
    if (known != metrics.end()) {
        known->second = value;
    } else if (metrics.size() < most_metrics && is_metric_name(name)) {
        metrics.emplace(name, value);
    }
}

}  // namespace seaeye
