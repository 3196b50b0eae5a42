// The JSON writer. Escaping after RFC 8259; UTF-8 checked after RFC 3629.
#include "schemas/json_writer.hpp"

#include <array>

#include "schemas/numbers.hpp"

namespace seaeye {
namespace {

/// Length of the valid UTF-8 sequence at the head of `text`, 0 when it is broken.
std::size_t utf8_length(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return static_cast<unsigned char>(text[i]);
    };
    const auto follows = [&](std::size_t i) {
        return i < text.size() && (byte(i) & 0xC0U) == 0x80U;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80U) {
        return 1;
    }
    if (lead >= 0xC2U && lead <= 0xDFU) {
        return follows(1) ? 2 : 0;
    }
    if (lead >= 0xE0U && lead <= 0xEFU && follows(1) && follows(2)) {
        const bool overlong = lead == 0xE0U && byte(1) < 0xA0U;
        const bool surrogate = lead == 0xEDU && byte(1) > 0x9FU;
        return overlong || surrogate ? 0 : 3;
    }
    if (lead >= 0xF0U && lead <= 0xF4U && follows(1) && follows(2) && follows(3)) {
        const bool overlong = lead == 0xF0U && byte(1) < 0x90U;
        const bool beyond = lead == 0xF4U && byte(1) > 0x8FU;
        return overlong || beyond ? 0 : 4;
    }
    return 0;
}

void append_unicode_escape(std::string& out, unsigned code) {
    constexpr std::string_view hex = "0123456789abcdef";
    out += "\\u00";
    out += hex[code >> 4U & 0xFU];
    out += hex[code & 0xFU];
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const char c = text.front();
        const auto code = static_cast<unsigned char>(c);
        std::size_t used = 1;
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (code < 0x20U || code == 0x7FU || c == '<' || c == '>' || c == '&') {
            append_unicode_escape(out, code);
        } else if (const std::size_t length = utf8_length(text); length > 0) {
            out.append(text.substr(0, length));
            used = length;
        } else {
            out += "\xEF\xBF\xBD";
        }
        text.remove_prefix(used);
    }
    out += '"';
}

void JsonWriter::key(std::string_view name) {
    comma();
    append_json_string(out_, name);
    out_ += ':';
    needs_comma_ = false;
}

void JsonWriter::integer(std::int64_t value) {
    comma();
    append_integer(out_, value);
}

void JsonWriter::number(double value, int decimals) {
    comma();
    if (!append_fixed(out_, value, decimals)) {
        out_ += "null";
    }
}

void JsonWriter::text(std::string_view value) {
    comma();
    append_json_string(out_, value);
}

void JsonWriter::time(Time value) {
    comma();
    out_ += '"';
    append_rfc3339(out_, value);
    out_ += '"';
}

void JsonWriter::raw(std::string_view json) {
    comma();
    out_ += json;
}

void JsonWriter::open(char bracket) {
    comma();
    out_ += bracket;
    needs_comma_ = false;
}

void JsonWriter::close(char bracket) {
    out_ += bracket;
    needs_comma_ = true;
}

void JsonWriter::comma() {
    if (needs_comma_) {
        out_ += ',';
    }
    needs_comma_ = true;
}

}  // namespace seaeye
