// Feeds lines to the AIS stream and keeps what came out, as short text that a test can compare.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/decode/ais_message_json.hpp"
#include "drivers/decode/ais_stream.hpp"
#include "drivers/decode/ais_text.hpp"
#include "tests/drivers/line_accounts.hpp"

namespace seaeye::test {

/// Checksummed: "AIVDM,..." to "!AIVDM,...*hh".
inline std::string sentence(std::string_view body, char start = '!') {
    constexpr std::string_view hex = "0123456789ABCDEF";
    const unsigned sum = nmea_checksum(body);
    return start + std::string{body} + '*' + hex[sum / 16] + hex[sum % 16];
}

class StreamProbe final : public AisSink, public LineAccounts {
public:
    explicit StreamProbe(TimeZone zone = {}, AisChoices choices = {})
        : stream_{std::move(zone), choices} {}

    StreamProbe& feed(std::string_view line, std::int64_t link_us = 0) {
        stream_.feed({.number = next_line(), .link_us = link_us, .text = line}, *this);
        return *this;
    }

    /// From one of the peers that a link has side by side.
    StreamProbe& feed_from(std::uint8_t peer, std::string_view line) {
        stream_.feed({.number = next_line(), .text = line, .stream = peer}, *this);
        return *this;
    }

    StreamProbe& feed_all(const std::vector<std::string>& lines) {
        for (const std::string& line : lines) {
            feed(line);
        }
        return *this;
    }

    StreamProbe& flush() {
        stream_.flush(*this);
        return *this;
    }

    void message(const ais::Message& message, const Reception& reception) override {
        messages.push_back(std::to_string(message.type) + "/" +
                           std::to_string(to_number(message.mmsi)));
        receptions.push_back(reception);
        json.emplace_back();
        writer_.append(json.back(), message, reception);
    }

    void account(std::uint64_t line, Outcome outcome) override { settle(line, to_string(outcome)); }

    void count(std::uint32_t counter) override { ++counters[ais_counter_names.at(counter)]; }

    std::vector<std::string> messages;  // "type/mmsi"
    std::vector<std::string> json;
    std::vector<Reception> receptions;
    std::map<std::string, int> counters;

private:
    AisMessageJson writer_;
    AisStream stream_;
};

}  // namespace seaeye::test
