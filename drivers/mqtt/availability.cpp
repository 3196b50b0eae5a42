#include "drivers/mqtt/availability.hpp"

#include "drivers/mqtt/words.hpp"

namespace seaeye::mqtt {
namespace {

constexpr std::string_view last_level = "available";
constexpr std::size_t longest_topic = 80;
constexpr std::size_t longest_word = 20;

}  // namespace

std::string Availability::topic_beside(std::string_view topic) {
    const std::size_t slash = topic.rfind('/');
    const std::size_t kept = slash == std::string_view::npos ? 0 : slash + 1;
    return std::string{topic.substr(0, kept)} + std::string{last_level};
}

bool Availability::is_told_on(std::string_view topic) {
    return topic == last_level ||
           (topic.ends_with(last_level) && topic[topic.size() - last_level.size() - 1] == '/');
}

void Availability::heard(std::string_view topic, std::string_view word) {
    const auto known = away_.find(topic);
    if (word == "online" || word.empty()) {
        if (known != away_.end()) {
            away_.erase(known);
        }
    } else if (known != away_.end()) {
        known->second = printable(word, longest_word);
    } else if (away_.size() < most) {
        away_.emplace(topic, printable(word, longest_word));
    }
}

std::string Availability::sentence() const {
    if (away_.empty()) {
        return {};
    }
    const auto& [topic, word] = *away_.begin();
    const std::string first = printable(topic, longest_topic) + " says " + word;
    return away_.size() == 1 ? first
                             : first + ", and " + std::to_string(away_.size() - 1) + " more";
}

}  // namespace seaeye::mqtt
