// What AIS decoding costs by itself: a log in memory, cut into lines, then only as far as asked.
//
//   bench_ais parse|observe|json LOG [DRIVER.so]
//
// parse: sentences found, checked, put together, their armour undone. observe: every field to
// checked observations, through the driver as the daemon loads it. json: every field as JSON.
// tests/bench/ais runs it beside its peers and compares CPU seconds.
#include <cstdio>
#include <string>
#include <vector>

#include "daemon/links/line_framer.hpp"
#include "drivers/decode/ais_message_json.hpp"
#include "drivers/decode/ais_stream.hpp"
#include "drivers/host.hpp"

using namespace seaeye;

namespace {

std::uint64_t lines = 0;
std::uint64_t found = 0;
std::uint64_t good = 0;

/// Cuts the log into lines as the daemon does.
template <class OnLine>
bool each_line(const char* path, OnLine&& on_line) {
    std::FILE* const log = std::fopen(path, "rb");
    if (log == nullptr) {
        std::fprintf(stderr, "bench_ais: cannot read %s\n", path);
        return false;
    }
    LineFramer framer;
    std::vector<std::uint8_t> block(1U << 16U);
    std::setvbuf(log, nullptr, _IONBF, 0);
    while (const std::size_t got = std::fread(block.data(), 1, block.size(), log)) {
        framer.feed(std::span{block}.first(got), on_line);
    }
    framer.finish(on_line);
    std::fclose(log);
    return true;
}

std::string_view text_of(std::span<const std::uint8_t> line) {
    return {reinterpret_cast<const char*>(line.data()), line.size()};
}

class Payloads final : public VdmSink {
public:
    Outcome payload(std::string_view armour, unsigned fill, const Reception&) override {
        ++found;
        return payload_.assign(armour, fill) ? Outcome::bad_character : Outcome::ok;
    }

    void account(std::uint64_t, Outcome outcome) override {
        good += outcome == Outcome::ok ? 1 : 0;
    }

    void count(std::uint32_t) override {}

private:
    ais::Payload payload_;
};

bool parse(const char* path) {
    VdmStream stream;
    Payloads sink;
    const bool is_read = each_line(path, [&](std::span<const std::uint8_t> line) {
        stream.feed({.number = ++lines, .text = text_of(line)}, sink);
    });
    stream.flush(sink);
    return is_read;
}

class Json final : public AisSink, private Ink {
public:
    Json() : buffer_(1U << 17U), page_{buffer_, *this} {}

    void message(const ais::Message& message, const Reception& reception) override {
        ++found;
        page_.leave(pen::put(writer_.write(page_, page_.begin(), message, reception), '\n'));
    }

    void flush() { page_.flush(); }

    void account(std::uint64_t, Outcome outcome) override {
        good += outcome == Outcome::ok ? 1 : 0;
    }

    void count(std::uint32_t) override {}

private:
    void take(std::string_view text) override { std::fwrite(text.data(), 1, text.size(), stdout); }

    AisMessageJson writer_;
    std::vector<char> buffer_;
    PenPage page_;
};

bool json(const char* path) {
    AisStream stream;
    Json sink;
    const bool is_read = each_line(path, [&](std::span<const std::uint8_t> line) {
        stream.feed({.number = ++lines, .text = text_of(line)}, sink);
    });
    stream.flush(sink);
    sink.flush();
    return is_read;
}

class Observations final : public DecodedSink {
public:
    void observation(Observation&& observation) override {
        ++found;
        kinds += observation.said.index();
    }

    void account(std::uint64_t, std::uint32_t outcome) override { good += outcome == 0 ? 1 : 0; }

    void count(std::uint32_t) override {}

    std::size_t kinds = 0;  // so that the observations are looked at
};

bool observe(const char* path, const char* library) {
    const auto driver = Driver::load(library);
    auto decoder =
        driver ? driver->decoder(SourceId{0}, "{}", {}) : Result<Decoder>{driver.error()};
    if (!decoder) {
        std::fprintf(stderr, "bench_ais: %s\n", decoder.error().text.c_str());
        return false;
    }
    // As a live link of a hundred sentences a second: copies are looked for among 45 s of them.
    constexpr std::int64_t first_us = 1'740'801'600'000'000;
    constexpr std::int64_t step_us = 10000;
    Observations sink;
    const bool is_read = each_line(path, [&](std::span<const std::uint8_t> line) {
        ++lines;
        const Time received =
            time_from_micros(first_us + static_cast<std::int64_t>(lines) * step_us);
        decoder->decode({.number = lines, .received = received, .bytes = line}, sink);
    });
    decoder->flush(sink);
    return is_read && sink.kinds > 0;
}

}  // namespace

int main(int count, char** words) {
    const std::string what = count > 2 ? words[1] : "";
    const bool is_done = what == "parse"                  ? parse(words[2])
                         : what == "json"                 ? json(words[2])
                         : what == "observe" && count > 3 ? observe(words[2], words[3])
                                                          : false;
    std::fprintf(stderr, "%lu lines, %lu ok, %lu found\n", lines, good, found);
    return is_done ? 0 : 2;
}
