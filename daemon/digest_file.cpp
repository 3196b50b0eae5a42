// SHA-256 by OpenSSL.
#include "daemon/digest_file.hpp"

#include <array>
#include <cerrno>
#include <cstring>

#include <openssl/evp.h>

namespace seaeye {
namespace {

constexpr std::size_t large = 1U << 18U;

}  // namespace

struct DigestFile::Impl {
    std::FILE* file = nullptr;
    EVP_MD_CTX* digest = nullptr;
    std::string path;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    ~Impl() {
        EVP_MD_CTX_free(digest);
        if (file != nullptr) {
            std::fclose(file);
        }
    }
};

DigestFile::DigestFile(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {
    buffer_.reserve(large + 4096);
}

DigestFile::DigestFile(DigestFile&&) noexcept = default;
DigestFile& DigestFile::operator=(DigestFile&&) noexcept = default;
DigestFile::~DigestFile() = default;

Result<DigestFile> DigestFile::create(const std::string& path) {
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->file = std::fopen(path.c_str(), "wbe");
    if (impl->file == nullptr) {
        return Error{ErrorCode::not_readable, "cannot write " + path + ": " + std::strerror(errno)};
    }
    std::setvbuf(impl->file, nullptr, _IONBF, 0);
    impl->digest = EVP_MD_CTX_new();
    if (impl->digest == nullptr || EVP_DigestInit_ex(impl->digest, EVP_sha256(), nullptr) != 1) {
        return Error{ErrorCode::unsupported, "the crypto library has no SHA-256"};
    }
    return DigestFile{std::move(impl)};
}

Result<Done> DigestFile::settle() {
    return buffer_.size() < large ? Result<Done>{Done{}} : write();
}

Result<Done> DigestFile::write() {
    EVP_DigestUpdate(impl_->digest, buffer_.data(), buffer_.size());
    if (std::fwrite(buffer_.data(), 1, buffer_.size(), impl_->file) != buffer_.size()) {
        return Error{ErrorCode::not_readable,
                     "cannot write " + impl_->path + ": " + std::strerror(errno)};
    }
    buffer_.clear();
    return Done{};
}

Result<std::string> DigestFile::close() {
    if (auto written = write(); !written) {
        return std::move(written).error();
    }
    if (std::fclose(std::exchange(impl_->file, nullptr)) != 0) {
        return Error{ErrorCode::not_readable,
                     "cannot write " + impl_->path + ": " + std::strerror(errno)};
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned size = 0;
    EVP_DigestFinal_ex(impl_->digest, bytes.data(), &size);
    std::string hex;
    for (unsigned i = 0; i < size; ++i) {
        constexpr std::string_view digits = "0123456789abcdef";
        hex += digits[bytes[i] >> 4U];
        hex += digits[bytes[i] & 0xFU];
    }
    return hex;
}

}  // namespace seaeye
