// A driver's configuration as it comes from the host: one JSON object of keys that it knows.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace seaeye {

/// The object. Throws std::runtime_error with a sentence when it is none, or has a key that is not
/// in `known`.
nlohmann::json config_object(const char* config_json, std::span<const std::string_view> known);

/// The text at `key`, the first of `allowed` where it is not given. Throws std::runtime_error with
/// a sentence when it is none of them.
std::string choice_at(const nlohmann::json& config,
                      std::string_view key,
                      std::span<const std::string_view> allowed);

}  // namespace seaeye
