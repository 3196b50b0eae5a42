// An output file that knows the SHA-256 of what was written to it.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "schemas/result.hpp"

namespace seaeye {

/// Buffered, append only. One thread at a time.
class DigestFile {
public:
    /// Creates or empties the file. Fails: not_readable with the path and why.
    static Result<DigestFile> create(const std::string& path);

    DigestFile(DigestFile&&) noexcept;
    DigestFile& operator=(DigestFile&&) noexcept;
    DigestFile(const DigestFile&) = delete;
    DigestFile& operator=(const DigestFile&) = delete;
    ~DigestFile();

    /// Text to be appended; flushed when it has grown. The caller adds to it.
    std::string& buffer() { return buffer_; }

    /// Writes the buffer when it is large. Fails: not_readable, e.g. when the disk is full.
    Result<Done> settle();

    /// Writes what is left and gives the digest, 64 hex digits.
    Result<std::string> close();

private:
    struct Impl;
    explicit DigestFile(std::unique_ptr<Impl> impl);
    Result<Done> write();

    std::unique_ptr<Impl> impl_;
    std::string buffer_;
};

}  // namespace seaeye
