// A set-associative table, as a processor's cache is: one look at 128 bytes a key, whatever comes.
#include "schemas/recent_keys.hpp"

namespace seaeye {
namespace {

/// Spreads a key's bits over the upper ones.
std::uint64_t mixed(const SaidKey& key) {
    constexpr std::uint64_t odd = 0x9E37'79B9'7F4A'7C15;
    std::uint64_t sum = 0;
    for (const std::uint64_t word : key) {
        sum = (sum ^ word) * odd;
        sum ^= sum >> 32U;
    }
    return sum * odd >> 32U;
}

}  // namespace

RecentKeys::RecentKeys(std::size_t sets, Duration longest)
    : sets_(sets),
      longest_us_{longest.count()} {}

RecentKeys::Set& RecentKeys::set_of(const SaidKey& key) {
    return sets_[mixed(key) & (sets_.size() - 1)];
}

/// Its window has closed; or the clock has gone back so far that it has not opened.
bool RecentKeys::is_over(const Entry& entry, std::int64_t now_us) const {
    return entry.until_us() < now_us || entry.until_us() > now_us + 2 * longest_us_;
}

RecentKeys::Entry& RecentKeys::room_in(Set& set, std::int64_t now_us) {
    Entry* least = set.data();
    for (Entry& entry : set) {
        if (is_over(entry, now_us)) {
            return entry;
        }
        least = entry.until_us() < least->until_us() ? &entry : least;
    }
    ++forgotten_;
    return *least;
}

bool RecentKeys::is_again(const SaidKey& key, Hearing heard, Duration window) {
    const std::int64_t now_us = to_micros(heard.at);
    constexpr std::int64_t farthest_us = std::int64_t{1} << 54U;  // what an entry holds
    if (now_us < -farthest_us || now_us > farthest_us) {
        return false;
    }
    Set& set = set_of(key);
    const Entry fresh{key, now_us + window.count(), heard.channel};
    for (Entry& entry : set) {
        const bool is_on_channel =
            entry.channel() == 0 || heard.channel == 0 || entry.channel() == heard.channel;
        if (entry.is_empty() || entry.key() != key || !is_on_channel) {
            continue;
        }
        const std::int64_t since = now_us - (entry.until_us() - window.count());
        if (since >= -window.count() && since <= window.count()) {
            return true;
        }
        entry = fresh;
        return false;
    }
    room_in(set, now_us) = fresh;
    return false;
}

}  // namespace seaeye
