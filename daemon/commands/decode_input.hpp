// What `sea-eye decode` reads, whatever holds it: a log, a capture or a journal, packed or not.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "daemon/exit_code.hpp"
#include "daemon/replay/frames.hpp"

namespace seaeye::commands {

/// Looks at the first bytes of a log before any of it is decoded; a sentence when it is none.
using HeadFault =
    std::function<std::optional<std::string>(std::span<const std::uint8_t>, const std::string&)>;

/// Hands every frame of `path` to `on_frame`, which says whether it wants more, and tells on stderr
/// what of the input gave no frame. ok, or what the shell is to be told, with the sentence on
/// stderr.
ExitCode read_input(const std::string& path,
                    FrameRule rule,
                    const HeadFault& head_fault,
                    const std::function<bool(const ReplayFrame&)>& on_frame);

}  // namespace seaeye::commands
