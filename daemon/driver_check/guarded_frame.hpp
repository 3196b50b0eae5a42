// A place for one frame that the driver can read and nothing else: the pages before and behind it
// cannot be touched, and the bytes cannot be written. Who does either is stopped on the spot.
#pragma once

#include <cstdint>
#include <span>

namespace seaeye::conformance {

/// Where the frame lies between the two closed pages.
enum class Placed : std::uint8_t { at_end, at_start };

/// Holds one frame at a time. Throws std::system_error when it cannot be mapped.
class GuardedFrame {
public:
    explicit GuardedFrame(std::size_t most_bytes);
    GuardedFrame(const GuardedFrame&) = delete;
    GuardedFrame& operator=(const GuardedFrame&) = delete;
    ~GuardedFrame();

    /// Valid until the next put(). At most as many bytes as the constructor was told.
    std::span<const std::uint8_t> put(std::span<const std::uint8_t> bytes, Placed placed);

    /// What an address that faulted is to the frame at hand.
    enum class Spot : std::uint8_t { elsewhere, outside, inside };

    struct Fault {
        Spot spot = Spot::elsewhere;
        std::int64_t offset = 0;  ///< from the frame's first byte
    };

    /// May be called by a signal handler.
    [[nodiscard]] Fault locate(const void* address) const;

private:
    std::size_t page_;
    std::size_t room_;                     // whole pages
    std::uint8_t* whole_ = nullptr;        // closed page, what the driver sees, closed page
    std::uint8_t* ours_ = nullptr;         // the same room, to be written
    const std::uint8_t* frame_ = nullptr;  // the one at hand
};

}  // namespace seaeye::conformance
