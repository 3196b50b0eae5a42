// Mutations begin with a frame of the sample; without a sample, with bytes that many formats share.
#include "daemon/driver_check/hostile_frames.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <random>
#include <string>

#include <fmt/format.h>

namespace seaeye::conformance {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::uint64_t always_the_same = 20'250'301;

/// Chance that is the same on every machine, which the distributions of <random> do not promise.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : engine_{seed} {}

    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : engine_() % limit; }

    std::uint8_t byte() { return static_cast<std::uint8_t>(engine_() >> 56U); }

private:
    std::mt19937_64 engine_;
};

/// Bytes where decoders go wrong: ends, signs, separators, the largest and the smallest.
constexpr std::array<std::uint8_t, 16> tempting{
    0x00, 0xFF, 0x7F, 0x80, 0x01, 0xFE, ',', '*', '\\', '!', '$', '-', '.', '9', '"', '{'};

const Bytes& stand_in() {
    static const Bytes bytes = [] {
        constexpr std::string_view text = R"($XX,1,2.5,-3,"a",{"b":[4]}*00)";
        return Bytes{text.begin(), text.end()};
    }();
    return bytes;
}

/// One change somewhere in the frame.
void change(Bytes& bytes, std::span<const std::uint8_t> other, Chance& chance) {
    const std::size_t at = chance.below(bytes.size() + 1);
    const auto place = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    const std::size_t length = chance.below(16) + 1;
    const auto until =
        bytes.begin() + static_cast<std::ptrdiff_t>(std::min(at + length, bytes.size()));
    switch (chance.below(7)) {
        case 0:
            if (place != bytes.end()) {
                *place ^= static_cast<std::uint8_t>(1U << chance.below(8));
            }
            return;
        case 1:
            if (place != bytes.end()) {
                *place = tempting[chance.below(tempting.size())];
            }
            return;
        case 2:
            std::generate(place, until, [&] { return chance.byte(); });
            return;
        case 3:
            bytes.erase(place, until);
            return;
        case 4: {
            const Bytes again{place, until};
            bytes.insert(place, again.begin(), again.end());
            return;
        }
        case 5:
            bytes.insert(place, length, tempting[chance.below(tempting.size())]);
            return;
        default: {
            const std::size_t from = chance.below(other.size());
            bytes.erase(place, bytes.end());
            bytes.insert(
                bytes.end(), other.begin() + static_cast<std::ptrdiff_t>(from), other.end());
            return;
        }
    }
}

}  // namespace

std::size_t HostileFrames::longest() const {
    constexpr std::size_t datagram = 65'535;
    return rule_.framing == Framing::line || rule_.framing == Framing::block ? rule_.cap : datagram;
}

bool HostileFrames::hand_over(Bytes bytes,
                              std::string_view what,
                              const OnHostileFrame& on_frame) const {
    bytes.resize(std::min(bytes.size(), longest()));
    if (rule_.framing == Framing::line) {
        std::ranges::replace_if(
            bytes,
            [](std::uint8_t byte) { return byte == '\n' || byte == '\r'; },
            std::uint8_t{' '});
    }
    return on_frame(bytes, what);
}

HostileFrames::Bytes HostileFrames::repeated_sample() const {
    Bytes bytes;
    while (bytes.size() < longest()) {
        const std::size_t before = bytes.size();
        for (const SampleFrame& frame : sample_) {
            bytes.insert(bytes.end(), frame.bytes.begin(), frame.bytes.end());
            if (bytes.size() >= longest()) {
                break;
            }
        }
        if (bytes.size() == before) {
            bytes.insert(bytes.end(), stand_in().begin(), stand_in().end());
        }
    }
    return bytes;
}

void HostileFrames::plain(const OnHostileFrame& on_frame) const {
    if (!hand_over({}, "empty", on_frame)) {
        return;
    }
    for (unsigned byte = 0; byte < 256; ++byte) {
        const auto value = static_cast<std::uint8_t>(byte);
        const std::string what = fmt::format("one byte 0x{:02x}", byte);
        if (!hand_over({value}, what, on_frame)) {
            return;
        }
    }
    for (const std::uint8_t value : tempting) {
        for (const std::size_t size : {std::size_t{2}, std::size_t{64}, longest()}) {
            const std::string what = fmt::format("{} bytes 0x{:02x}", size, value);
            if (!hand_over(Bytes(size, value), what, on_frame)) {
                return;
            }
        }
    }
    Bytes every(256);
    std::iota(every.begin(), every.end(), std::uint8_t{0});
    Chance chance{always_the_same};
    Bytes noise(longest());
    std::ranges::generate(noise, [&] { return chance.byte(); });
    if (hand_over(every, "every byte once", on_frame) &&
        hand_over(noise, "the longest, at random", on_frame)) {
        (void)hand_over(repeated_sample(), "the sample on and on to the greatest length", on_frame);
    }
}

void HostileFrames::truncated(const OnHostileFrame& on_frame) const {
    constexpr std::size_t most_frames = 64;
    constexpr std::size_t most_lengths = 600;
    const std::size_t step = std::max<std::size_t>(sample_.size() / most_frames, 1);
    for (std::size_t i = 0; i < sample_.size(); i += step) {
        const Bytes& whole = sample_[i].bytes;
        for (std::size_t size = 0; size < std::min(whole.size(), most_lengths); ++size) {
            const std::string what =
                fmt::format("frame {} of the input, its first {} bytes", i + 1, size);
            if (!hand_over({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)},
                           what,
                           on_frame)) {
                return;
            }
        }
    }
}

void HostileFrames::mutated(std::size_t count, const OnHostileFrame& on_frame) const {
    Chance chance{always_the_same};
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t from = chance.below(sample_.size());
        const std::size_t beside = chance.below(sample_.size());
        Bytes bytes = sample_.empty() ? stand_in() : sample_[from].bytes;
        const Bytes& other = sample_.empty() ? stand_in() : sample_[beside].bytes;
        for (std::size_t changes = chance.below(4) + 1; changes > 0; --changes) {
            change(bytes, other, chance);
        }
        if (!hand_over(std::move(bytes), fmt::format("mutation {}", i + 1), on_frame)) {
            return;
        }
    }
}

}  // namespace seaeye::conformance
