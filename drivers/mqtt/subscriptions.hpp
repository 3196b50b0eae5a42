// The topics that we ask a broker for, and what it answered.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seaeye::mqtt {

struct Subscription {
    std::string topic;
    bool is_wanted = true;  ///< else it only tells who is away, and may be refused
    int request = 0;        ///< the library's number of it
    bool is_answered = false;
    int refusal = 0;  ///< the broker's code; 0: none
};

class Subscriptions {
public:
    /// The topics, and beside each the one that tells whether its sender is there.
    explicit Subscriptions(const std::vector<std::string>& topics);

    /// A new connection: nothing is answered.
    void reset();

    /// Asks for each that is not read. `ask(topic)` gives the request's number.
    template <class Ask>
    void ask_for_missing(Ask&& ask) {
        for (Subscription& each : all_) {
            if (!each.is_answered || each.refusal != 0) {
                each.request = ask(each.topic);
            }
        }
    }

    /// The broker's answer. `code`: of SUBACK.
    void answered(int request, int code);

    [[nodiscard]] bool are_answered() const;

    /// The first that is wanted and was refused; nullptr: none.
    [[nodiscard]] const Subscription* refused() const;

private:
    std::vector<Subscription> all_;
};

}  // namespace seaeye::mqtt
