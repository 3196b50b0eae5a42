// The frame that a driver was at when its process ended, kept for a look: a journal of one frame,
// which `sea-eye replay` and `sea-eye driver-check --input` read.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "schemas/result.hpp"
#include "schemas/time.hpp"

namespace seaeye {

struct LastFrame {
    std::string source;            ///< its id
    std::optional<Time> received;  ///< as the driver was told
    std::uint8_t stream = 0;
    std::span<const std::uint8_t> bytes;
};

/// Of one source no more are kept: the oldest goes.
inline constexpr std::size_t most_last_frames = 20;

/// Writes it into `directory`, which is made if need be, and gives the file's path. `now`: of the
/// wall clock, for its name. Fails: not_readable with the path.
Result<std::string> keep_last_frame(const std::string& directory, const LastFrame& frame, Time now);

}  // namespace seaeye
