// A streaming JSON writer: appends to a string, keeps the commas, escapes every text. Compact, no
// trees.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "schemas/time.hpp"

namespace seaeye {

/// Appends text as a JSON string with quotes. Control characters are escaped, invalid UTF-8 becomes
/// U+FFFD, and
/// '<', '>' and '&' are escaped so that AIS text can never become markup.
void append_json_string(std::string& out, std::string_view text);

/// Writes one JSON document into a string it borrows. The caller keeps begin and end calls paired.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : out_{out} {}

    void begin_object() { open('{'); }

    void end_object() { close('}'); }

    void begin_array() { open('['); }

    void end_array() { close(']'); }

    /// The name of the next value.
    void key(std::string_view name);

    void null() { raw("null"); }

    void boolean(bool value) { raw(value ? "true" : "false"); }  // one value, not a mode

    void integer(std::int64_t value);

    /// Fixed decimals; not finite becomes null.
    void number(double value, int decimals);

    void text(std::string_view value);

    void time(Time value);

    /// Text that is JSON already.
    void raw(std::string_view json);

private:
    void open(char bracket);
    void close(char bracket);
    void comma();

    std::string& out_;  // owned by the caller, outlives the writer
    bool needs_comma_ = false;
};

}  // namespace seaeye
