// zlib and libzstd behind one face. RFC 1952 (gzip), RFC 8878 (Zstandard).
#include "daemon/links/unpacker.hpp"

#include <algorithm>
#include <limits>
#include <new>
#include <zstd.h>

#include <zlib.h>

namespace seaeye {
namespace {

class Gunzip final : public Unpacker {
public:
    Gunzip() {
        constexpr int gzip_only = 15 + 16;
        if (inflateInit2(&stream_, gzip_only) != Z_OK) {
            throw std::bad_alloc{};
        }
    }

    Gunzip(const Gunzip&) = delete;
    Gunzip& operator=(const Gunzip&) = delete;

    ~Gunzip() override { inflateEnd(&stream_); }

    Result<Unpacked> unpack(std::span<const std::uint8_t> from,
                            std::span<std::uint8_t> into) override {
        if (is_complete_) {
            if (!begins_member(from)) {
                return Unpacked{.used = from.size()};  // padding of tapes, as gzip has it
            }
            inflateReset(&stream_);
            is_complete_ = false;
        }
        constexpr std::size_t most = std::numeric_limits<uInt>::max();
        stream_.next_in = const_cast<Bytef*>(from.data());  // NOLINT: zlib's own habit
        stream_.avail_in = static_cast<uInt>(std::min(from.size(), most));
        stream_.next_out = into.data();
        stream_.avail_out = static_cast<uInt>(std::min(into.size(), most));
        const uInt had = stream_.avail_in;
        const uInt room = stream_.avail_out;
        const int code = inflate(&stream_, Z_NO_FLUSH);
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) {
            return Error{ErrorCode::not_readable,
                         stream_.msg == nullptr ? "damaged gzip data" : stream_.msg};
        }
        is_complete_ = code == Z_STREAM_END;
        return Unpacked{.used = had - stream_.avail_in, .given = room - stream_.avail_out};
    }

    [[nodiscard]] bool is_complete() const override { return is_complete_; }

private:
    static bool begins_member(std::span<const std::uint8_t> from) {
        return !from.empty() && from.front() == 0x1f;
    }

    z_stream stream_{};
    bool is_complete_ = false;
};

class Unzstd final : public Unpacker {
public:
    Unzstd() : stream_{ZSTD_createDStream()} {
        if (stream_ == nullptr) {
            throw std::bad_alloc{};
        }
    }

    Unzstd(const Unzstd&) = delete;
    Unzstd& operator=(const Unzstd&) = delete;

    ~Unzstd() override { ZSTD_freeDStream(stream_); }

    Result<Unpacked> unpack(std::span<const std::uint8_t> from,
                            std::span<std::uint8_t> into) override {
        ZSTD_inBuffer in{from.data(), from.size(), 0};
        ZSTD_outBuffer out{into.data(), into.size(), 0};
        const std::size_t code = ZSTD_decompressStream(stream_, &out, &in);
        if (ZSTD_isError(code) != 0) {
            return Error{ErrorCode::not_readable, ZSTD_getErrorName(code)};
        }
        is_complete_ = code == 0;
        return Unpacked{.used = in.pos, .given = out.pos};
    }

    [[nodiscard]] bool is_complete() const override { return is_complete_; }

private:
    ZSTD_DStream* stream_;
    bool is_complete_ = false;
};

bool begins_with(std::span<const std::uint8_t> head, std::initializer_list<std::uint8_t> magic) {
    return head.size() >= magic.size() && std::equal(magic.begin(), magic.end(), head.begin());
}

}  // namespace

Packing packing_of(std::span<const std::uint8_t> head) {
    if (begins_with(head, {0x1f, 0x8b})) {
        return Packing::gzip;
    }
    return begins_with(head, {0x28, 0xb5, 0x2f, 0xfd}) ? Packing::zstd : Packing::none;
}

std::unique_ptr<Unpacker> make_unpacker(Packing packing) {
    switch (packing) {
        case Packing::gzip:
            return std::make_unique<Gunzip>();
        case Packing::zstd:
            return std::make_unique<Unzstd>();
        case Packing::none:
            break;
    }
    return nullptr;
}

}  // namespace seaeye
