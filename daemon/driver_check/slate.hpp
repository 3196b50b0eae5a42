// What a child leaves for its parent, in memory that both see: how far it came, the frame at hand
// and what it found. Whatever a driver does to the child, this is still there; and since a driver
// may have written here too, whoever reads it trusts no length in it.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/driver_check/finding.hpp"
#include "drivers/host.hpp"
#include "schemas/time.hpp"
#include "sea-eye/driver.h"

namespace seaeye::conformance {

/// Why a signal came, as far as its address tells.
enum class Cause : std::uint8_t { unknown, read_outside_frame, wrote_into_frame, forbidden_call };

/// Filled by the child, read by the parent. No pointer: the mapping may lie elsewhere.
class Slate {
public:
    static constexpr std::size_t most_text = 2000;  ///< bytes

    /// What the child is about to do.
    void step(std::string_view what);

    /// The frame that decode() is about to get. `what`: how it was made.
    void frame(const seaeye_frame& frame, std::string_view what);

    /// No frame is at hand any more.
    void no_frame() { frame_number_ = 0; }

    /// Signals alone: what a handler may do. `detail`: an offset from the frame's first byte, or
    /// the number of a system call.
    void cause(Cause cause, std::int64_t detail) {
        cause_ = cause;
        cause_detail_ = detail;
    }

    void finish(const Finding& finding, std::string_view facts);

    /// Goes on counting as long as the child gets on.
    [[nodiscard]] std::uint64_t beats() const { return beats_; }

    [[nodiscard]] bool is_finished() const { return is_finished_ == 1; }

    [[nodiscard]] Finding finding() const;
    [[nodiscard]] std::string facts() const;

    /// "decode() of frame 12 (truncated to 3 bytes)".
    [[nodiscard]] std::string where() const;

    [[nodiscard]] bool has_frame() const { return frame_number_ != 0; }

    [[nodiscard]] std::vector<std::uint8_t> frame_bytes() const;

    /// As the driver was told; nothing when it was not.
    [[nodiscard]] std::optional<Time> frame_received() const;

    [[nodiscard]] std::uint8_t frame_stream() const { return frame_stream_; }

    [[nodiscard]] Cause cause() const { return cause_; }

    [[nodiscard]] std::int64_t cause_detail() const { return cause_detail_; }

private:
    using Line = std::array<char, 200>;
    using Paragraph = std::array<char, most_text>;

    std::atomic<std::uint64_t> beats_ = 0;
    std::atomic<std::uint32_t> is_finished_ = 0;
    std::atomic<Cause> cause_ = Cause::unknown;
    std::atomic<std::int64_t> cause_detail_ = 0;
    std::atomic<std::uint64_t> frame_number_ = 0;
    std::int64_t frame_received_us_ = 0;
    std::uint8_t frame_stream_ = 0;
    std::uint32_t frame_size_ = 0;
    std::uint32_t verdict_ = 0;
    Line step_{};
    Line frame_words_{};
    Paragraph text_{};
    Paragraph remedy_{};
    Paragraph facts_{};
    std::array<std::uint8_t, greatest_frame_cap> frame_{};
};

/// A Slate in a mapping that a fork shares. Throws std::system_error when there is no memory.
class SharedSlate {
public:
    SharedSlate();
    SharedSlate(const SharedSlate&) = delete;
    SharedSlate& operator=(const SharedSlate&) = delete;
    ~SharedSlate();

    Slate& operator*() { return *slate_; }

    Slate* operator->() { return slate_; }

private:
    Slate* slate_;
};

}  // namespace seaeye::conformance
