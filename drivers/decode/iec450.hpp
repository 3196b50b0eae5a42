// IEC 61162-450 datagrams: what ships' networks send to multicast groups. A datagram is known by
// its own head, never by its port.
//
//   "UdPbC" 00 | line...   line: \TAG block\sentence CR LF; several lines a datagram
//   "RaUdP" 00, "RrUdP" 00, "RpUdP" 00: pieces of files and images; counted, not put together
//
// The TAG block's s: names the source and n: counts its lines, 1 to 999 and round again: what is
// missing between two of them was lost on the way. Source: IEC 61162-450:2018, 7.2 and 7.3.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace seaeye {

enum class Iec450Kind : std::uint8_t { none, sentences, binary };

/// What a datagram is.
Iec450Kind iec450_kind(std::span<const std::uint8_t> datagram);

/// The lines of a datagram of kind sentences.
std::span<const std::uint8_t> iec450_lines(std::span<const std::uint8_t> datagram);

/// Counts the lines that got lost between one that came and the next, for each source.
class LineLossCount {
public:
    static constexpr std::size_t most_sources = 256;   ///< those beyond are not watched
    static constexpr std::uint64_t greatest = 999;     ///< then 1 follows
    static constexpr std::uint64_t furthest_gap = 99;  ///< beyond it a source has begun anew

    /// A line that came.
    void take(std::string_view line);

    [[nodiscard]] std::uint64_t lost() const { return lost_; }

    /// Lines that came twice or after their turn, and sources that began anew.
    [[nodiscard]] std::uint64_t restarts() const { return restarts_; }

private:
    std::map<std::string, std::uint64_t, std::less<>> newest_;  // n: by s:
    std::uint64_t lost_ = 0;
    std::uint64_t restarts_ = 0;
};

}  // namespace seaeye
