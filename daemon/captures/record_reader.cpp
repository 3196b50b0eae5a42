// One reader a format.
#include <deque>
#include <filesystem>
#include <vector>

#include <fmt/format.h>

#include "daemon/asio.hpp"
#include "daemon/captures/record.hpp"
#include "daemon/journal.hpp"
#include "daemon/links/line_framer.hpp"
#include "daemon/replay/bare_log.hpp"
#include "daemon/replay/frames.hpp"
#include "drivers/decode/ais_rows.hpp"
#include "drivers/decode/camera/trigger.hpp"
#include "drivers/decode/log_line.hpp"

namespace seaeye {
namespace {

constexpr std::size_t piece_bytes = 1U << 16U;

class JournalRecords final : public RecordReader {
public:
    JournalRecords(JournalReader reader, std::string path)
        : reader_{std::move(reader)},
          path_{std::move(path)} {}

    [[nodiscard]] RecordFormat format() const override { return RecordFormat::journal; }

    [[nodiscard]] std::string format_name() const override { return "journal"; }

    Result<const Record*> next() override {
        const auto read = reader_.next();
        if (!read) {
            return read.error();
        }
        const std::optional<JournalRecord>& got = *read;
        if (!got) {
            return static_cast<const Record*>(nullptr);
        }
        record_ = {.source = std::string{got->source},
                   .received = got->received,
                   .is_heartbeat = got->is_heartbeat,
                   .is_stamp_told = got->is_stamp_told,
                   .stream = got->stream,
                   .bytes = got->bytes};
        return &record_;
    }

    [[nodiscard]] std::string note() const override {
        return reader_.torn_bytes() == 0 && reader_.damaged() == 0
                   ? ""
                   : fmt::format("{}: {} bytes of a torn tail, {} damaged records",
                                 path_,
                                 reader_.torn_bytes(),
                                 reader_.damaged());
    }

    [[nodiscard]] std::uint64_t size_on_disk() const override { return reader_.size_on_disk(); }

    [[nodiscard]] std::uint64_t used_on_disk() const override { return reader_.used_on_disk(); }

private:
    JournalReader reader_;
    std::string path_;
    Record record_;
};

/// Reads a piece of the file at a time; the records in it wait in a queue.
class QueuedRecords : public RecordReader {
public:
    explicit QueuedRecords(ByteReader reader) : reader_{std::move(reader)}, piece_(piece_bytes) {}

    Result<const Record*> next() final {
        if (!waiting_.empty()) {
            waiting_.pop_front();
        }
        while (waiting_.empty() && !is_over_) {
            const auto got = reader_.read(piece_);
            if (got && *got > 0) {
                feed(std::span{piece_}.first(*got));
                continue;
            }
            is_over_ = true;
            finish();
            fault_ = got ? fault() : std::optional{got.error()};
        }
        if (waiting_.empty()) {
            return fault_ ? Result<const Record*>{*fault_} : static_cast<const Record*>(nullptr);
        }
        Waiting& first = waiting_.front();
        first.record.bytes = first.bytes;
        return &first.record;
    }

    [[nodiscard]] std::uint64_t size_on_disk() const final { return reader_.size_on_disk(); }

    [[nodiscard]] std::uint64_t used_on_disk() const final { return reader_.used_on_disk(); }

protected:
    virtual void feed(std::span<const std::uint8_t> bytes) = 0;
    virtual void finish() = 0;

    /// What made the file end where it did.
    [[nodiscard]] virtual std::optional<Error> fault() const { return std::nullopt; }

    void add(Record record, std::span<const std::uint8_t> bytes) {
        last_ = record.received ? record.received : last_;
        record.received = last_;
        waiting_.push_back({std::move(record), {bytes.begin(), bytes.end()}});
    }

private:
    struct Waiting {
        Record record;
        std::vector<std::uint8_t> bytes;
    };

    ByteReader reader_;
    std::vector<std::uint8_t> piece_;
    std::deque<Waiting> waiting_;
    std::optional<Time> last_;
    std::optional<Error> fault_;
    bool is_over_ = false;
};

class LogRecords final : public QueuedRecords {
public:
    LogRecords(ByteReader reader, const std::string& path, std::string_view driver)
        : QueuedRecords{std::move(reader)},
          source_{std::filesystem::path{path}.filename().string()},
          is_csv_{driver == "ais_csv"},
          is_camera_{driver == "camera_http"} {}

    [[nodiscard]] RecordFormat format() const override { return RecordFormat::log; }

    [[nodiscard]] std::string format_name() const override {
        return is_csv_ ? "CSV" : is_camera_ ? "camera triggers" : "lines";
    }

    [[nodiscard]] std::string note() const override { return {}; }

protected:
    void feed(std::span<const std::uint8_t> bytes) override {
        framer_.feed(bytes, [this](std::span<const std::uint8_t> line) { take(line); });
    }

    void finish() override {
        framer_.finish([this](std::span<const std::uint8_t> line) { take(line); });
    }

private:
    static constexpr std::size_t longest_line = 65'536;

    void take(std::span<const std::uint8_t> line) {
        const std::string_view text{reinterpret_cast<const char*>(line.data()), line.size()};
        const auto us = is_csv_      ? row_time(text)
                        : is_camera_ ? camera::time_of_document(text)
                                     : log_line_time(text, zone_);
        add({.source = source_,
             .received = us ? std::optional{time_from_micros(*us)} : std::nullopt},
            line);
    }

    std::optional<std::int64_t> row_time(std::string_view row) {
        return rows_.take(row) == RowOutcome::ok ? std::optional{rows_.report().received_us}
                                                 : std::nullopt;
    }

    std::string source_;
    bool is_csv_;
    bool is_camera_;
    LineFramer framer_{longest_line};
    TimeZone zone_;
    AisRows rows_;
};

std::string name_of(const NetEndpoint& endpoint) {
    if (endpoint.address.size == 4) {
        asio::ip::address_v4::bytes_type four{};
        std::copy_n(endpoint.address.bytes.begin(), four.size(), four.begin());
        return fmt::format("{}:{}", asio::ip::address_v4{four}.to_string(), endpoint.port);
    }
    return fmt::format(
        "[{}]:{}", asio::ip::address_v6{endpoint.address.bytes}.to_string(), endpoint.port);
}

class CaptureRecords final : public QueuedRecords {
public:
    CaptureRecords(ByteReader reader, std::string path, CaptureKind kind)
        : QueuedRecords{std::move(reader)},
          path_{std::move(path)},
          kind_{kind} {}

    [[nodiscard]] RecordFormat format() const override { return RecordFormat::capture; }

    [[nodiscard]] std::string format_name() const override {
        return kind_ == CaptureKind::pcap ? "pcap" : "pcapng";
    }

    [[nodiscard]] std::string note() const override {
        return reader_.lost_bytes() == 0 || reader_.is_damaged()
                   ? ""
                   : fmt::format("{}: the last packet was cut off; its {} bytes were left out",
                                 path_,
                                 reader_.lost_bytes());
    }

protected:
    void feed(std::span<const std::uint8_t> bytes) override {
        reader_.feed(bytes, [this](const CapturedPacket& captured) { take(captured); });
    }

    void finish() override { reader_.finish(); }

    [[nodiscard]] std::optional<Error> fault() const override {
        if (!reader_.is_damaged()) {
            return std::nullopt;
        }
        return Error{ErrorCode::not_readable,
                     fmt::format("cannot read on in {}: a record says a length that cannot be; its "
                                 "last {} bytes were left out",
                                 path_,
                                 reader_.lost_bytes())};
    }

private:
    void take(const CapturedPacket& captured) {
        const Packet packet = read_packet(captured);
        const bool has_ports = packet.kind == PacketKind::udp || packet.kind == PacketKind::tcp;
        add({.source = has_ports
                           ? name_of(packet.destination)
                           : std::string{packet_kind_names[static_cast<std::size_t>(packet.kind)]},
             .received = captured.received,
             .link_type = captured.link_type,
             .length = captured.length},
            captured.bytes);
    }

    std::string path_;
    CaptureKind kind_;
    PcapReader reader_;
};

}  // namespace

std::string_view to_string(RecordFormat format) {
    switch (format) {
        case RecordFormat::journal:
            return "journal";
        case RecordFormat::log:
            return "log";
        case RecordFormat::capture:
            return "capture";
    }
    return "unknown";
}

Result<std::unique_ptr<RecordReader>> open_records(const std::string& path) {
    auto reader = ByteReader::open(path);
    if (!reader) {
        return std::move(reader).error();
    }
    const auto head = reader->head();
    if (!head) {
        return head.error();
    }
    const InputKind kind = input_kind(*head);
    if (kind == InputKind::capture) {
        const CaptureKind capture = capture_kind(*head);
        return std::unique_ptr<RecordReader>{
            std::make_unique<CaptureRecords>(*std::move(reader), path, capture)};
    }
    if (kind == InputKind::stream) {
        const std::string_view driver =
            driver_of_head({reinterpret_cast<const char*>(head->data()), head->size()});
        return std::unique_ptr<RecordReader>{
            std::make_unique<LogRecords>(*std::move(reader), path, driver)};
    }
    auto journal = JournalReader::open(*std::move(reader), path);
    if (!journal) {
        return std::move(journal).error();
    }
    return std::unique_ptr<RecordReader>{
        std::make_unique<JournalRecords>(*std::move(journal), path)};
}

}  // namespace seaeye
