// Where frames come from that lie in files: logs, captures of the network, one source's frames in
// journals. What a file is, its content says, never its name. For replay and decode alike.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "daemon/links/byte_reader.hpp"
#include "daemon/links/frame_cutter.hpp"
#include "daemon/links/link_query.hpp"
#include "schemas/result.hpp"
#include "schemas/time.hpp"

namespace seaeye {

/// One frame, borrowed for the call.
struct ReplayFrame {
    std::optional<Time> received;  ///< absent: the times in the bytes count
    std::span<const std::uint8_t> bytes;
    bool is_heartbeat = false;
    std::uint64_t offset = 0;  ///< of its first byte in a log, unpacked; else 0
    std::uint8_t stream = 0;   ///< which of those side by side, modulo 128
};

using OnFrame = std::function<void(const ReplayFrame&)>;

/// One thread at a time.
class Frames {
public:
    Frames() = default;
    Frames(const Frames&) = delete;
    Frames& operator=(const Frames&) = delete;
    virtual ~Frames() = default;

    /// Hands on the next frames, perhaps none; false at the end. Fails: not_readable when the file
    /// cannot be read on.
    virtual Result<bool> read_some(const OnFrame& on_frame) = 0;

    [[nodiscard]] virtual std::uint64_t size_on_disk() const = 0;
    [[nodiscard]] virtual std::uint64_t used_on_disk() const = 0;

    /// What was wrong with the files although they could be read to the end, in a sentence; empty
    /// when nothing was.
    [[nodiscard]] virtual std::string note() const { return {}; }

    /// What of the files gave no frame, by reason.
    [[nodiscard]] virtual std::vector<Counter> counters() const { return {}; }
};

/// What a file holds, below its packing.
enum class InputKind : std::uint8_t {
    stream,   ///< bytes as a link brought them: lines of text, or blocks
    capture,  ///< pcap or pcapng
    journal,
};

InputKind input_kind(std::span<const std::uint8_t> head);

/// The same of a file; stream for one that cannot be read, and for standard input, of which only
/// one look can be had.
InputKind input_kind_of(const std::string& path);

/// The frames of a log or a capture (.gz and .zst too, "-" is standard input), cut by `rule`; of a
/// journal those of all its sources. The datagrams of a capture are frames, or lines; its TCP
/// streams are cut like logs. Fails as ByteReader::open and JournalReader::open do; bad_value for a
/// log where the driver takes datagrams.
Result<std::unique_ptr<Frames>> open_frames(const FileInput& input, FrameRule rule);

/// The same of what was opened, and perhaps looked at, before.
Result<std::unique_ptr<Frames>> open_frames(ByteReader reader,
                                            const FileInput& input,
                                            FrameRule rule);

/// The frames of one source in journals, one file after the other. Fails as JournalReader::open.
Result<std::unique_ptr<Frames>> open_journals(std::vector<std::string> paths, std::string source);

/// The heartbeats in journals.
Result<std::unique_ptr<Frames>> open_heartbeats(std::vector<std::string> paths);

/// The ids of the sources in journals, in the order they come. Fails as JournalReader does.
Result<std::vector<std::string>> journal_sources(const std::vector<std::string>& paths);

}  // namespace seaeye
