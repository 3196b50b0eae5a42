// Plain words for JSON Schema's.
#include "daemon/config/schema_words.hpp"

#include <vector>

#include <fmt/format.h>

namespace seaeye {
namespace {

using nlohmann::json;

std::string range_words(const json& schema) {
    const bool has_least = schema.contains("minimum");
    const bool has_most = schema.contains("maximum");
    if (has_least && has_most) {
        return fmt::format(" from {} to {}", schema["minimum"].dump(), schema["maximum"].dump());
    }
    if (has_least) {
        return fmt::format(" of at least {}", schema["minimum"].dump());
    }
    return has_most ? fmt::format(" of at most {}", schema["maximum"].dump()) : "";
}

std::string type_words(const std::string& type) {
    if (type == "string") {
        return "text in quotes";
    }
    if (type == "boolean") {
        return "true or false";
    }
    if (type == "array") {
        return "a list in [ ]";
    }
    if (type == "object") {
        return "a table";
    }
    return type == "integer" ? "a whole number" : "a number";
}

}  // namespace

std::string expected_words(const json& schema) {
    if (schema.contains("title")) {
        return schema["title"].get<std::string>();
    }
    if (schema.contains("enum")) {
        std::vector<std::string> choices;
        for (const json& choice : schema["enum"]) {
            choices.push_back(choice.dump());
        }
        return fmt::format("one of {}", fmt::join(choices, ", "));
    }
    if (!schema.contains("type") || !schema["type"].is_string()) {
        return "something else";
    }
    return type_words(schema["type"].get<std::string>()) + range_words(schema);
}

std::string found_words(const json& value) {
    if (value.is_object()) {
        return "a table";
    }
    const std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
    return text.size() > 60 ? text.substr(0, 57) + "..." : text;
}

std::string key_words(const std::string& key) {
    std::string words;
    bool is_index = false;
    for (const char c : key) {
        is_index = c == '[' || (is_index && c != ']' && c != '.');
        if (!is_index && c != ']') {
            words += c;
        }
    }
    return words;
}

std::string table_words(const std::string& key) {
    if (key.empty()) {
        return "the file";
    }
    return fmt::format(fmt::runtime(key.ends_with(']') ? "[[{}]]" : "[{}]"), key_words(key));
}

}  // namespace seaeye
