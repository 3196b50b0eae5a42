#include "drivers/decode/camera/fields.hpp"

#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

#include "drivers/decode/unix_time.hpp"
#include "schemas/time.hpp"

namespace seaeye::camera {
namespace {

using nlohmann::json;

constexpr double farthest_px = 100'000.0;

bool is_within(double value, Range range) {
    return range.least <= value && value <= range.most;  // false for NaN
}

/// UTF-8: every byte but those that go on with a character begins one.
bool begins_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

std::size_t characters_in(const std::string& text) {
    std::size_t count = 0;
    for (const char c : text) {
        count += begins_character(c) ? 1U : 0U;
    }
    return count;
}

/// At most so many bytes, and no half of a character at the end.
std::string shortened(std::string text, std::size_t most) {
    if (text.size() > most) {
        while (most > 0 && !begins_character(text[most])) {
            --most;
        }
        text.resize(most);
    }
    return text;
}

std::optional<std::int64_t> micros_of(const json& value) {
    if (value.is_number()) {
        const double seconds_1970 = value.get<double>();
        constexpr double last = static_cast<double>(latest_log_us) * 1e-6;
        return 1e8 <= seconds_1970 && seconds_1970 < last
                   ? std::optional{static_cast<std::int64_t>(std::llround(seconds_1970 * 1e6))}
                   : std::nullopt;
    }
    if (!value.is_string()) {
        return std::nullopt;
    }
    const auto time = parse_rfc3339(value.get_ref<const std::string&>());
    return time && is_log_time(to_micros(*time)) ? std::optional{to_micros(*time)} : std::nullopt;
}

}  // namespace

void Fields::fail(Outcome outcome) {
    if (outcome_ == Outcome::ok) {
        outcome_ = outcome;
    }
}

const json* Fields::find(const char* name, Presence presence) {
    const auto at = object_.find(name);
    if (at != object_.end()) {
        return &*at;
    }
    if (presence == Presence::required) {
        fail(Outcome::missing_field);
    }
    return nullptr;
}

std::optional<double> Fields::number(const char* name, Range range, Presence presence) {
    const json* const value = find(name, presence);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!value->is_number() || !is_within(value->get<double>(), range)) {
        fail(Outcome::bad_field);
        return std::nullopt;
    }
    return value->get<double>();
}

std::string Fields::text(const char* name, Length length, Presence presence) {
    const json* const value = find(name, presence);
    if (value == nullptr) {
        return {};
    }
    if (!value->is_string()) {
        fail(Outcome::bad_field);
        return {};
    }
    const auto& text = value->get_ref<const std::string&>();
    const std::size_t characters = characters_in(text);
    if (characters < length.least || characters > length.most) {
        fail(Outcome::bad_field);
        return {};
    }
    return shortened(text, length.most);
}

std::optional<std::int64_t> Fields::time(const char* name, Presence presence) {
    const json* const value = find(name, presence);
    if (value == nullptr) {
        return std::nullopt;
    }
    const auto us = micros_of(*value);
    if (!us) {
        fail(Outcome::bad_field);
    }
    return us;
}

std::optional<Box> Fields::box(const char* name, Presence presence) {
    const json* const value = find(name, presence);
    if (value == nullptr) {
        return std::nullopt;
    }
    std::array<double, 4> edges{};
    bool is_good = value->is_array() && value->size() == edges.size();
    for (std::size_t i = 0; is_good && i < edges.size(); ++i) {
        const json& edge = (*value)[i];
        is_good = edge.is_number() && is_within(edge.get<double>(), {-farthest_px, farthest_px});
        edges[i] = is_good ? edge.get<double>() : 0.0;
    }
    if (!is_good) {
        fail(Outcome::bad_field);
        return std::nullopt;
    }
    return Box{.x0 = edges[0], .y0 = edges[1], .x1 = edges[2], .y1 = edges[3]};
}

std::optional<bool> Fields::flag(const char* name) {
    const json* const value = find(name, Presence::optional);
    if (value == nullptr) {
        return std::nullopt;
    }
    if (!value->is_boolean()) {
        fail(Outcome::bad_field);
        return std::nullopt;
    }
    return value->get<bool>();
}

const json* Fields::object(const char* name, Presence presence) {
    const json* const value = find(name, presence);
    if (value != nullptr && !value->is_object()) {
        fail(Outcome::bad_field);
        return nullptr;
    }
    return value;
}

}  // namespace seaeye::camera
