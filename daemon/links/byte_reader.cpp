// Three layers: the file as it lies on disk, what unpacks it, and the head that was looked at.
#include "daemon/links/byte_reader.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "daemon/links/unpacker.hpp"

namespace seaeye {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 18U;

}  // namespace

struct ByteReader::Impl {
    int fd = -1;
    std::string path;
    std::uint64_t size = 0;
    std::uint64_t taken = 0;          // bytes read from the disk
    std::vector<std::uint8_t> piece;  // read and not yet used, from `at` on
    std::size_t at = 0;
    bool has_looked = false;  // at how it is packed
    std::unique_ptr<Unpacker> unpacker;
    std::vector<std::uint8_t> head;  // shown by head(), not yet read
    std::size_t head_at = 0;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    ~Impl() {
        if (fd >= 0) {
            close(fd);
        }
    }

    [[nodiscard]] std::span<const std::uint8_t> waiting() const {
        return std::span{piece}.subspan(at);
    }

    [[nodiscard]] std::uint64_t used() const { return taken - waiting().size(); }

    Result<std::size_t> from_disk(std::span<std::uint8_t> into);
    Result<Done> refill();
    Result<Done> look();
    Result<std::size_t> unpack(std::span<std::uint8_t> into);
    Result<std::size_t> some(std::span<std::uint8_t> into);
    Result<std::size_t> fill(std::span<std::uint8_t> into);
};

Result<std::size_t> ByteReader::Impl::from_disk(std::span<std::uint8_t> into) {
    ssize_t got = -1;
    do {
        got = ::read(fd, into.data(), into.size());
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        return Error{
            ErrorCode::not_readable,
            fmt::format(
                "cannot read on in {} after byte {}: {}", path, taken, std::strerror(errno))};
    }
    taken += static_cast<std::uint64_t>(got);
    return static_cast<std::size_t>(got);
}

Result<Done> ByteReader::Impl::refill() {
    piece.resize(piece_bytes);
    at = 0;
    const auto got = from_disk(piece);
    piece.resize(got ? *got : 0);
    return got ? Result<Done>{Done{}} : got.error();
}

/// The first bytes say how the file is packed; a pipe may bring them one by one.
Result<Done> ByteReader::Impl::look() {
    constexpr std::size_t magic_bytes = 4;
    has_looked = true;
    std::vector<std::uint8_t> first(magic_bytes);
    std::size_t have = 0;
    while (have < magic_bytes) {
        const auto got = from_disk(std::span{first}.subspan(have));
        if (!got || *got == 0) {
            first.resize(have);
            piece = std::move(first);
            return got ? Result<Done>{Done{}} : got.error();
        }
        have += *got;
    }
    unpacker = make_unpacker(packing_of(first));
    piece = std::move(first);
    return Done{};
}

Result<std::size_t> ByteReader::Impl::unpack(std::span<std::uint8_t> into) {
    while (true) {
        if (waiting().empty()) {
            if (auto read = refill(); !read) {
                return std::move(read).error();
            }
        }
        const bool is_end = waiting().empty();
        if (is_end && unpacker->is_complete()) {
            return std::size_t{0};
        }
        const auto step = unpacker->unpack(waiting(), into);
        if (!step) {
            return Error{
                ErrorCode::not_readable,
                fmt::format(
                    "cannot read on in {} after byte {}: {}", path, used(), step.error().text)};
        }
        at += step->used;
        if (step->given > 0) {
            return step->given;
        }
        if (is_end && step->used == 0) {
            return Error{ErrorCode::not_readable,
                         path + " ends in the middle of its compressed data"};
        }
    }
}

Result<std::size_t> ByteReader::Impl::some(std::span<std::uint8_t> into) {
    if (!has_looked) {
        if (auto looked = look(); !looked) {
            return std::move(looked).error();
        }
    }
    if (unpacker) {
        return unpack(into);
    }
    if (waiting().empty()) {
        return from_disk(into);
    }
    const std::size_t now = std::min(into.size(), waiting().size());
    std::copy_n(waiting().begin(), now, into.begin());
    at += now;
    return now;
}

Result<std::size_t> ByteReader::Impl::fill(std::span<std::uint8_t> into) {
    std::size_t filled = 0;
    while (filled < into.size()) {
        const auto got = some(into.subspan(filled));
        if (!got && filled == 0) {
            return got.error();
        }
        if (!got || *got == 0) {
            break;  // a fault is told again by the next call
        }
        filled += *got;
    }
    return filled;
}

ByteReader::ByteReader(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}

ByteReader::ByteReader(ByteReader&&) noexcept = default;
ByteReader& ByteReader::operator=(ByteReader&&) noexcept = default;
ByteReader::~ByteReader() = default;

Result<ByteReader> ByteReader::open(const std::string& path) {
    const bool is_stdin = path == "-";
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->fd = is_stdin ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
                        : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (impl->fd < 0) {
        const ErrorCode code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::not_readable;
        return Error{code, "cannot read " + path + ": " + std::strerror(errno)};
    }
    struct stat about{};
    if (fstat(impl->fd, &about) != 0 || S_ISDIR(about.st_mode)) {
        return Error{ErrorCode::not_readable,
                     "cannot read " + path + ": it is a directory, a log file was expected"};
    }
    impl->size = S_ISREG(about.st_mode) ? static_cast<std::uint64_t>(about.st_size) : 0;
    return ByteReader{std::move(impl)};
}

Result<std::span<const std::uint8_t>> ByteReader::head() {
    if (impl_->head.empty()) {
        impl_->head.resize(head_bytes);
        const auto got = impl_->fill(impl_->head);
        impl_->head.resize(got ? *got : 0);
        if (!got) {
            return got.error();
        }
    }
    return std::span<const std::uint8_t>{impl_->head}.subspan(impl_->head_at);
}

Result<std::size_t> ByteReader::read(std::span<std::uint8_t> into) {
    const std::size_t shown = std::min(into.size(), impl_->head.size() - impl_->head_at);
    if (shown > 0) {
        std::copy_n(
            impl_->head.begin() + static_cast<std::ptrdiff_t>(impl_->head_at), shown, into.begin());
        impl_->head_at += shown;
        return shown;
    }
    return impl_->some(into);
}

std::uint64_t ByteReader::size_on_disk() const {
    return impl_->size;
}

std::uint64_t ByteReader::used_on_disk() const {
    return impl_->used();
}

}  // namespace seaeye
