// From what an input brings, pieces of a stream or datagrams, to the frames that a driver takes.
// The same cutter stands behind live links, logs and captures.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "daemon/links/block_framer.hpp"
#include "daemon/links/line_framer.hpp"
#include "drivers/decode/iec450.hpp"
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

    /// One datagram: a frame, or lines, the last of which needs no end. Those of IEC 61162-450 are
    /// known by their head; its binary ones give no frame.
    template <class OnFrame>
    void datagram(std::span<const std::uint8_t> bytes, OnFrame&& on_frame) {
        if (rule_.framing != Framing::line) {
            on_frame(bytes);
            return;
        }
        const Iec450Kind kind = iec450_kind(bytes);
        ++iec450_datagrams_[static_cast<std::size_t>(kind)];
        if (kind == Iec450Kind::binary) {
            return;
        }
        if (kind == Iec450Kind::none) {
            lines_of(bytes, on_frame);
            return;
        }
        lines_of(iec450_lines(bytes), [this, &on_frame](std::span<const std::uint8_t> line) {
            losses_.take({reinterpret_cast<const char*>(line.data()), line.size()});
            on_frame(line);
        });
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
        } else if (rule_.framing == Framing::line) {
            counters.push_back({"iec450_datagrams", iec450_of(Iec450Kind::sentences)});
            counters.push_back({"iec450_binary", iec450_of(Iec450Kind::binary)});
            counters.push_back({"iec450_lines_lost", losses_.lost()});
            counters.push_back({"iec450_restarts", losses_.restarts()});
        }
        return counters;
    }

private:
    template <class OnFrame>
    void lines_of(std::span<const std::uint8_t> bytes, OnFrame&& on_frame) {
        lines_.feed(bytes, on_frame);
        lines_.finish(on_frame);
    }

    [[nodiscard]] std::uint64_t iec450_of(Iec450Kind kind) const {
        return iec450_datagrams_[static_cast<std::size_t>(kind)];
    }

    FrameRule rule_;
    LineFramer lines_;
    BlockFramer blocks_;
    std::array<std::uint64_t, 3> iec450_datagrams_{};  // by Iec450Kind
    LineLossCount losses_;
};

}  // namespace seaeye
