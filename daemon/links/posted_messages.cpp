// Source: AIS-catcher's documentation of its HTTP output, protocol "jsonaiscatcher".
// A document is parsed and written again, so that one printed over several lines is one line.
// Writing is recursive, hence the limit to how deep a document may nest.
#include "daemon/links/posted_messages.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "drivers/decode/json_depth.hpp"

namespace seaeye {
namespace {

using nlohmann::json;

constexpr std::size_t deepest = 64;

/// Faulty UTF-8 becomes U+FFFD: a station's name may hold anything.
std::string text_of(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string line_of(const json& message) {
    const auto nmea = message.find("nmea");
    if (nmea == message.end()) {
        return text_of(message);
    }
    json line;
    for (const char* key : {"rxuxtime", "rxtime"}) {
        if (const auto time = message.find(key); time != message.end()) {
            line[key] = *time;
        }
    }
    line["nmea"] = *nmea;
    return text_of(line);
}

std::vector<std::string> lines_in(std::string_view body) {
    std::vector<std::string> lines;
    while (!body.empty()) {
        const std::size_t end = std::min(body.find_first_of("\r\n"), body.size());
        if (end > 0) {
            lines.emplace_back(body.substr(0, end));
        }
        body.remove_prefix(std::min(end + 1, body.size()));
    }
    return lines;
}

Result<std::vector<std::string>> messages_in(const json& posted) {
    const json& messages =
        posted.is_object() && posted.contains("msgs") ? posted.at("msgs") : posted;
    if (messages.is_object()) {
        return std::vector{line_of(messages)};
    }
    if (!messages.is_array()) {
        return Error{ErrorCode::bad_value, "expected a message, or a list of messages as msgs"};
    }
    std::vector<std::string> lines;
    for (const json& message : messages) {
        if (!message.is_object()) {
            return Error{ErrorCode::bad_value, "expected each message to be a JSON object"};
        }
        lines.push_back(line_of(message));
    }
    return lines;
}

}  // namespace

Result<std::vector<std::string>> posted_messages(std::string_view body) {
    const std::size_t first = std::min(body.find_first_not_of(" \t\r\n"), body.size());
    const bool is_json = first < body.size() && (body[first] == '{' || body[first] == '[');
    if (!is_json) {
        return lines_in(body);
    }
    if (nests_deeper(body, deepest)) {
        return Error{ErrorCode::bad_value, "the JSON nests deeper than 64 levels"};
    }
    const json posted = json::parse(body, nullptr, false);
    // Several objects, a line each, are no JSON document.
    return posted.is_discarded() && body.find('\n', first) != std::string_view::npos
               ? lines_in(body)
           : posted.is_discarded() ? Result<std::vector<std::string>>{Error{ErrorCode::bad_value,
                                                                            "the JSON is damaged"}}
                                   : messages_in(posted);
}

}  // namespace seaeye
