// The writing side.
#include "daemon/journal.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

#include <fmt/format.h>
#include <zlib.h>

#include "daemon/journal_format.hpp"

namespace seaeye {
namespace {

namespace format = journal_format;

constexpr std::size_t buffer_bytes = 1 << 20;
constexpr Duration day = std::chrono::hours{24};
constexpr std::uint16_t no_source = 65'535;

struct BodyHead {
    format::Kind kind{};
    std::uint8_t flags = 0;
    std::uint16_t source = 0;
    Time received;
};

std::int64_t day_of(Time when) {
    return to_micros(when) / day.count();
}

std::string name_of(Time when) {
    const Civil c = to_civil(when);
    return fmt::format(
        "{:04}{:02}{:02}T{:02}{:02}{:02}Z", c.year, c.month, c.day, c.hour, c.minute, c.second);
}

}  // namespace

struct Journal::Impl {
    std::string directory;
    std::vector<std::string> sources;
    std::string path;
    int fd = -1;
    std::int64_t day = 0;
    std::int64_t good_size = 0;  ///< of the file, up to the last whole record
    std::vector<std::uint8_t> buffer;
    std::uint64_t buffered = 0;  ///< records in it
    JournalCounts counts;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    ~Impl() {
        flush();
        close_file();
    }

    void close_file() {
        if (fd >= 0) {
            close(fd);
            fd = -1;
        }
    }

    /// Begins a file of its own; never appends to another's.
    bool begin(Time now) {
        close_file();
        const std::string stem = (std::filesystem::path{directory} / name_of(now)).string();
        for (int i = 1; fd < 0 && i < 1000; ++i) {
            path = stem + (i == 1 ? std::string{} : fmt::format("-{}", i)) + ".journal";
            fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
            if (fd < 0 && errno != EEXIST) {
                break;
            }
        }
        if (fd < 0) {
            counts.problem = fmt::format("cannot write {}: {}", path, std::strerror(errno));
            return false;
        }
        day = day_of(now);
        good_size = 0;
        put_head(now);
        flush();
        return counts.problem.empty();
    }

    void put_head(Time now) {
        buffer.insert(buffer.end(), format::magic.begin(), format::magic.end());
        format::put(buffer, format::version);
        format::put(buffer, std::uint32_t{0});
        for (std::size_t i = 0; i < sources.size() && i < format::most_sources; ++i) {
            const std::string& id = sources[i];
            put({.kind = format::Kind::source,
                 .source = static_cast<std::uint16_t>(i),
                 .received = now},
                {reinterpret_cast<const std::uint8_t*>(id.data()), id.size()});
        }
    }

    void put(const BodyHead& head, std::span<const std::uint8_t> bytes) {
        bytes = bytes.first(std::min(bytes.size(), format::longest_frame));
        if (buffer.size() + bytes.size() > buffer_bytes) {
            flush();
        }
        const std::size_t start = buffer.size();
        format::put(buffer, static_cast<std::uint32_t>(format::body_head + bytes.size()));
        format::put(buffer, std::uint32_t{0});
        buffer.push_back(static_cast<std::uint8_t>(head.kind));
        buffer.push_back(head.flags);
        format::put(buffer, head.source);
        format::put(buffer, to_micros(head.received));
        buffer.insert(buffer.end(), bytes.begin(), bytes.end());
        const std::size_t body = start + format::record_head;
        const auto crc = static_cast<std::uint32_t>(
            crc32(0, buffer.data() + body, static_cast<uInt>(buffer.size() - body)));
        for (std::size_t i = 0; i < 4; ++i) {
            buffer[start + 4 + i] = static_cast<std::uint8_t>(crc >> (8 * i));
        }
        ++buffered;
    }

    /// Writes the buffer, or drops it: it must not grow while the disk is full.
    void flush() {
        if (buffer.empty()) {
            return;
        }
        if (fd >= 0 && write_all()) {
            good_size += static_cast<std::int64_t>(buffer.size());
            counts.records += buffered;
            counts.problem.clear();
        } else {
            counts.lost += buffered;
        }
        buffer.clear();
        buffered = 0;
    }

    bool write_all() {
        std::size_t done = 0;
        while (done < buffer.size()) {
            const ssize_t n = write(fd, buffer.data() + done, buffer.size() - done);
            if (n < 0 && errno == EINTR) {
                continue;
            }
            if (n <= 0) {
                counts.problem = fmt::format("cannot write {}: {}", path, std::strerror(errno));
                cut_back();
                return false;
            }
            done += static_cast<std::size_t>(n);
        }
        return true;
    }

    /// Takes half a write back, so that what follows is readable.
    void cut_back() {
        if (ftruncate(fd, good_size) != 0 || lseek(fd, good_size, SEEK_SET) < 0) {
            close_file();
        }
    }
};

Journal::Journal(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}

Journal::Journal(Journal&&) noexcept = default;
Journal& Journal::operator=(Journal&&) noexcept = default;
Journal::~Journal() = default;

Result<Journal> Journal::open(const std::string& directory,
                              std::vector<std::string> sources,
                              Time now) {
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    if (error) {
        return Error{
            ErrorCode::not_readable,
            fmt::format("cannot make the journal directory {}: {}", directory, error.message())};
    }
    auto impl = std::make_unique<Impl>();
    impl->directory = directory;
    impl->sources = std::move(sources);
    if (!impl->begin(now)) {
        return Error{ErrorCode::not_readable, impl->counts.problem};
    }
    return Journal{std::move(impl)};
}

void Journal::frame(const Frame& frame) {
    impl_->put({.kind = format::Kind::frame,
                .flags = format::frame_flags(frame.stamp == Stamp::told, frame.stream),
                .source = static_cast<std::uint16_t>(frame.source),
                .received = frame.received},
               frame.bytes);
}

void Journal::roll(Time wall) {
    if (day_of(wall) != impl_->day || impl_->fd < 0) {
        impl_->flush();
        impl_->begin(wall);
    }
}

void Journal::heartbeat(Time now) {
    impl_->put({.kind = format::Kind::heartbeat, .source = no_source, .received = now}, {});
}

void Journal::flush() {
    impl_->flush();
}

const JournalCounts& Journal::counts() const {
    return impl_->counts;
}

const std::string& Journal::path() const {
    return impl_->path;
}

}  // namespace seaeye
