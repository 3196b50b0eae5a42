// What arrives of a start that was stopped meanwhile is dropped.
#include "daemon/isolation/remote_hardware.hpp"

namespace seaeye {

Result<Done> RemoteHardware::start(asio::any_io_executor /*executor*/, std::function<void()> wake) {
    wake_ = std::move(wake);
    restart_.reset();
    frames_.clear();
    is_open_ = false;
    health_ = {.state = DriverHealth::State::connecting, .sentence = "starting"};
    is_running_ = order_(ipc::Start{});
    if (!is_running_) {
        return Error{ErrorCode::bad_value, "the driver's process is not up"};
    }
    return Done{};
}

void RemoteHardware::stop() {
    if (is_running_) {
        order_(ipc::Stop{});
    }
    is_running_ = false;
    is_open_ = false;
    frames_.clear();
}

std::vector<Counter> RemoteHardware::counters() const {
    return {{"published_dropped", strained_before_.dropped + strained_.dropped + frames_.dropped()},
            {"slow_callbacks", strained_before_.slow_callbacks + strained_.slow_callbacks}};
}

void RemoteHardware::take(const ipc::Published& report) {
    if (is_open_ && report.bytes.size() <= frame_cap_) {
        frames_.push(report.bytes);
        wake_();
    }
}

void RemoteHardware::take(const ipc::Measured& report) {
    keep_metric(metrics_, report.name, report.value);
}

void RemoteHardware::take(const ipc::Strained& report) {
    strained_ = report;
}

void RemoteHardware::take(const ipc::Started& report) {
    if (!is_running_) {
        return;
    }
    is_open_ = report.is_well;
    if (!report.is_well) {
        want_restart(std::string{report.sentence});
    }
}

void RemoteHardware::take(const ipc::Health& report) {
    if (is_open_) {
        health_ = {.state = report.state, .sentence = std::string{report.sentence}};
    }
}

void RemoteHardware::take(const ipc::RestartWanted& report) {
    if (is_open_) {
        want_restart(std::string{report.why});
    }
}

void RemoteHardware::ended(const std::string& sentence) {
    strained_before_.dropped += strained_.dropped;
    strained_before_.slow_callbacks += strained_.slow_callbacks;
    strained_ = {};
    is_open_ = false;
    if (is_running_) {
        is_running_ = false;
        want_restart(sentence);
    }
}

void RemoteHardware::want_restart(std::string why) {
    restart_ = std::move(why);
    wake_();
}

}  // namespace seaeye
