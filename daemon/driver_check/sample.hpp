// Frames of the driver's own sensor, out of a file that its author gave, cut as a link would.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "daemon/links/frame_cutter.hpp"
#include "schemas/result.hpp"

namespace seaeye::conformance {

struct SampleFrame {
    std::vector<std::uint8_t> bytes;
    std::int64_t received_us = 0;  ///< microseconds since 1970; 0: the file does not say
    std::uint8_t stream = 0;       ///< which of a link's peers sent it
};

struct Sample {
    static constexpr std::size_t most_frames = 5'000;
    static constexpr std::size_t most_bytes = 8U << 20U;

    std::vector<SampleFrame> frames;
    bool is_cut = false;  ///< there was more in the file
};

/// Logs, captures and journals, packed or not. Fails: bad_value for a path that asks for what there
/// is not, not_found, not_readable; bad_value too when no frame is in it. In one sentence.
Result<Sample> read_sample(const std::string& path, FrameRule rule);

}  // namespace seaeye::conformance
