// What was recorded, whatever the file: one record of a journal, one line of a log, one packet of a
// capture. For `sea-eye capture`, which looks at records and moves them, and decodes none.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "schemas/result.hpp"
#include "schemas/time.hpp"

namespace seaeye {

enum class RecordFormat : std::uint8_t { journal, log, capture };

/// "journal", "log", "capture".
std::string_view to_string(RecordFormat format);

/// Borrowed until the next one is read.
struct Record {
    std::string source;  ///< id, file name, or destination of the packet; empty: heartbeat
    std::optional<Time> received;  ///< absent: nothing said so far when it was
    bool is_heartbeat = false;
    bool is_stamp_told = true;    ///< journal
    std::uint8_t stream = 0;      ///< journal
    std::uint32_t link_type = 0;  ///< capture
    std::uint32_t length = 0;     ///< capture: on the wire
    std::span<const std::uint8_t> bytes;
};

/// One file. One thread at a time.
class RecordReader {
public:
    RecordReader() = default;
    RecordReader(const RecordReader&) = delete;
    RecordReader& operator=(const RecordReader&) = delete;
    virtual ~RecordReader() = default;

    [[nodiscard]] virtual RecordFormat format() const = 0;

    /// "journal", "NMEA log", "pcap", ...
    [[nodiscard]] virtual std::string format_name() const = 0;

    /// The next record; nullptr at the end. A log's line without a time has that of the line
    /// before. Fails: not_readable when the file cannot be read on.
    virtual Result<const Record*> next() = 0;

    /// What was wrong although it could be read; empty when nothing was.
    [[nodiscard]] virtual std::string note() const = 0;

    [[nodiscard]] virtual std::uint64_t size_on_disk() const = 0;
    [[nodiscard]] virtual std::uint64_t used_on_disk() const = 0;
};

/// Opens a file, told by its content. Fails as ByteReader::open and JournalReader::open do.
Result<std::unique_ptr<RecordReader>> open_records(const std::string& path);

/// Writes records of one format. One thread at a time.
class RecordWriter {
public:
    RecordWriter() = default;
    RecordWriter(const RecordWriter&) = delete;
    RecordWriter& operator=(const RecordWriter&) = delete;
    virtual ~RecordWriter() = default;

    /// Fails: not_readable when it cannot be written; conflict for a packet of another link type
    /// than the first, which a pcap cannot hold.
    virtual Result<Done> write(const Record& record) = 0;

    /// Fails: not_readable when the last bytes cannot be written.
    virtual Result<Done> close() = 0;
};

/// Makes a file, which must not be there yet: a journal, lines, or a pcap in microseconds. "-" is
/// standard output. Fails: not_readable with the path.
Result<std::unique_ptr<RecordWriter>> create_records(const std::string& path, RecordFormat format);

}  // namespace seaeye
