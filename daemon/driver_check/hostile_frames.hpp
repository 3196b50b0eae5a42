// Frames that no sensor sends but a wire, a fault or an enemy may: empty ones, the longest, every
// byte, what the sample holds cut short at every length and changed at random. The same seed gives
// the same frames.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "daemon/driver_check/sample.hpp"

namespace seaeye::conformance {

/// Gets each frame and how it was made; says whether it wants more.
using OnHostileFrame = std::function<bool(std::span<const std::uint8_t>, std::string_view what)>;

class HostileFrames {
public:
    static constexpr std::size_t mutations = 10'000;

    /// `sample` may be empty, and outlives this. No frame is longer than `rule` allows, and none
    /// that is a line holds an end of line: no host would give it.
    HostileFrames(FrameRule rule, std::span<const SampleFrame> sample)
        : rule_{rule},
          sample_{sample} {}

    /// Each calls `on_frame` until it has had enough.
    void plain(const OnHostileFrame& on_frame) const;
    void truncated(const OnHostileFrame& on_frame) const;
    void mutated(std::size_t count, const OnHostileFrame& on_frame) const;

    /// The longest frame there may be, bytes.
    [[nodiscard]] std::size_t longest() const;

private:
    using Bytes = std::vector<std::uint8_t>;

    [[nodiscard]] bool hand_over(Bytes bytes,
                                 std::string_view what,
                                 const OnHostileFrame& on_frame) const;
    [[nodiscard]] Bytes repeated_sample() const;

    FrameRule rule_;
    std::span<const SampleFrame> sample_;  // the caller's
};

}  // namespace seaeye::conformance
