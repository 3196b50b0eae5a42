// A driver that brings its own bytes, run as its link runs it: started, asked how it is, its frames
// decoded, stopped within its time, and all of that once more.
#include <optional>

#include <fmt/format.h>

#include "daemon/driver_check/bench.hpp"
#include "daemon/driver_check/hardware_bridge.hpp"
#include "daemon/driver_check/process_look.hpp"
#include "daemon/driver_check/sentence_room.hpp"

namespace seaeye::conformance {
namespace {

std::string_view state_words(DriverHealth::State state) {
    return state == DriverHealth::State::up           ? "up"
           : state == DriverHealth::State::connecting ? "connecting"
                                                      : "down";
}

/// What one start, run and stop shows that may not be.
std::optional<Finding> stop_fault(const HardwareBridge& bridge,
                                  Duration took,
                                  const std::string& left) {
    constexpr Duration deadline = seconds(2);  // as Hardware gives it
    if (took > deadline) {
        return failed(fmt::format("stop() took {:.1f} s, its deadline was 2 s", to_seconds(took)),
                      "give up what does not end by `deadline_us`");
    }
    if (bridge.late() > 0) {
        return failed(fmt::format("it published {} times after stop()", bridge.late()),
                      "end or join every thread in stop(), before it returns");
    }
    if (!left.empty()) {
        return failed("stop() leaves open: " + left, "close in stop() what start() opened");
    }
    return std::nullopt;
}

/// What a driver says without having been started, and when it is started with a host that offers
/// nothing.
struct Answers {
    int health = 0;
    SentenceRoom health_sentence{room};
    int started = 0;
    SentenceRoom error{room};

    static constexpr std::size_t room = 40;
};

Answers asked_without_services(const Bench& bench) {
    const seaeye_driver_descriptor& d = bench.driver.descriptor;
    HostTable host{[](int, std::string_view) {}, nullptr};
    SentenceRoom refusal{512};
    bench.slate.step("create()");
    void* const self =
        d.create(host.table(), bench.config_json.c_str(), refusal.bytes(), refusal.size());
    if (self == nullptr) {
        throw NoInstance{bench.config_json, refusal.text()};
    }
    host.set_self(self);
    Answers answers;
    bench.slate.step("health() before start()");
    answers.health = d.health(self, answers.health_sentence.bytes(), Answers::room);
    bench.slate.step("start() with a host that watches nothing");
    answers.started = d.start(self, answers.error.bytes(), Answers::room);
    bench.slate.step("stop()");
    d.stop(self, 0);
    bench.slate.step("destroy()");
    d.destroy(self);
    return answers;
}

}  // namespace

Finding check_start_error(const Bench& bench) {
    const Answers answers = asked_without_services(bench);
    if (answers.health < SEAEYE_HEALTH_DOWN || answers.health > SEAEYE_HEALTH_UP) {
        return failed(fmt::format("health() says {}, expected 0, 1 or 2", answers.health),
                      "return SEAEYE_HEALTH_DOWN, _CONNECTING or _UP");
    }
    if (const std::string fault = answers.health_sentence.fault(); !fault.empty()) {
        return failed("health(): " + fault, "use snprintf(sentence, sentence_size, ...)");
    }
    if (const std::string fault = answers.error.fault(); !fault.empty()) {
        return failed("start(): " + fault, "use snprintf(error, error_size, ...)");
    }
    if (answers.started != 0 && answers.error.text().empty()) {
        return failed("start() failed and gave no reason", "write one sentence into `error`");
    }
    return passed(answers.started == 0 ? "start() needs nothing of the host"
                                       : "start() without a host's help: " + answers.error.text());
}

Finding check_start_stop(const Bench& bench) {
    HardwareBridge bridge{bench};
    const Holdings before = holdings();
    DriverHealth health;
    for (const char* which : {"start()", "a second start()"}) {
        if (const auto started = bridge.start(); !started) {
            const std::string words = fmt::format("{} failed: {}", which, started.error().text);
            return std::string_view{which} == "start()"
                       ? skipped(words + "; --config names hardware that is there")
                       : failed(words, "start() after stop() begins anew");
        }
        health = bridge.run();
        const Duration took = bridge.stop();
        if (auto fault = stop_fault(bridge, took, left_over(before, holdings()))) {
            return *fault;
        }
    }
    if (bridge.faults() > 0) {
        return failed(
            fmt::format("of {} frames of its own {} are no good: refused observations, or "
                        "frames with two outcomes",
                        bridge.frames(),
                        bridge.faults()),
            "give a log of them with --input: the other checks say more");
    }
    return passed(
        fmt::format("started and stopped twice; {} frames; health {}: {}; {} callbacks "
                    "over 50 ms",
                    bridge.frames(),
                    state_words(health.state),
                    health.sentence,
                    bridge.slow_callbacks()));
}

}  // namespace seaeye::conformance
