// Where a replay's frames come from: the lines of log files, or one source's frames in journals.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "schemas/result.hpp"
#include "schemas/time.hpp"

namespace seaeye {

/// One frame, borrowed for the call.
struct ReplayFrame {
    std::optional<Time> received;  ///< absent: the times in the bytes count
    std::span<const std::uint8_t> bytes;
    bool is_heartbeat = false;
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
};

/// The lines of a log file (.gz too, "-" is standard input). Fails as ByteReader::open does.
Result<std::unique_ptr<Frames>> open_lines(const std::string& path);

/// The frames of one source in journals, one file after the other. Fails as JournalReader::open.
Result<std::unique_ptr<Frames>> open_journals(std::vector<std::string> paths, std::string source);

/// The heartbeats in journals.
Result<std::unique_ptr<Frames>> open_heartbeats(std::vector<std::string> paths);

/// Whether the file begins like a journal; false for one that cannot be read.
bool is_journal_file(const std::string& path);

/// The ids of the sources in journals, in the order they come. Fails as JournalReader does.
Result<std::vector<std::string>> journal_sources(const std::vector<std::string>& paths);

}  // namespace seaeye
