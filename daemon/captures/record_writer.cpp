// One writer a format. Output is gathered and written in large pieces.
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>
#include <zlib.h>

#include "daemon/captures/record.hpp"
#include "daemon/journal_format.hpp"

namespace seaeye {
namespace {

namespace format = journal_format;

constexpr std::size_t piece_bytes = std::size_t{1} << 18U;
constexpr std::uint16_t no_source = 65'535;

/// A new file, or standard output.
class OutFile {
public:
    OutFile(int fd, std::string path) : fd_{fd}, path_{std::move(path)} {}

    OutFile(OutFile&& other) noexcept
        : buffer{std::move(other.buffer)},
          fd_{std::exchange(other.fd_, -1)},
          path_{std::move(other.path_)} {}

    OutFile(const OutFile&) = delete;
    OutFile& operator=(const OutFile&) = delete;
    OutFile& operator=(OutFile&&) = delete;

    ~OutFile() {
        if (fd_ >= 0) {
            ::close(fd_);
        }
    }

    std::vector<std::uint8_t> buffer;

    Result<Done> flush_when_full() {
        return buffer.size() < piece_bytes ? Result<Done>{Done{}} : flush();
    }

    Result<Done> flush() {
        std::span<const std::uint8_t> rest{buffer};
        while (!rest.empty()) {
            const ssize_t done = ::write(fd_, rest.data(), rest.size());
            if (done < 0 && errno != EINTR) {
                return Error{ErrorCode::not_readable,
                             fmt::format("cannot write {}: {}", path_, std::strerror(errno))};
            }
            rest = rest.subspan(done > 0 ? static_cast<std::size_t>(done) : 0);
        }
        buffer.clear();
        return Done{};
    }

    [[nodiscard]] const std::string& path() const { return path_; }

private:
    int fd_;
    std::string path_;
};

class LogWriter final : public RecordWriter {
public:
    explicit LogWriter(OutFile file) : file_{std::move(file)} {}

    Result<Done> write(const Record& record) override {
        file_.buffer.insert(file_.buffer.end(), record.bytes.begin(), record.bytes.end());
        file_.buffer.push_back('\n');
        return file_.flush_when_full();
    }

    Result<Done> close() override { return file_.flush(); }

private:
    OutFile file_;
};

/// Layout: daemon/journal.hpp.
class JournalWriter final : public RecordWriter {
public:
    explicit JournalWriter(OutFile file) : file_{std::move(file)} {
        file_.buffer.insert(file_.buffer.end(), format::magic.begin(), format::magic.end());
        format::put(file_.buffer, format::version);
        format::put(file_.buffer, std::uint32_t{0});
    }

    Result<Done> write(const Record& record) override {
        std::uint16_t number = no_source;
        if (!record.is_heartbeat) {
            const auto [known, is_new] =
                numbers_.try_emplace(record.source, static_cast<std::uint16_t>(numbers_.size()));
            number = known->second;
            if (is_new) {
                const auto* id = reinterpret_cast<const std::uint8_t*>(record.source.data());
                put(format::Kind::source, number, record, {id, record.source.size()});
            }
        }
        put(record.is_heartbeat ? format::Kind::heartbeat : format::Kind::frame,
            number,
            record,
            record.bytes);
        return file_.flush_when_full();
    }

    Result<Done> close() override { return file_.flush(); }

private:
    void put(format::Kind kind,
             std::uint16_t source,
             const Record& record,
             std::span<const std::uint8_t> bytes) {
        const bool is_frame = kind == format::Kind::frame;
        std::vector<std::uint8_t> body;
        body.push_back(static_cast<std::uint8_t>(kind));
        body.push_back(is_frame ? format::frame_flags(record.is_stamp_told, record.stream)
                                : std::uint8_t{0});
        format::put(body, source);
        format::put(body, to_micros(record.received.value_or(Time{})));
        body.insert(body.end(), bytes.begin(), bytes.end());
        format::put(file_.buffer, static_cast<std::uint32_t>(body.size()));
        format::put(
            file_.buffer,
            static_cast<std::uint32_t>(crc32(0, body.data(), static_cast<uInt>(body.size()))));
        file_.buffer.insert(file_.buffer.end(), body.begin(), body.end());
    }

    OutFile file_;
    std::map<std::string, std::uint16_t> numbers_;  // as many as the journals read name
};

/// Layout: drivers/decode/pcap.cpp.
class PcapWriter final : public RecordWriter {
public:
    explicit PcapWriter(OutFile file) : file_{std::move(file)} {}

    Result<Done> write(const Record& record) override {
        if (!link_type_) {
            begin(record.link_type);
        }
        if (link_type_ != record.link_type) {
            return Error{ErrorCode::conflict,
                         fmt::format("{}: packets of link types {} and {} cannot stand in one pcap",
                                     file_.path(),
                                     link_type_.value_or(0),
                                     record.link_type)};
        }
        constexpr std::int64_t second_us = 1'000'000;
        const std::int64_t us = to_micros(record.received.value_or(Time{}));
        format::put(file_.buffer, static_cast<std::uint32_t>(us / second_us));
        format::put(file_.buffer, static_cast<std::uint32_t>(us % second_us));
        format::put(file_.buffer, static_cast<std::uint32_t>(record.bytes.size()));
        format::put(file_.buffer, record.length);
        file_.buffer.insert(file_.buffer.end(), record.bytes.begin(), record.bytes.end());
        return file_.flush_when_full();
    }

    Result<Done> close() override {
        if (!link_type_) {
            begin(1);
        }
        return file_.flush();
    }

private:
    void begin(std::uint32_t link_type) {
        constexpr std::uint32_t magic = 0xa1b2c3d4;
        constexpr std::uint32_t snap_length = 1U << 18U;
        link_type_ = link_type;
        format::put(file_.buffer, magic);
        format::put(file_.buffer, std::uint16_t{2});
        format::put(file_.buffer, std::uint16_t{4});
        format::put(file_.buffer, std::uint64_t{0});
        format::put(file_.buffer, snap_length);
        format::put(file_.buffer, link_type);
    }

    OutFile file_;
    std::optional<std::uint32_t> link_type_;
};

}  // namespace

Result<std::unique_ptr<RecordWriter>> create_records(const std::string& path, RecordFormat format) {
    const int fd = path == "-"
                       ? fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0)
                       : ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (fd < 0) {
        return Error{ErrorCode::not_readable,
                     fmt::format("cannot write {}: {}", path, std::strerror(errno))};
    }
    OutFile file{fd, path == "-" ? "standard output" : path};
    switch (format) {
        case RecordFormat::journal:
            return std::unique_ptr<RecordWriter>{std::make_unique<JournalWriter>(std::move(file))};
        case RecordFormat::log:
            return std::unique_ptr<RecordWriter>{std::make_unique<LogWriter>(std::move(file))};
        case RecordFormat::capture:
            break;
    }
    return std::unique_ptr<RecordWriter>{std::make_unique<PcapWriter>(std::move(file))};
}

}  // namespace seaeye
