// Fuzz target: what a link brings, to frames. The first byte says the framing, the second the cap.
// As a datagram (IEC 61162-450 or plain) and as two streams side by side; no frame is longer than
// the cap, and no more bytes come out than went in.
#include "daemon/links/frame_cutter.hpp"

#include <cstdlib>
#include <vector>

namespace {

using namespace seaeye;

struct Tally {
    std::size_t bytes = 0;
    std::size_t cap = 0;

    void operator()(std::span<const std::uint8_t> frame) {
        bytes += frame.size();
        if (frame.size() > cap) {
            std::abort();
        }
    }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) {
        return 0;
    }
    const Framing framing = data[0] % 2 == 0 ? Framing::line : Framing::block;
    const std::size_t cap = std::size_t{data[1]} + 3;
    const std::vector<std::uint8_t> bytes{data + 2, data + size};
    FrameCutter cutter{{.framing = framing, .cap = cap}};
    Tally tally{.cap = framing == Framing::line ? cap : std::max(cap, bytes.size())};
    cutter.datagram(bytes, tally);
    if (tally.bytes > bytes.size()) {
        std::abort();
    }
    tally = {.cap = cap};
    const std::span all{bytes};
    for (std::size_t at = 0; at < all.size(); at += 7) {
        const auto piece = all.subspan(at, std::min<std::size_t>(7, all.size() - at));
        cutter.piece(0, piece, tally);
        cutter.piece(1, piece, tally);
    }
    cutter.finish_all([&](std::uint32_t, std::span<const std::uint8_t> frame) { tally(frame); });
    (void)cutter.counters();
    if (tally.bytes > 2 * bytes.size()) {
        std::abort();
    }
    return 0;
}
