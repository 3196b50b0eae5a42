// The journal: every raw frame with the time it was received, written before anything decodes it,
// so that a replay is fed what the daemon was fed.
//
// One file per start and day, YYYYMMDDTHHMMSSZ.journal. All integers little-endian.
//
//   file    magic "SEAYJRNL" | version u32 = 1 | reserved u32 = 0 | record...
//   record  size u32 of the body | crc u32 of the body (zlib crc32) | body
//   body    kind u8 | flags u8 | source u16 | received i64 (us since 1970 UTC) | bytes
//
//   kind 1  source     names source number `source` in this file: bytes are its id; comes before
//                      its first frame
//   kind 2  frame      bytes as the driver is given them: a line without its end, or a datagram
//              flag 1: the driver was not told `received`, it went by the times in the bytes
//              the other seven bits: which of the link's streams side by side, modulo 128
//   kind 3  heartbeat  a second went by; no bytes, source 65535
//
// A body has 12 to 12 + 65,536 bytes. A file that a crash or a power cut ended early has a torn
// tail: what follows the last whole record is no record, and is told, not read. A record whose crc
// is wrong in the middle of a file is skipped and counted. Readers take .gz too.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "daemon/links/byte_reader.hpp"
#include "schemas/observation.hpp"
#include "schemas/result.hpp"
#include "schemas/time.hpp"

namespace seaeye {

struct JournalCounts {
    std::uint64_t records = 0;  ///< that reached the file
    std::uint64_t lost = 0;     ///< that did not, because it could not be written
    std::string problem;        ///< of the last failed write, empty when well
};

/// Writes. io thread. Keeps at most 1 MiB in memory; what cannot be written is dropped and counted,
/// and written on once there is room again.
class Journal {
public:
    /// Makes the directory and a file in it. `sources`: their ids, in configuration order. Fails:
    /// not_readable with the path.
    static Result<Journal> open(const std::string& directory,
                                std::vector<std::string> sources,
                                Time now);

    Journal(Journal&&) noexcept;
    Journal& operator=(Journal&&) noexcept;
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;
    ~Journal();  ///< writes what it holds

    /// Whether the driver is told the receive time too, or goes by the times in the bytes.
    enum class Stamp : std::uint8_t { told, untold };

    struct Frame {
        SourceId source{};
        Time received{};
        Stamp stamp = Stamp::told;
        std::uint8_t stream = 0;  ///< below 128
        std::span<const std::uint8_t> bytes;
    };

    void frame(const Frame& frame);

    /// A second of event time went by.
    void heartbeat(Time now);

    /// Begins a new file when a new day has begun by the wall clock, or the last one could not be
    /// made. Once a second.
    void roll(Time wall);

    /// Hands what is held to the system. Once a second.
    void flush();

    [[nodiscard]] const JournalCounts& counts() const;

    /// Of the file that is being written.
    [[nodiscard]] const std::string& path() const;

private:
    struct Impl;
    explicit Journal(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// One record as a replay wants it. Borrowed until the next one is read.
struct JournalRecord {
    bool is_heartbeat = false;
    std::string_view source;  ///< its id; empty for a heartbeat
    Time received;
    bool is_stamp_told = true;  ///< false: the driver was not told `received`, nor should it be now
    std::uint8_t stream = 0;    ///< which of the link's streams side by side
    std::span<const std::uint8_t> bytes;
};

/// Reads. One thread at a time.
class JournalReader {
public:
    /// Whether a file begins like a journal. `head`: its first bytes, unpacked.
    static bool is_journal(std::span<const std::uint8_t> head);

    /// Fails: not_found, not_readable; not_ours for another kind of file; unsupported for a later
    /// version, which is named.
    static Result<JournalReader> open(const std::string& path);

    /// The same of what was opened, and perhaps looked at, before. `path` names it in errors.
    static Result<JournalReader> open(ByteReader bytes, const std::string& path);

    /// The next record; nothing at the end. Fails: not_readable when the file cannot be read on.
    Result<std::optional<JournalRecord>> next();

    /// Bytes of the torn tail. Known at the end.
    [[nodiscard]] std::uint64_t torn_bytes() const { return torn_bytes_; }

    /// Records skipped for a wrong crc.
    [[nodiscard]] std::uint64_t damaged() const { return damaged_; }

    [[nodiscard]] std::uint64_t size_on_disk() const { return reader_.size_on_disk(); }

    [[nodiscard]] std::uint64_t used_on_disk() const { return reader_.used_on_disk(); }

private:
    explicit JournalReader(ByteReader reader) : reader_{std::move(reader)} {}

    /// Has at least `wanted` unread bytes in the buffer, as far as the file goes.
    Result<std::size_t> fill(std::size_t wanted);
    std::optional<JournalRecord> accept(std::span<const std::uint8_t> body);
    Result<std::uint64_t> skip_rest();

    ByteReader reader_;
    std::vector<std::uint8_t> buffer_;
    std::size_t at_ = 0;
    std::vector<std::string> names_;  ///< by source number
    std::uint64_t torn_bytes_ = 0;
    std::uint64_t damaged_ = 0;
};

}  // namespace seaeye
