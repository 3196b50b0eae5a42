// What is in a recording, counted in one pass.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "daemon/captures/record.hpp"

namespace seaeye {

struct SourceTally {
    std::uint64_t frames = 0;
    std::uint64_t bytes = 0;
    std::optional<Time> first;
    std::optional<Time> last;
};

/// A time in which nothing was recorded.
struct Gap {
    Time from;
    Time to;
};

struct CaptureInfo {
    static constexpr std::size_t most_sources = 1024;  ///< the others count under "others"
    static constexpr std::size_t most_gaps = 1000;     ///< those beyond are counted only

    std::string format;
    std::optional<Time> first;
    std::optional<Time> last;
    std::uint64_t frames = 0;
    std::uint64_t bytes = 0;
    std::uint64_t heartbeats = 0;
    std::uint64_t without_time = 0;
    std::uint64_t out_of_order = 0;  ///< received before the one before them
    std::map<std::string, SourceTally> sources;
    std::vector<Gap> gaps;
    std::uint64_t gap_count = 0;
    std::string damage;  ///< one sentence; empty when there is none

    /// `least_gap`: what counts as a gap.
    void take(const Record& record, Duration least_gap);
};

/// One JSON object. `path` names the file in it.
std::string to_json(const CaptureInfo& info, const std::string& path);

/// A few lines for a person.
std::string to_text(const CaptureInfo& info, const std::string& path);

}  // namespace seaeye
