// A driver that brings its own bytes, run as its link runs it: started, asked how it is, its frames
// decoded, stopped within its time, and all of that once more.
#include <atomic>
#include <chrono>
#include <optional>

#include <fmt/format.h>

#include "daemon/driver_check/bench.hpp"
#include "daemon/driver_check/process_look.hpp"
#include "daemon/hardware.hpp"

namespace seaeye::conformance {
namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr char untouched = 0x5A;

/// The daemon's own services, and what comes when nothing may come any more.
class WatchedServices final : public HostServices {
public:
    explicit WatchedServices(Hardware& hardware) : hardware_{hardware} {}

    void stopped(bool is_stopped) { is_stopped_ = is_stopped; }

    [[nodiscard]] std::uint64_t published() const { return published_; }

    [[nodiscard]] std::uint64_t late() const { return late_; }

    Published publish(std::span<const std::uint8_t> bytes) override {
        ++(is_stopped_ ? late_ : published_);
        return hardware_.publish(bytes);
    }

    void metric(std::string_view name, double value) override { hardware_.metric(name, value); }

    std::int64_t mono_us() override { return hardware_.mono_us(); }

    std::int64_t utc_us() override { return hardware_.utc_us(); }

    bool watch(int fd, std::uint32_t events, Ready ready) override {
        return hardware_.watch(fd, events, std::move(ready));
    }

    std::uint64_t timer(std::int64_t after_us, Due due) override {
        return hardware_.timer(after_us, std::move(due));
    }

    void cancel_timer(std::uint64_t id) override { hardware_.cancel_timer(id); }

    void request_restart(std::string_view why) override { hardware_.request_restart(why); }

private:
    Hardware& hardware_;  // outlives this
    std::atomic<bool> is_stopped_ = true;
    std::atomic<std::uint64_t> published_ = 0;
    std::atomic<std::uint64_t> late_ = 0;
};

/// Counts what the host would count against the driver.
class FaultCount final : public DecodedSink {
public:
    explicit FaultCount(const DriverInfo& info) : first_of_host_{info.counters.size() - 2} {}

    void observation(Observation&&) override {}

    void account(std::uint64_t, std::uint32_t) override {}

    void count(std::uint32_t counter) override { faults_ += counter >= first_of_host_ ? 1 : 0; }

    [[nodiscard]] std::uint64_t faults() const { return faults_; }

private:
    std::size_t first_of_host_;
    std::uint64_t faults_ = 0;
};

/// One driver, its services and the loop that they run on.
class Bridge {
public:
    explicit Bridge(const Bench& bench)
        : bench_{bench},
          hardware_{bench.driver.info().frame_cap},
          services_{hardware_},
          sink_{bench.driver.info()} {
        bench.slate.step("create()");
        auto made = bench.driver.host_view.decoder(
            SourceId{0}, bench.config_json, [](int, std::string_view) {}, &services_);
        if (!made) {
            throw NoInstance{made.error().text};
        }
        decoder_ = std::make_shared<Decoder>(*std::move(made));
        hardware_.set_decoder(decoder_);
        run_for(milliseconds{1});  // opens what the loop itself needs
    }

    Result<Done> start() {
        bench_.slate.step("start()");
        services_.stopped(false);
        return hardware_.start(io_.get_executor(), [] {});
    }

    /// As its link does: frames decoded as they come, health asked for. Ends early once it is up
    /// and has been heard.
    DriverHealth run() {
        const auto limit = Steady::now() + milliseconds{1500};
        DriverHealth health;
        do {
            run_for(milliseconds{50});
            bench_.slate.step("health()");
            health = decoder_->health();
            decode_all();
        } while (Steady::now() < limit &&
                 (frames_ == 0 || health.state != DriverHealth::State::up));
        return health;
    }

    /// How long stop() took.
    Duration stop() {
        bench_.slate.step("stop()");
        const auto began = Steady::now();
        hardware_.stop();
        services_.stopped(true);
        const auto took = std::chrono::duration_cast<Duration>(Steady::now() - began);
        bench_.slate.step("the time after stop()");
        run_for(milliseconds{300});
        return took;
    }

    [[nodiscard]] std::uint64_t frames() const { return frames_; }

    [[nodiscard]] std::uint64_t late() const { return services_.late(); }

    [[nodiscard]] std::uint64_t faults() const { return sink_.faults(); }

    [[nodiscard]] std::uint64_t slow_callbacks() const { return hardware_.counters()[1].value; }

private:
    void run_for(milliseconds duration) {
        io_.restart();
        asio::steady_timer end{io_, duration};
        end.async_wait([this](const auto&) { io_.stop(); });
        io_.run();
    }

    void decode_all() {
        while (const auto frame = hardware_.next_frame()) {
            ++frames_;
            bench_.slate.frame(frames_, *frame, "published by the driver");
            decoder_->decode({.number = frames_,
                              .received = time_from_micros(hardware_.utc_us()),
                              .bytes = *frame},
                             sink_);
        }
        bench_.slate.no_frame();
    }

    const Bench& bench_;
    asio::io_context io_;
    Hardware hardware_;
    WatchedServices services_;
    FaultCount sink_;
    std::shared_ptr<Decoder> decoder_;
    std::uint64_t frames_ = 0;
};

std::string_view state_words(DriverHealth::State state) {
    return state == DriverHealth::State::up           ? "up"
           : state == DriverHealth::State::connecting ? "connecting"
                                                      : "down";
}

/// What one start, run and stop shows that may not be.
std::optional<Finding> stop_fault(const Bridge& bridge, Duration took, const std::string& left) {
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

/// A sentence the driver wrote into `room` bytes: what is wrong with it, or nothing.
std::string sentence_fault(std::span<const char> written, std::size_t room) {
    const auto end = written.begin() + static_cast<std::ptrdiff_t>(room);
    if (std::any_of(end, written.end(), [](char c) { return c != untouched; })) {
        return fmt::format("wrote behind the {} bytes that it was given", room);
    }
    return std::find(written.begin(), end, '\0') == end ? "left its sentence without an end" : "";
}

}  // namespace

Finding check_start_error(const Bench& bench) {
    constexpr std::size_t room = 40;
    const seaeye_driver_descriptor& d = bench.driver.descriptor;
    HostTable host{[](int, std::string_view) {}, nullptr};
    std::array<char, 512> error{};
    bench.slate.step("create()");
    void* const self =
        d.create(host.table(), bench.config_json.c_str(), error.data(), error.size());
    if (self == nullptr) {
        throw NoInstance{error.data()};
    }
    host.set_self(self);

    bench.slate.step("health() before start()");
    std::vector<char> told(room + 64, untouched);
    const int health = d.health(self, told.data(), room);
    bench.slate.step("start() with a host that watches nothing");
    std::vector<char> why(room + 64, untouched);
    why[0] = '\0';
    const int started = d.start(self, why.data(), room);
    bench.slate.step("stop()");
    d.stop(self, 0);
    bench.slate.step("destroy()");
    d.destroy(self);

    if (health < SEAEYE_HEALTH_DOWN || health > SEAEYE_HEALTH_UP) {
        return failed(fmt::format("health() says {}, expected 0, 1 or 2", health),
                      "return SEAEYE_HEALTH_DOWN, _CONNECTING or _UP");
    }
    if (const std::string fault = sentence_fault(told, room); !fault.empty()) {
        return failed("health() " + fault, "use snprintf(sentence, sentence_size, ...)");
    }
    if (const std::string fault = sentence_fault(why, room); !fault.empty()) {
        return failed("start() " + fault, "use snprintf(error, error_size, ...)");
    }
    if (started != 0 && why[0] == '\0') {
        return failed("start() failed and gave no reason", "write one sentence into `error`");
    }
    return passed(started == 0 ? "start() needs nothing of the host"
                               : fmt::format("start() without a host's help: {}", why.data()));
}

Finding check_start_stop(const Bench& bench) {
    Bridge bridge{bench};
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
