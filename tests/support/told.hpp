// The owner of a link in a test: writes down everything it is told.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "daemon/links/link.hpp"

namespace seaeye {

/// Everything a link told.
struct Told {
    std::string bytes;
    std::map<std::uint32_t, std::string> streams;
    std::vector<std::string> datagrams;
    std::vector<LinkReport> reports;
    bool has_room = true;

    LinkHandlers handlers() {
        return {.on_arrival =
                    [this](const Arrival& arrival) {
                        note(arrival);
                        return true;
                    },
                .on_report = [this](const LinkReport& report) { reports.push_back(report); },
                .has_room =
                    [this] {
                        return has_room;
                    }};
    }

    void note(const Arrival& arrival) {
        const std::string text{arrival.bytes.begin(), arrival.bytes.end()};
        bytes += text;
        if (arrival.kind == Arrival::Kind::datagram) {
            datagrams.push_back(text);
        } else {
            streams[arrival.stream] += arrival.kind == Arrival::Kind::end ? "|" : text;
        }
    }

    [[nodiscard]] bool has_state(SourceState state) const {
        return std::ranges::any_of(reports, [state](const auto& r) { return r.state == state; });
    }

    [[nodiscard]] bool has_said(const std::string& words) const {
        return std::ranges::any_of(reports, [&words](const auto& r) {
            return r.sentence.find(words) != std::string::npos;
        });
    }

    [[nodiscard]] auto connects() const {
        return std::ranges::count_if(reports, [](const auto& r) { return r.is_connected; });
    }
};

/// Impatient enough for a test, patient enough for a busy machine.
inline LinkTimes quick() {
    LinkTimes times;
    times.silence_timeout = seconds(20);
    times.backoff = {.shortest = seconds(0.02), .longest = seconds(0.05), .healthy_after = {}};
    return times;
}

}  // namespace seaeye
