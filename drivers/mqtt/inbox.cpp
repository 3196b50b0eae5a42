#include "drivers/mqtt/inbox.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace seaeye::mqtt {

void Inbox::connected() {
    ++counts_.connections;
    availability_.forget();
}

void Inbox::take(const Message& message) {
    ++counts_.messages;
    counts_.bytes += message.payload.size();
    if (Availability::is_told_on(message.topic)) {
        availability_.heard(message.topic, message.payload);
    } else if (message.is_retained) {
        ++counts_.retained;
    } else if (message.payload.empty()) {
        ++counts_.empty;
    } else if (message.payload.size() > frame_cap_) {
        ++counts_.too_long;
    } else {
        publish(message.payload);
    }
}

/// A frame is a line. Of a document printed over several the line ends become tabs, which JSON
/// allows wherever it allows line ends, and nowhere else.
void Inbox::publish(std::string_view payload) {
    constexpr auto is_line_end = [](char c) {
        return c == '\r' || c == '\n';
    };
    if (std::ranges::any_of(payload, is_line_end)) {
        line_.assign(payload);
        std::ranges::replace_if(line_, is_line_end, '\t');
        payload = line_;
    }
    host_.publish(
        host_.context, reinterpret_cast<const std::uint8_t*>(payload.data()), payload.size());
}

void Inbox::tell_metrics() const {
    const std::array<std::pair<std::string_view, std::uint64_t>, 7> metrics{{
        {"connections", counts_.connections},
        {"messages", counts_.messages},
        {"bytes", counts_.bytes},
        {"too_long", counts_.too_long},
        {"retained", counts_.retained},
        {"empty", counts_.empty},
        {"senders_away", availability_.away()},
    }};
    for (const auto& [name, value] : metrics) {
        host_.metric(
            host_.context, {.bytes = name.data(), .size = name.size()}, static_cast<double>(value));
    }
}

}  // namespace seaeye::mqtt
