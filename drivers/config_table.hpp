// One table of a driver's configuration: values read with their ranges. The host has held them
// against the driver's schema already; a host that does not check may give anything.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace seaeye {

/// Borrows the table. Every reader throws std::runtime_error with a sentence, "NAME: KEY: ...", for
/// a value of the wrong kind or outside its range; what is not there is nothing.
class ConfigTable {
public:
    /// `name`: what to call the table in a sentence.
    ConfigTable(const nlohmann::json& table, std::string name)
        : table_{table},
          name_{std::move(name)} {}

    [[noreturn]] void refuse(const std::string& sentence) const;

    /// Both ends belong to the range.
    [[nodiscard]] std::optional<double> number(const char* key, double least, double most) const;
    [[nodiscard]] std::optional<int> whole(const char* key, int least, int most) const;
    [[nodiscard]] std::optional<bool> flag(const char* key) const;
    [[nodiscard]] std::optional<std::string> text(const char* key) const;
    [[nodiscard]] std::vector<std::string> texts(const char* key) const;

private:
    [[nodiscard]] const nlohmann::json* find(const char* key) const;
    [[noreturn]] void expected(const char* key,
                               const std::string& what,
                               const nlohmann::json& found) const;

    const nlohmann::json& table_;  // the caller's
    std::string name_;
};

}  // namespace seaeye
