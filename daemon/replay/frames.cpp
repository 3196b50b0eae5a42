// Logs are cut as a link's bytes would be; captures are taken apart down to their payloads.
#include "daemon/replay/frames.hpp"

#include <fmt/format.h>

#include "daemon/journal.hpp"
#include "daemon/replay/journal_frames.hpp"

namespace seaeye {
namespace {

constexpr std::size_t block_bytes = 1U << 16U;

class LogFrames final : public Frames {
public:
    LogFrames(ByteReader reader, FrameRule rule)
        : reader_{std::move(reader)},
          cutter_{rule},
          buffer_(block_bytes) {}

    Result<bool> read_some(const OnFrame& on_frame) override {
        const auto on_cut = [&](std::span<const std::uint8_t> bytes) {
            on_frame({.received = {}, .bytes = bytes, .offset = cutter_.begins_at(0)});
        };
        const auto got = reader_.read(buffer_);
        if (got && *got > 0) {
            cutter_.piece(0, std::span{buffer_}.first(*got), on_cut);
            return true;
        }
        cutter_.finish(0, on_cut);
        if (!got) {
            return got.error();
        }
        return false;
    }

    [[nodiscard]] std::uint64_t size_on_disk() const override { return reader_.size_on_disk(); }

    [[nodiscard]] std::uint64_t used_on_disk() const override { return reader_.used_on_disk(); }

    [[nodiscard]] std::vector<Counter> counters() const override { return cutter_.counters(); }

private:
    ByteReader reader_;
    FrameCutter cutter_;
    std::vector<std::uint8_t> buffer_;
};

class CaptureFrames final : public Frames {
public:
    CaptureFrames(ByteReader reader, const FileInput& input, FrameRule rule)
        : path_{input.path},
          reader_{std::move(reader)},
          capture_{input.choice},
          cutter_{rule},
          buffer_(block_bytes) {}

    Result<bool> read_some(const OnFrame& on_frame) override {
        const auto on_payload = [&](const Payload& payload) {
            cut(payload, on_frame);
        };
        const auto got = reader_.read(buffer_);
        if (got && *got > 0) {
            capture_.feed(std::span{buffer_}.first(*got), on_payload);
            return true;
        }
        capture_.finish(on_payload);
        if (!got) {
            return got.error();
        }
        if (const CaptureCounts counts = capture_.counts(); counts.is_damaged) {
            return Error{ErrorCode::not_readable,
                         fmt::format("cannot read on in {}: a record says a length that cannot be; "
                                     "its last {} bytes were left out",
                                     path_,
                                     counts.lost_bytes)};
        }
        return false;
    }

    [[nodiscard]] std::uint64_t size_on_disk() const override { return reader_.size_on_disk(); }

    [[nodiscard]] std::uint64_t used_on_disk() const override { return reader_.used_on_disk(); }

    [[nodiscard]] std::string note() const override {
        const CaptureCounts counts = capture_.counts();
        return counts.lost_bytes == 0 || counts.is_damaged
                   ? ""
                   : fmt::format("{}: the last packet was cut off; its {} bytes were left out",
                                 path_,
                                 counts.lost_bytes);
    }

    [[nodiscard]] std::vector<Counter> counters() const override {
        const CaptureCounts counts = capture_.counts();
        std::vector<Counter> all = cutter_.counters();
        for (std::size_t i = 0; i < counts.packets.size(); ++i) {
            all.push_back({fmt::format("packets_{}", packet_kind_names[i]), counts.packets[i]});
        }
        all.push_back({"packets_stray", counts.stray_packets});
        all.push_back({"tcp_gaps", counts.tcp_gaps});
        return all;
    }

private:
    void cut(const Payload& payload, const OnFrame& on_frame) {
        const auto on_cut = [&](std::span<const std::uint8_t> bytes) {
            on_frame({.received = payload.received,
                      .bytes = bytes,
                      .stream = stream_mark(payload.stream)});
        };
        if (payload.is_datagram) {
            cutter_.datagram(payload.bytes, on_cut);
            return;
        }
        if (payload.ends_before || payload.is_end) {
            cutter_.finish(payload.stream, on_cut);
        }
        if (!payload.is_end) {
            cutter_.piece(payload.stream, payload.bytes, on_cut);
        }
    }

    std::string path_;
    ByteReader reader_;
    CaptureDecoder capture_;
    FrameCutter cutter_;
    std::vector<std::uint8_t> buffer_;
};

}  // namespace

InputKind input_kind(std::span<const std::uint8_t> head) {
    if (JournalReader::is_journal(head)) {
        return InputKind::journal;
    }
    return capture_kind(head) != CaptureKind::none ? InputKind::capture : InputKind::stream;
}

InputKind input_kind_of(const std::string& path) {
    if (path == "-") {
        return InputKind::stream;
    }
    auto reader = ByteReader::open(path);
    const auto head = reader ? reader->head() : reader.error();
    return head ? input_kind(*head) : InputKind::stream;
}

Result<std::unique_ptr<Frames>> open_frames(const FileInput& input, FrameRule rule) {
    auto reader = ByteReader::open(input.path);
    if (!reader) {
        return std::move(reader).error();
    }
    return open_frames(*std::move(reader), input, rule);
}

Result<std::unique_ptr<Frames>> open_frames(ByteReader reader,
                                            const FileInput& input,
                                            FrameRule rule) {
    const auto head = reader.head();
    const InputKind kind = head ? input_kind(*head) : InputKind::stream;
    if (kind == InputKind::journal) {
        return open_journal(std::move(reader), input.path);
    }
    if (kind == InputKind::capture) {
        return std::unique_ptr<Frames>{
            std::make_unique<CaptureFrames>(std::move(reader), input, rule)};
    }
    if (rule.framing == Framing::datagram && head) {
        return Error{ErrorCode::bad_value,
                     fmt::format("{}: expected a capture (pcap, pcapng) or a journal, since the "
                                 "driver takes datagrams; found a stream of bytes",
                                 input.path)};
    }
    return std::unique_ptr<Frames>{std::make_unique<LogFrames>(std::move(reader), rule)};
}

}  // namespace seaeye
