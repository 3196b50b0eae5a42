#include "drivers/mqtt/subscriptions.hpp"

#include <algorithm>

#include "drivers/mqtt/availability.hpp"

namespace seaeye::mqtt {
namespace {

constexpr int refused_from = 128;  // codes of SUBACK, in every version

}  // namespace

Subscriptions::Subscriptions(const std::vector<std::string>& topics) {
    for (const std::string& topic : topics) {
        all_.push_back({.topic = topic});
    }
    for (const std::string& topic : topics) {
        const std::string beside = Availability::topic_beside(topic);
        if (std::ranges::find(all_, beside, &Subscription::topic) == all_.end()) {
            all_.push_back({.topic = beside, .is_wanted = false});
        }
    }
}

void Subscriptions::reset() {
    for (Subscription& each : all_) {
        each.is_answered = false;
        each.refusal = 0;
    }
}

void Subscriptions::answered(int request, int code) {
    const auto asked = std::ranges::find(all_, request, &Subscription::request);
    if (asked != all_.end()) {
        asked->is_answered = true;
        asked->refusal = code >= refused_from ? code : 0;
    }
}

bool Subscriptions::are_answered() const {
    return std::ranges::all_of(all_, &Subscription::is_answered);
}

const Subscription* Subscriptions::refused() const {
    const auto at = std::ranges::find_if(
        all_, [](const Subscription& each) { return each.is_wanted && each.refusal != 0; });
    return at == all_.end() ? nullptr : &*at;
}

}  // namespace seaeye::mqtt
