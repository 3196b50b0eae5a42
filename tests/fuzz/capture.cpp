// Fuzz target: a pcap or pcapng, in pieces whose size its first byte says. However it is cut, the
// same payloads come out, and every byte is within the file.
#include "drivers/decode/capture.hpp"

#include <cstdlib>
#include <vector>

namespace {

using namespace seaeye;

struct Heard {
    std::vector<std::uint8_t> bytes;
    std::uint64_t payloads = 0;

    bool operator==(const Heard&) const = default;
};

Heard hear(std::span<const std::uint8_t> file, std::size_t step) {
    Heard heard;
    CaptureDecoder decoder;
    std::size_t given = 0;
    const auto on_payload = [&heard](const Payload& payload) {
        heard.bytes.insert(heard.bytes.end(), payload.bytes.begin(), payload.bytes.end());
        ++heard.payloads;
    };
    for (; given < file.size(); given += std::min(step, file.size() - given)) {
        const auto piece = file.subspan(given, std::min(step, file.size() - given));
        // Its own memory: a read outside is seen.
        decoder.feed(std::vector<std::uint8_t>{piece.begin(), piece.end()}, on_payload);
    }
    decoder.finish(on_payload);
    if (heard.bytes.size() > file.size() || decoder.counts().lost_bytes > file.size()) {
        std::abort();
    }
    return heard;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::span file{data + 1, size - 1};
    if (hear(file, std::size_t{data[0]} + 1) != hear(file, size)) {
        std::abort();
    }
    return 0;
}
