// A set-associative table, as a processor's cache is.
#include "schemas/recent_keys.hpp"

#include <bit>

namespace seaeye {
namespace {

/// Spreads a key's bits over 32.
std::uint32_t mixed(const SaidKey& key) {
    const std::uint64_t sum = key[0] * 0x9E37'79B9'7F4A'7C15 ^ key[1] * 0xC2B2'AE3D'27D4'EB4F ^
                              key[2] * 0xD6E8'FEB8'6659'FD93;
    return static_cast<std::uint32_t>((sum ^ sum >> 29U) >> 32U);
}

/// Without a call for 24 bytes.
bool is_same(const SaidKey& a, const SaidKey& b) {
    return ((a[0] ^ b[0]) | (a[1] ^ b[1]) | (a[2] ^ b[2])) == 0;
}

/// A bit in each byte of `tags` that is `tag`; perhaps in others too, above one that is.
std::uint32_t equal_bytes(std::uint32_t tags, std::uint32_t tag) {
    constexpr std::uint32_t ones = 0x0101'0101;
    const std::uint32_t differences = tags ^ ones * tag;
    return (differences - ones) & ~differences & 0x80 * ones;
}

}  // namespace

RecentKeys::RecentKeys(std::size_t sets, Duration longest)
    : sets_(sets),
      tags_(sets),
      longest_us_{longest.count()} {}

void RecentKeys::remember(std::size_t set,
                          std::uint32_t tag,
                          const Entry& fresh,
                          std::int64_t now_us) {
    Tags& tags = tags_[set];
    const std::uint32_t shift = 8 * tags.next;
    Entry& oldest = sets_[set][tags.next];
    // Its window is open: neither has it closed, nor is it far ahead of a clock that went back.
    forgotten_ +=
        oldest.until_us() >= now_us && oldest.until_us() <= now_us + 2 * longest_us_ ? 1 : 0;
    oldest = fresh;
    tags.bits = (tags.bits & ~(0xFFU << shift)) | tag << shift;
    tags.next = (tags.next + 1) % ways;
}

bool RecentKeys::is_again(const SaidKey& key, Hearing heard, Duration window) {
    const std::int64_t now_us = to_micros(heard.at);
    constexpr std::int64_t farthest_us = std::int64_t{1} << 54U;  // what an entry holds
    if (now_us < -farthest_us || now_us > farthest_us) {
        return false;
    }
    const std::uint32_t mix = mixed(key);
    const std::size_t set = mix & (sets_.size() - 1);
    const std::uint32_t tag = mix >> 24U | 1U;
    const Entry fresh{key, now_us + window.count(), heard.channel};
    std::uint32_t found = equal_bytes(tags_[set].bits, tag);
    for (; found != 0; found &= found - 1) {
        Entry& entry = sets_[set][static_cast<std::size_t>(std::countr_zero(found)) / 8];
        const bool is_on_channel =
            entry.channel() == 0 || heard.channel == 0 || entry.channel() == heard.channel;
        if (!is_same(entry.key(), key) || !is_on_channel) {
            continue;
        }
        const std::int64_t since = now_us - (entry.until_us() - window.count());
        if (since >= -window.count() && since <= window.count()) {
            return true;
        }
        entry = fresh;
        return false;
    }
    remember(set, tag, fresh, now_us);
    return false;
}

}  // namespace seaeye
