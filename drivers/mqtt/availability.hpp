// Who, of those that send, says that it is away: "online", or any other word, on the topic
// .../available beside the one it sends on. Frigate does so, its last will too.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace seaeye::mqtt {

class Availability {
public:
    static constexpr std::size_t most = 64;  ///< that are away; more are not remembered

    /// "frigate/events" -> "frigate/available": the last level is replaced.
    static std::string topic_beside(std::string_view topic);

    /// Whether what comes on a topic is of this kind.
    static bool is_told_on(std::string_view topic);

    /// An empty word takes back what was said.
    void heard(std::string_view topic, std::string_view word);

    /// A new connection: the broker tells anew.
    void forget() { away_.clear(); }

    [[nodiscard]] std::size_t away() const { return away_.size(); }

    /// "frigate/available says offline"; with several away the first, and how many more. Empty: all
    /// that speak are there.
    [[nodiscard]] std::string sentence() const;

private:
    std::map<std::string, std::string, std::less<>> away_;  // topic -> word
};

}  // namespace seaeye::mqtt
