// RFC 8536: header "TZif", a version-1 block to skip, a version-2 block with 64-bit times, and a
// footer "\n<POSIX TZ string>\n" for the years after the last listed change.
//
//   header  magic[4] version[1] zero[15] isutcnt isstdcnt leapcnt timecnt typecnt charcnt (6 x u32)
//   block   timecnt x time, timecnt x type index (u8), typecnt x {offset i32, isdst u8, name u8},
//           charcnt, leapcnt x (time + 4), isstdcnt, isutcnt bytes
#include "drivers/decode/time_zone.hpp"

#include <algorithm>
#include <limits>
#include <string_view>

#include "drivers/decode/posix_zone.hpp"

namespace seaeye {
namespace {

constexpr std::int64_t before_all = std::numeric_limits<std::int64_t>::min() / 4;
constexpr std::int64_t after_all = std::numeric_limits<std::int64_t>::max() / 4;
constexpr std::int64_t day_s = 86'400;
constexpr std::size_t header_size = 44;

using Bytes = std::span<const std::uint8_t>;

std::int64_t big_endian(Bytes bytes) {
    std::uint64_t value = (bytes[0] & 0x80U) != 0 ? ~std::uint64_t{0} : 0;
    for (const std::uint8_t byte : bytes) {
        value = value << 8U | byte;
    }
    return static_cast<std::int64_t>(value);
}

/// The counts of one header; nullopt when there is no such header or a count is absurd.
struct Header {
    std::size_t utc, standard, leaps, times, types, names;

    [[nodiscard]] std::size_t block_size(std::size_t time_size) const {
        return times * (time_size + 1) + types * 6 + names + leaps * (time_size + 4) + standard +
               utc;
    }
};

std::optional<Header> header_of(Bytes bytes) {
    constexpr std::string_view magic = "TZif";
    if (bytes.size() < header_size || !std::equal(magic.begin(), magic.end(), bytes.begin())) {
        return std::nullopt;
    }
    std::size_t counts[6]{};
    for (std::size_t i = 0; i < 6; ++i) {
        const std::int64_t count = big_endian(bytes.subspan(20 + i * 4, 4));
        if (count < 0 || count > 100'000) {
            return std::nullopt;
        }
        counts[i] = static_cast<std::size_t>(count);
    }
    return Header{counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]};
}

/// The text between the two line ends of the footer.
std::string_view footer_of(Bytes bytes) {
    const std::string_view text{reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    if (text.size() < 2 || text[0] != '\n') {
        return {};
    }
    return text.substr(1, text.find('\n', 1) - 1);
}

}  // namespace

TimeZone::TimeZone() : periods_{{before_all, 0}} {}

Result<TimeZone> TimeZone::parse(std::span<const std::uint8_t> tzif) {
    constexpr std::size_t time_size = 8;
    const Error damaged{ErrorCode::bad_value, "expected a TZif file of version 2 or later"};
    const auto first = header_of(tzif);
    if (!first || tzif.size() < header_size + first->block_size(4)) {
        return damaged;
    }
    const Bytes second = tzif.subspan(header_size + first->block_size(4));
    const auto header = header_of(second);
    if (!header || header->types == 0 ||
        second.size() < header_size + header->block_size(time_size)) {
        return damaged;
    }
    const Bytes block = second.subspan(header_size);
    const Bytes indexes = block.subspan(header->times * time_size, header->times);
    const Bytes types = block.subspan(header->times * (time_size + 1), header->types * 6);
    TimeZone zone;
    zone.periods_[0].offset = big_endian(types.first(4));
    for (std::size_t i = 0; i < header->times; ++i) {
        if (indexes[i] >= header->types) {
            return damaged;
        }
        const std::int64_t start = big_endian(block.subspan(i * time_size, time_size));
        const std::int64_t offset = big_endian(types.subspan(indexes[i] * 6U, 4));
        if (start > zone.periods_.back().start) {
            zone.periods_.push_back({start, offset});
        }
    }
    const auto changes =
        posix_zone_changes(footer_of(block.subspan(header->block_size(time_size))));
    for (const OffsetChange& change : changes) {
        if (change.utc > zone.periods_.back().start) {
            zone.periods_.push_back({change.utc, change.offset});
        }
    }
    return zone;
}

std::int64_t TimeZone::end_of(std::size_t period) const {
    return period + 1 < periods_.size() ? periods_[period + 1].start : after_all;
}

std::size_t TimeZone::period_at(std::int64_t utc) const {
    const auto after = std::upper_bound(
        periods_.begin() + 1, periods_.end(), utc, [](std::int64_t when, const Period& period) {
            return when < period.start;
        });
    return static_cast<std::size_t>(after - periods_.begin()) - 1;
}

std::int64_t TimeZone::to_utc(std::int64_t local, std::optional<std::int64_t> near) {
    const std::int64_t utc = local - periods_[recent_].offset;
    if (utc >= periods_[recent_].start + day_s && utc < end_of(recent_) - day_s) {
        return utc;
    }
    const std::int64_t found = search(local, near);
    recent_ = period_at(found);
    return found;
}

std::int64_t TimeZone::search(std::int64_t local, std::optional<std::int64_t> near) const {
    const std::size_t first = period_at(local - 2 * day_s);
    const std::size_t last = period_at(local + 2 * day_s);
    std::optional<std::int64_t> best;
    std::int64_t skipped = local - periods_[first].offset;
    for (std::size_t i = first; i <= last; ++i) {
        const std::int64_t utc = local - periods_[i].offset;
        if (utc >= end_of(i)) {
            skipped = utc;
        } else if (utc >= periods_[i].start) {
            const bool is_nearer = best && near && std::abs(utc - *near) < std::abs(*best - *near);
            best = !best || is_nearer ? utc : *best;
        }
    }
    return best.value_or(skipped);
}

}  // namespace seaeye
