// How deep a JSON text nests, told without parsing it: what is too deep is refused before anything
// recursive sees it.
#pragma once

#include <cstddef>
#include <string_view>

namespace seaeye {

/// True when brackets and braces outside of texts nest deeper than `most`.
constexpr bool nests_deeper(std::string_view json, std::size_t most) {
    std::size_t depth = 0;
    bool is_text = false;
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (is_text) {
            at += c == '\\' ? 1U : 0U;
            is_text = c != '"';
        } else if (c == '"') {
            is_text = true;
        } else if (c == '{' || c == '[') {
            if (++depth > most) {
                return true;
            }
        } else if ((c == '}' || c == ']') && depth > 0) {
            --depth;
        }
    }
    return false;
}

}  // namespace seaeye
