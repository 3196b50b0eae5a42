// From what an input brings, pieces of streams or datagrams, to the frames that a driver takes. The
// same cutter stands behind live links, logs and captures.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "daemon/links/block_framer.hpp"
#include "daemon/links/line_framer.hpp"
#include "drivers/decode/iec450.hpp"
#include "drivers/host.hpp"
#include "schemas/sensor.hpp"

namespace seaeye {

/// What frames, and the journal, say of a stream's number: enough to tell those that are open side
/// by side.
constexpr std::uint8_t stream_mark(std::uint32_t stream) {
    return static_cast<std::uint8_t>(stream % 128);
}

/// How a driver wants its frames.
struct FrameRule {
    Framing framing = Framing::line;
    std::size_t cap = LineFramer::usual_cap;  ///< bytes of a line or block
};

/// Cuts one input, which may be several streams side by side: each has a number, and its pieces go
/// on from each other only. Whoever numbers them bounds them. Any thread, one at a time.
class FrameCutter {
public:
    explicit FrameCutter(FrameRule rule) : rule_{rule}, datagram_lines_{rule.cap} {}

    /// The next piece of a stream. A driver that takes datagrams or streams gets it as it is.
    template <class OnFrame>
    void piece(std::uint32_t stream, std::span<const std::uint8_t> bytes, OnFrame&& on_frame) {
        if (rule_.framing == Framing::line) {
            framers(stream).lines.feed(bytes, on_frame);
        } else if (rule_.framing == Framing::block) {
            framers(stream).blocks.feed(bytes, on_frame);
        } else {
            on_frame(bytes);
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
        if (kind == Iec450Kind::none) {
            lines_of(bytes, on_frame);
        } else if (kind == Iec450Kind::sentences) {
            lines_of(iec450_lines(bytes), [this, &on_frame](std::span<const std::uint8_t> line) {
                losses_.take({reinterpret_cast<const char*>(line.data()), line.size()});
                on_frame(line);
            });
        }
    }

    /// A stream ended or broke: what is unfinished is a frame, and nothing goes on from it.
    template <class OnFrame>
    void finish(std::uint32_t stream, OnFrame&& on_frame) {
        const auto ended = streams_.find(stream);
        if (ended == streams_.end()) {
            return;
        }
        ended->second.lines.finish(on_frame);
        ended->second.blocks.finish(on_frame);
        skipped_bytes_ += ended->second.blocks.skipped_bytes();
        streams_.erase(ended);
    }

    /// Where the frame of a stream that is being handed over begins, in bytes of the stream from 0.
    [[nodiscard]] std::uint64_t begins_at(std::uint32_t stream) const {
        const auto known = streams_.find(stream);
        if (known == streams_.end()) {
            return 0;
        }
        return rule_.framing == Framing::block ? known->second.blocks.begins_at()
                                               : known->second.lines.begins_at();
    }

    /// All streams ended or broke. `on_frame` is given each one's number too, before the bytes.
    template <class OnFrame>
    void finish_all(OnFrame&& on_frame) {
        while (!streams_.empty()) {
            const std::uint32_t stream = streams_.begin()->first;
            finish(stream, [&](std::span<const std::uint8_t> bytes) { on_frame(stream, bytes); });
        }
    }

    /// What could not be made a frame, and what was seen on the way.
    [[nodiscard]] std::vector<Counter> counters() const {
        if (rule_.framing == Framing::line && iec450_datagrams_ == no_datagrams) {
            return {};
        }
        if (rule_.framing == Framing::line) {
            return {{"iec450_datagrams", iec450_of(Iec450Kind::sentences)},
                    {"iec450_binary", iec450_of(Iec450Kind::binary)},
                    {"iec450_lines_lost", losses_.lost()},
                    {"iec450_restarts", losses_.restarts()}};
        }
        if (rule_.framing != Framing::block) {
            return {};
        }
        std::uint64_t skipped = skipped_bytes_;
        for (const auto& [number, stream] : streams_) {
            skipped += stream.blocks.skipped_bytes();
        }
        return {{"bytes_skipped", skipped}};
    }

private:
    struct Framers {
        LineFramer lines;
        BlockFramer blocks;
    };

    Framers& framers(std::uint32_t stream) {
        return streams_.try_emplace(stream, Framers{LineFramer{rule_.cap}, BlockFramer{rule_.cap}})
            .first->second;
    }

    template <class OnFrame>
    void lines_of(std::span<const std::uint8_t> bytes, OnFrame&& on_frame) {
        datagram_lines_.feed(bytes, on_frame);
        datagram_lines_.finish(on_frame);
    }

    [[nodiscard]] std::uint64_t iec450_of(Iec450Kind kind) const {
        return iec450_datagrams_[static_cast<std::size_t>(kind)];
    }

    FrameRule rule_;
    LineFramer datagram_lines_;
    std::map<std::uint32_t, Framers> streams_;
    std::uint64_t skipped_bytes_ = 0;  // in streams that ended
    static constexpr std::array<std::uint64_t, 3> no_datagrams{};
    std::array<std::uint64_t, 3> iec450_datagrams_{};  // by Iec450Kind
    LineLossCount losses_;
};

}  // namespace seaeye
