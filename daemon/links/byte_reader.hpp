// Bytes out of a file or standard input, in order, as fast as they can be had; what is packed by
// gzip or Zstandard comes out unpacked. For replay and decode; the live links are Asio's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "schemas/result.hpp"

namespace seaeye {

/// A source of bytes that ends. One thread at a time.
class ByteReader {
public:
    /// Bytes that head() shows, as far as the input has them.
    static constexpr std::size_t head_bytes = 4096;

    /// "-" is standard input. Fails: not_found, not_readable (a directory, no permission), in one
    /// sentence with the path.
    static Result<ByteReader> open(const std::string& path);

    ByteReader(ByteReader&&) noexcept;
    ByteReader& operator=(ByteReader&&) noexcept;
    ByteReader(const ByteReader&) = delete;
    ByteReader& operator=(const ByteReader&) = delete;
    ~ByteReader();

    /// How the input begins, unpacked, without taking it; before the first read(). Fails as read().
    Result<std::span<const std::uint8_t>> head();

    /// The next bytes, at most as many as `into` holds; 0 is the end. Fails: not_readable for
    /// damaged packed data, with the place.
    Result<std::size_t> read(std::span<std::uint8_t> into);

    /// Bytes of the file on disk and how many of them are used up (packed ones for .gz and .zst); 0
    /// when unknown.
    [[nodiscard]] std::uint64_t size_on_disk() const;
    [[nodiscard]] std::uint64_t used_on_disk() const;

private:
    struct Impl;
    explicit ByteReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace seaeye
