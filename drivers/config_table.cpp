#include "drivers/config_table.hpp"

#include <stdexcept>

#include <nlohmann/json.hpp>

namespace seaeye {

using nlohmann::json;

void ConfigTable::refuse(const std::string& sentence) const {
    throw std::runtime_error{name_ + ": " + sentence};
}

void ConfigTable::expected(const char* key, const std::string& what, const json& found) const {
    refuse(std::string{key} + ": expected " + what + ", found " + found.dump());
}

const json* ConfigTable::find(const char* key) const {
    const auto at = table_.find(key);
    return at == table_.end() ? nullptr : &*at;
}

std::optional<double> ConfigTable::number(const char* key, double least, double most) const {
    const json* const found = find(key);
    if (found == nullptr) {
        return std::nullopt;
    }
    const double value = found->is_number() ? found->get<double>() : least - 1.0;
    const bool is_inside = least <= value && value <= most;  // false for NaN
    if (!is_inside) {
        expected(key, "a number from " + json(least).dump() + " to " + json(most).dump(), *found);
    }
    return value;
}

std::optional<int> ConfigTable::whole(const char* key, int least, int most) const {
    const json* const found = find(key);
    if (found == nullptr) {
        return std::nullopt;
    }
    const bool is_inside =
        found->is_number_integer() && least <= found->get<double>() && found->get<double>() <= most;
    if (!is_inside) {
        expected(key,
                 "a whole number from " + std::to_string(least) + " to " + std::to_string(most),
                 *found);
    }
    return found->get<int>();
}

std::optional<bool> ConfigTable::flag(const char* key) const {
    const json* const found = find(key);
    if (found != nullptr && !found->is_boolean()) {
        expected(key, "true or false", *found);
    }
    return found != nullptr ? std::optional{found->get<bool>()} : std::nullopt;
}

std::optional<std::string> ConfigTable::text(const char* key) const {
    const json* const found = find(key);
    if (found != nullptr && !found->is_string()) {
        expected(key, "a text", *found);
    }
    return found != nullptr ? std::optional{found->get<std::string>()} : std::nullopt;
}

std::vector<std::string> ConfigTable::texts(const char* key) const {
    const json* const found = find(key);
    std::vector<std::string> all;
    if (found != nullptr && !found->is_array()) {
        expected(key, "a list of texts", *found);
    }
    for (const json& one : found != nullptr ? *found : json::array()) {
        if (!one.is_string()) {
            expected(key, "a list of texts", *found);
        }
        all.push_back(one.get<std::string>());
    }
    return all;
}

}  // namespace seaeye
