#include "daemon/driver_check/hardware_bridge.hpp"

namespace seaeye::conformance {
namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

}  // namespace

HardwareBridge::HardwareBridge(const Bench& bench)
    : bench_{bench},
      hardware_{bench.driver.info().frame_cap},
      services_{hardware_},
      sink_{bench.driver.info()} {
    bench.slate.step("create()");
    auto made = bench.driver.host_view.decoder(
        SourceId{0}, bench.config_json, [](int, std::string_view) {}, &services_);
    if (!made) {
        throw NoInstance{bench.config_json, made.error().text};
    }
    decoder_ = std::make_unique<Decoder>(*std::move(made));
    hardware_.set_driver(decoder_->instance());
    run_for(milliseconds{1});  // opens what the loop itself needs
}

Result<Done> HardwareBridge::start() {
    bench_.slate.step("start()");
    services_.stopped(false);
    return hardware_.start(io_.get_executor(), [] {});
}

DriverHealth HardwareBridge::run() {
    const auto limit = Steady::now() + milliseconds{1500};
    DriverHealth health;
    do {
        run_for(milliseconds{50});
        bench_.slate.step("health()");
        health = hardware_.health();
        decode_all();
    } while (Steady::now() < limit && (frames_ == 0 || health.state != DriverHealth::State::up));
    return health;
}

Duration HardwareBridge::stop() {
    bench_.slate.step("stop()");
    const auto began = Steady::now();
    hardware_.stop();
    services_.stopped(true);
    const auto took = std::chrono::duration_cast<Duration>(Steady::now() - began);
    bench_.slate.step("the time after stop()");
    run_for(milliseconds{300});
    return took;
}

std::uint64_t HardwareBridge::slow_callbacks() const {
    for (const Counter& counter : hardware_.counters()) {
        if (std::string_view{counter.name} == "slow_callbacks") {
            return counter.value;
        }
    }
    return 0;
}

void HardwareBridge::run_for(milliseconds duration) {
    io_.restart();
    asio::steady_timer end{io_, duration};
    end.async_wait([this](const auto&) { io_.stop(); });
    io_.run();
}

void HardwareBridge::decode_all() {
    while (const auto bytes = hardware_.next_frame()) {
        const Frame frame{
            .number = ++frames_, .received = time_from_micros(hardware_.utc_us()), .bytes = *bytes};
        bench_.slate.frame({.struct_size = sizeof(seaeye_frame),
                            .stream = frame.stream,
                            .number = frame.number,
                            .received_us = to_micros(*frame.received),
                            .bytes = bytes->data(),
                            .size = bytes->size()},
                           "published by the driver");
        decoder_->decode(frame, sink_);
    }
    bench_.slate.no_frame();
}

}  // namespace seaeye::conformance
