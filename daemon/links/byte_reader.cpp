// zlib reads plain files and .gz alike.
#include "daemon/links/byte_reader.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zlib.h>

namespace seaeye {

struct ByteReader::Impl {
    gzFile file = nullptr;
    std::string path;
    std::uint64_t size = 0;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    ~Impl() {
        if (file != nullptr) {
            gzclose_r(file);
        }
    }
};

ByteReader::ByteReader(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}

ByteReader::ByteReader(ByteReader&&) noexcept = default;
ByteReader& ByteReader::operator=(ByteReader&&) noexcept = default;
ByteReader::~ByteReader() = default;

Result<ByteReader> ByteReader::open(const std::string& path) {
    const bool is_stdin = path == "-";
    const int fd = is_stdin ? dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        const ErrorCode code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::not_readable;
        return Error{code, "cannot read " + path + ": " + std::strerror(errno)};
    }
    struct stat about{};
    if (fstat(fd, &about) != 0 || S_ISDIR(about.st_mode)) {
        close(fd);
        return Error{ErrorCode::not_readable,
                     "cannot read " + path + ": it is a directory, a log file was expected"};
    }
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->size = S_ISREG(about.st_mode) ? static_cast<std::uint64_t>(about.st_size) : 0;
    impl->file = gzdopen(fd, "rb");
    if (impl->file == nullptr) {
        close(fd);
        return Error{ErrorCode::not_readable, "cannot read " + path + ": out of memory"};
    }
    gzbuffer(impl->file, 1U << 18U);
    return ByteReader{std::move(impl)};
}

Result<std::size_t> ByteReader::read(std::span<std::uint8_t> into) {
    const int got = gzread(impl_->file, into.data(), static_cast<unsigned>(into.size()));
    int code = Z_OK;
    const char* what = gzerror(impl_->file, &code);
    if (got < 0 || (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)) {
        return Error{ErrorCode::not_readable,
                     "cannot read on in " + impl_->path + " after byte " +
                         std::to_string(used_on_disk()) + ": " + what};
    }
    if (got == 0 && code == Z_BUF_ERROR) {
        return Error{ErrorCode::not_readable,
                     impl_->path + " ends in the middle of its compressed data"};
    }
    return static_cast<std::size_t>(got);
}

std::uint64_t ByteReader::size_on_disk() const {
    return impl_->size;
}

std::uint64_t ByteReader::used_on_disk() const {
    const auto at = gzdirect(impl_->file) != 0 ? gztell(impl_->file) : gzoffset(impl_->file);
    return at > 0 ? static_cast<std::uint64_t>(at) : 0;
}

}  // namespace seaeye
