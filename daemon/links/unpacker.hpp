// Takes compressed bytes apart as they come: gzip (several members too) and Zstandard.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "schemas/result.hpp"

namespace seaeye {

enum class Packing : std::uint8_t { none, gzip, zstd };

/// How a file that begins with `head` is packed: 4 bytes tell.
Packing packing_of(std::span<const std::uint8_t> head);

/// What one step used of its input and gave.
struct Unpacked {
    std::size_t used = 0;
    std::size_t given = 0;
};

/// One thread at a time.
class Unpacker {
public:
    Unpacker() = default;
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;
    virtual ~Unpacker() = default;

    /// Fails: not_readable with what the library said, in half a sentence.
    virtual Result<Unpacked> unpack(std::span<const std::uint8_t> from,
                                    std::span<std::uint8_t> into) = 0;

    /// Whether the input may end here.
    [[nodiscard]] virtual bool is_complete() const = 0;
};

/// nullptr for what is not packed.
std::unique_ptr<Unpacker> make_unpacker(Packing packing);

}  // namespace seaeye
