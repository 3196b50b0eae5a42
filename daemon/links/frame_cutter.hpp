// From what an input brings, pieces of a stream or datagrams, to the frames that a driver takes.
// The same cutter stands behind live links, logs and captures.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "daemon/links/block_framer.hpp"
#include "daemon/links/line_framer.hpp"
#include "drivers/host.hpp"
#include "schemas/sensor.hpp"

namespace seaeye {

/// How a driver wants its frames.
struct FrameRule {
    Framing framing = Framing::line;
    std::size_t cap = LineFramer::usual_cap;  ///< bytes of a line or block
};

/// Cuts one input. Any thread, one at a time.
class FrameCutter {
public:
    explicit FrameCutter(FrameRule rule) : rule_{rule}, lines_{rule.cap}, blocks_{rule.cap} {}

    /// The next piece of a stream. Datagrams and streams cannot be told apart in it: a driver that
    /// takes them gets the piece as it is.
    template <class OnFrame>
    void stream(std::span<const std::uint8_t> bytes, OnFrame&& on_frame) {
        switch (rule_.framing) {
            case Framing::line:
                lines_.feed(bytes, on_frame);
                break;
            case Framing::block:
                blocks_.feed(bytes, on_frame);
                break;
            case Framing::datagram:
            case Framing::stream:
                on_frame(bytes);
                break;
        }
    }

    /// One datagram: a frame, or lines, the last of which needs no end.
    template <class OnFrame>
    void datagram(std::span<const std::uint8_t> bytes, OnFrame&& on_frame) {
        if (rule_.framing != Framing::line) {
            on_frame(bytes);
            return;
        }
        lines_.feed(bytes, on_frame);
        lines_.finish(on_frame);
    }

    /// The stream ended or broke: what is unfinished is a frame, and nothing goes on from it.
    template <class OnFrame>
    void finish(OnFrame&& on_frame) {
        lines_.finish(on_frame);
        blocks_.finish(on_frame);
    }

    /// What could not be made a frame; empty when there is nothing to count.
    [[nodiscard]] std::vector<Counter> counters() const {
        std::vector<Counter> counters;
        if (rule_.framing == Framing::block) {
            counters.push_back({"bytes_skipped", blocks_.skipped_bytes()});
        }
        return counters;
    }

private:
    FrameRule rule_;
    LineFramer lines_;
    BlockFramer blocks_;
};

}  // namespace seaeye
