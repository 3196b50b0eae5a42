// What becomes of a message: a frame for the host, a word about a sender, or a number in a counter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "drivers/mqtt/availability.hpp"
#include "sea-eye/driver.h"

namespace seaeye::mqtt {

/// A message as it came. Borrowed for the call.
struct Message {
    std::string_view topic;
    std::string_view payload;
    bool is_retained = false;  ///< the broker had kept it: it was said before we listened
};

class Inbox {
public:
    /// The host is borrowed and outlives this. `frame_cap`: longer messages are not published.
    Inbox(const seaeye_host& host, std::size_t frame_cap) : host_{host}, frame_cap_{frame_cap} {}

    /// A new connection: the broker tells anew who is away.
    void connected();

    /// Of a retained message nobody knows how long ago it was said, so no event is taken from it;
    /// who is away is meant to be retained.
    void take(const Message& message);

    void tell_metrics() const;

    [[nodiscard]] const Availability& availability() const { return availability_; }

private:
    struct Counts {
        std::uint64_t connections = 0;
        std::uint64_t messages = 0;
        std::uint64_t bytes = 0;
        std::uint64_t too_long = 0;
        std::uint64_t retained = 0;
        std::uint64_t empty = 0;
    };

    void publish(std::string_view payload);

    const seaeye_host& host_;  // the host's, outlives this
    std::size_t frame_cap_;
    Availability availability_;
    Counts counts_;     // of all connections
    std::string line_;  // a message that was printed over several lines
};

}  // namespace seaeye::mqtt
