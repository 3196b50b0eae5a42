// What a driver's process reports, and what is made of it. Nothing it says is trusted: what makes
// no sense ends it.
#include <utility>

#include <fmt/format.h>

#include "daemon/isolation/isolated_decoder.hpp"
#include "drivers/ipc/events.hpp"

namespace seaeye {
namespace {

bool is_same_driver(const DriverInfo& one, const DriverInfo& other) {
    return one.name == other.name && one.framing == other.framing &&
           one.frame_cap == other.frame_cap && one.outcomes == other.outcomes &&
           one.counters == other.counters && one.has_own_io == other.has_own_io;
}

}  // namespace

void IsolatedDecoder::take(const ipc::Report& report) {
    std::visit([this](const auto& what) { take(what); }, report);
}

void IsolatedDecoder::take(const ipc::Hello& report) {
    if (state_ != State::greeting) {
        return;
    }
    last_beat_ = Steady::now();
    if (!books_) {
        info_ = report.info;
        state_ = State::greeted;
    } else if (!is_same_driver(info_, report.info)) {
        process_->end(DriverProcess::Mercy::none);
        crashed("was ended: the library on disk is another one now; restart the daemon to use it");
    } else {
        state_ = State::creating;
        order(ipc::Create{config_json_});
    }
}

void IsolatedDecoder::take(const ipc::Refused& report) {
    refusal_ = Error{static_cast<ErrorCode>(report.code), std::string{report.sentence}};
}

void IsolatedDecoder::take(const ipc::Created& /*report*/) {
    if (state_ != State::creating) {
        return;
    }
    state_ = State::running;
    is_established_ = true;
    last_beat_ = Steady::now();
    if (!problem_.empty()) {
        log_(LogLevel::info, fmt::format("{}: the driver is at work again", name_));
        problem_.clear();
    }
}

void IsolatedDecoder::take(const ipc::Beat& /*report*/) {
    last_beat_ = Steady::now();
}

void IsolatedDecoder::take(const ipc::Found& report) {
    if (!books_ || sink_ == nullptr) {
        return;
    }
    has_results_ = true;
    if (report.number == 0) {
        found_of_flush(report);
    } else {
        found_of_frame(report);
    }
}

bool IsolatedDecoder::read(const ipc::Found& report) {
    const bool is_good = ipc::read_events(report.events, books_->sink());
    if (!is_good) {
        process_->end(DriverProcess::Mercy::none);
        crashed("was killed: what it found made no sense");
    }
    return is_good;
}

void IsolatedDecoder::found_of_frame(const ipc::Found& report) {
    const HeldFrame* const current = underway_.current();
    if (current == nullptr || current->number != report.number) {
        process_->end(DriverProcess::Mercy::none);
        crashed("was killed: it spoke of a frame that it was not given");
        return;
    }
    if (!std::exchange(is_frame_open_, true)) {
        books_->begin(current->number, current->received, *sink_);
    }
    if (read(report) && report.is_last) {
        is_frame_open_ = false;
        underway_.done();
        books_->end();
    }
}

void IsolatedDecoder::found_of_flush(const ipc::Found& report) {
    if (!std::exchange(is_flush_open_, true)) {
        books_->begin_flush(*sink_);
    }
    if (read(report) && report.is_last) {
        is_flush_open_ = false;
        is_flush_given_ = false;
        is_flush_wanted_ = false;
        books_->end_flush();
    }
}

void IsolatedDecoder::take(const ipc::Logged& report) {
    if (log_budget_ > 0) {
        --log_budget_;
        log_(driver_log_level(report.level), fmt::format("{}: {}", name_, report.text));
    }
}

template <class OfHardware>
void IsolatedDecoder::take(const OfHardware& report) {
    if (hardware_) {
        hardware_->take(report);
    }
}

}  // namespace seaeye
