// What decode() says: of every frame once, what the host can use, the same each time, and nothing
// that another instance was told.
#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>

#include <fmt/format.h>

#include "daemon/driver_check/bench.hpp"

namespace seaeye::conformance {
namespace {

constexpr std::size_t most_quoted = 300;

/// The first frame that two runs speak of differently, in words; empty when there is none. `names`:
/// of the two runs.
std::string difference(const std::vector<std::string>& one,
                       const std::vector<std::string>& other,
                       std::span<const KeptFrame> frames) {
    for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i) {
        if (one[i] != other[i]) {
            return fmt::format(R"({}: "{:.{}}", then "{:.{}}")",
                               i < frames.size() ? frames[i].what : "flush()",
                               one[i],
                               most_quoted,
                               other[i],
                               most_quoted);
        }
    }
    return {};
}

std::vector<std::string> said_alone(const Bench& bench, std::span<const KeptFrame> frames) {
    const auto trial = bench.trial();
    run_through(*trial, frames);
    return trial->said();
}

/// "812 ok, 3 bad_value".
std::string outcome_words(const Bench& bench, const Trial& trial) {
    std::string words;
    for (std::size_t i = 0; i < trial.outcomes().size(); ++i) {
        if (trial.outcomes()[i] > 0) {
            words += fmt::format("{}{} {}",
                                 words.empty() ? "" : ", ",
                                 trial.outcomes()[i],
                                 bench.driver.info().outcomes[i]);
        }
    }
    return words;
}

}  // namespace

Finding check_accounts(const Bench& bench) {
    const std::vector<KeptFrame> frames = bench.ordinary_frames();
    const auto trial = bench.trial();
    run_through(*trial, frames);
    if (trial->accounting().count > 0) {
        return failed(
            fmt::format(
                "{} ({} such faults)", trial->accounting().first, trial->accounting().count),
            "call account() once for every frame: in decode(), later, or at the latest in "
            "flush()");
    }
    return passed(
        fmt::format("{} frames, each ended once: {}", frames.size(), outcome_words(bench, *trial)));
}

Finding check_observations(const Bench& bench) {
    const std::vector<KeptFrame> frames = bench.sample_frames();
    const auto trial = bench.trial();
    run_through(*trial, frames);
    const std::string summary = fmt::format("{} frames: {}; {} observations",
                                            frames.size(),
                                            outcome_words(bench, *trial),
                                            trial->observations());
    if (trial->refusals().count > 0) {
        return failed(fmt::format("the host refuses {} of {} observations, the first {}",
                                  trial->refusals().count,
                                  trial->observations(),
                                  trial->refusals().first),
                      "compare each member with the range its field has; clear the bit in `has` of "
                      "what is not available; zero the struct, set struct_size and kind");
    }
    if (trial->undeclared().count > 0) {
        return failed(fmt::format("{} observations are of a kind that `kinds` does not name, the "
                                  "first {}",
                                  trial->undeclared().count,
                                  trial->undeclared().first),
                      "name every kind in the descriptor's `kinds`");
    }
    if (trial->observations() == 0) {
        return failed("no observation: " + summary,
                      "give frames of the sensor with --input, and see that `framing` is what cuts "
                      "them");
    }
    return passed(summary);
}

Finding check_repeats(const Bench& bench) {
    const std::vector<KeptFrame> frames = bench.ordinary_frames();
    const std::vector<std::string> first = said_alone(bench, frames);
    // A clock that counts seconds must have moved on.
    constexpr auto pause = std::chrono::milliseconds{1100};
    bench.slate.step("a pause");
    std::this_thread::sleep_for(pause);
    std::vector<std::string> second;
    std::thread{[&] {
        second = said_alone(bench, frames);
    }}.join();
    if (const std::string words = difference(first, second, frames); !words.empty()) {
        return failed(
            "the same frames gave another answer a second later, on another thread: " + words,
            "decode() goes by the bytes and times it is given: no clock, no chance, "
            "nothing global");
    }
    return passed(fmt::format("{} frames, twice the same", frames.size()));
}

Finding check_instances(const Bench& bench) {
    const std::vector<KeptFrame> frames = bench.ordinary_frames();
    std::vector<KeptFrame> turned = frames;
    std::ranges::rotate(turned, turned.begin() + static_cast<std::ptrdiff_t>(turned.size() / 2));
    const std::vector<std::string> alone = said_alone(bench, frames);
    const std::vector<std::string> turned_alone = said_alone(bench, turned);

    const auto one = bench.trial();
    const auto other = bench.trial();
    for (std::size_t i = 0; i < frames.size(); ++i) {
        one->decode(frames[i].view());
        other->decode(turned[i].view());
    }
    one->flush();
    other->flush();

    std::string words = difference(alone, one->said(), frames);
    if (words.empty()) {
        words = difference(turned_alone, other->said(), turned);
    }
    if (!words.empty()) {
        return failed("an instance answers otherwise when another is at work beside it: " + words,
                      "keep everything in what create() returns: no static or global variable that "
                      "changes");
    }
    return passed("two at work in turn say what each says alone");
}

}  // namespace seaeye::conformance
