// Throws, because a decoder that cannot be made is no answer of a decoder. The host has checked the
// schema before; this is for hosts that do not.
#include "drivers/config_object.hpp"

#include <algorithm>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace seaeye {
namespace {

/// "a, b or c"
std::string listed(std::span<const std::string_view> words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += i == 0 ? "" : i + 1 == words.size() ? " or " : ", ";
        text += words[i];
    }
    return text;
}

}  // namespace

nlohmann::json config_object(const char* config_json, std::span<const std::string_view> known) {
    auto config = nlohmann::json::parse(config_json, nullptr, false);
    if (!config.is_object()) {
        throw std::runtime_error{"expected its configuration as one JSON object"};
    }
    for (const auto& [key, value] : config.items()) {
        if (std::ranges::find(known, key) == known.end()) {
            throw std::runtime_error{
                "unknown key \"" + key + "\", " +
                (known.empty() ? "there are none" : "expected " + listed(known))};
        }
    }
    return config;
}

std::string choice_at(const nlohmann::json& config,
                      std::string_view key,
                      std::span<const std::string_view> allowed) {
    const auto at = config.find(key);
    if (at == config.end()) {
        return std::string{allowed.front()};
    }
    const std::string given = at->is_string() ? at->get<std::string>() : std::string{};
    if (std::ranges::find(allowed, given) == allowed.end()) {
        throw std::runtime_error{std::string{key} + ": expected " + listed(allowed) + ", found " +
                                 at->dump()};
    }
    return given;
}

}  // namespace seaeye
