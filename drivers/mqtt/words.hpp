// What went wrong with a broker, in a sentence that also says what to do about it. Printable ASCII
// only, whatever came off the wire.
#pragma once

#include <string>
#include <string_view>

#include "drivers/mqtt/settings.hpp"

namespace seaeye::mqtt {

/// What a call of the library ended with.
struct Fault {
    int code = 0;                   ///< of the library, or a reason code of MQTT 5
    int system_error = 0;           ///< errno, or what getaddrinfo said
    std::string_view last_words{};  ///< the library's own
    bool is_greeted = true;         ///< the broker had let us in
};

/// No connection came about.
std::string unreachable_words(const Settings& settings, const Fault& fault);

/// The broker answered our greeting with a no. `code`: of CONNACK, in either version.
std::string refusal_words(const Settings& settings, int code);

/// A connection that was there is gone.
std::string loss_words(const Settings& settings, const Fault& fault);

/// The broker would not have a topic read. `code`: of SUBACK.
std::string unsubscribed_words(const Settings& settings, std::string_view topic, int code);

/// At most `most` characters; what is not printable ASCII is a question mark.
std::string printable(std::string_view text, std::size_t most);

}  // namespace seaeye::mqtt
