// The life of a driver's process: greeted, created, at work, and after a crash at rest.
#include "daemon/isolation/isolated_decoder.hpp"

#include <algorithm>
#include <thread>
#include <unistd.h>

#include <fmt/format.h>

#include "daemon/clock.hpp"
#include "daemon/isolation/last_frame.hpp"
#include "daemon/links/link.hpp"

namespace seaeye {
namespace {

constexpr Duration look_interval = std::chrono::milliseconds{250};

/// Reports between two turns of the loop: other sources are on it too.
constexpr int most_reports = 256;

/// A driver's log lines between two looks.
constexpr int most_log_lines = 5;

constexpr double mebibyte = 1024.0 * 1024.0;

}  // namespace

IsolatedDecoder::IsolatedDecoder(IsolationSetting setting, std::string library, LogLine log)
    : setting_{std::move(setting)},
      library_{std::move(library)},
      log_{std::move(log)},
      policy_{setting_.crashes} {}

Result<std::shared_ptr<IsolatedDecoder>> IsolatedDecoder::launch(IsolationSetting setting,
                                                                 std::string library,
                                                                 LogLine log) {
    const auto made =
        std::make_shared<IsolatedDecoder>(std::move(setting), std::move(library), std::move(log));
    made->start_anew();
    made->wait_until([&] { return made->state_ != State::greeting; }, std::nullopt);
    if (made->state_ == State::greeted) {
        return made;
    }
    return made->refusal_.value_or(
        Error{ErrorCode::refused, fmt::format("refused {}: {}", made->library_, made->problem_)});
}

Result<Done> IsolatedDecoder::create(SourceId source, std::string name, std::string config_json) {
    name_ = std::move(name);
    config_json_ = std::move(config_json);
    books_ = std::make_unique<FrameBooks>(source, info_);
    if (info_.has_own_io) {
        hardware_ =
            std::make_shared<RemoteHardware>(info_.frame_cap, [this](const ipc::Order& what) {
                const bool is_up = state_ == State::running;
                if (is_up) {
                    order(what);
                }
                return is_up && state_ == State::running;
            });
    }
    state_ = State::creating;
    last_beat_ = Steady::now();
    order(ipc::Create{config_json_});
    wait_until([this] { return state_ != State::creating; }, std::nullopt);
    if (state_ == State::running) {
        return Done{};
    }
    return refusal_.value_or(Error{ErrorCode::bad_value, problem_});
}

void IsolatedDecoder::start_anew() {
    state_ = State::greeting;
    is_quarantined_ = false;
    refusal_.reset();
    last_beat_ = Steady::now();
    auto process = DriverProcess::start(setting_.program, library_);
    if (!process) {
        crashed(process.error().text);
        return;
    }
    process_ = std::make_unique<DriverProcess>(*std::move(process));
    has_no_room_ = false;
    if (io_ != nullptr) {
        listen();
    }
}

void IsolatedDecoder::attach(asio::io_context& io,
                             DecodedSink& sink,
                             std::function<void()> on_results) {
    io_ = &io;
    sink_ = &sink;
    on_results_ = std::move(on_results);
    tick_ = std::make_unique<asio::steady_timer>(io);
    wait_for_tick();
    if (process_) {
        listen();
    }
}

void IsolatedDecoder::listen() {
    boost::system::error_code fault;
    ear_ = std::make_unique<asio::posix::stream_descriptor>(*io_);
    (void)ear_->assign(dup(process_->socket()), fault);
    wait_for_report();
}

void IsolatedDecoder::wait_for_report() {
    if (!ear_) {
        return;
    }
    ear_->async_wait(asio::posix::stream_descriptor::wait_read,
                     [weak = weak_from_this()](const boost::system::error_code& fault) {
                         const auto self = weak.lock();
                         if (fault || !self) {
                             return;
                         }
                         self->hear();
                         self->give();
                         self->tell_results();
                         self->wait_for_report();
                     });
}

void IsolatedDecoder::wait_for_tick() {
    tick_->expires_after(look_interval);
    tick_->async_wait([weak = weak_from_this()](const boost::system::error_code& fault) {
        const auto self = weak.lock();
        if (fault || !self || self->state_ == State::closed) {
            return;
        }
        self->hear();
        self->look_after();
        self->give();
        self->tell_results();
        self->wait_for_tick();
    });
}

void IsolatedDecoder::tell_results() {
    if (has_results_ && on_results_) {
        has_results_ = false;
        on_results_();
    }
}

/// Without the loop. False when `limit` went by first.
template <class Is>
bool IsolatedDecoder::wait_until(Is is, std::optional<Duration> limit) {
    const auto end = limit ? Steady::now() + *limit : Steady::time_point::max();
    for (;;) {
        hear();
        look_after();
        give();
        if (is()) {
            return true;
        }
        const auto now = Steady::now();
        if (now >= end) {
            return false;
        }
        const auto most = std::min<Steady::duration>(look_interval, end - now);
        if (process_) {
            process_->wait(std::chrono::ceil<Duration>(most), has_no_room_);
        } else {
            std::this_thread::sleep_for(
                std::clamp<Steady::duration>(rest_until_ - now, Steady::duration::zero(), most));
        }
    }
}

void IsolatedDecoder::decode(const Frame& frame, DecodedSink& sink) {
    sink_ = &sink;
    lose(underway_.push(frame));
    if (is_quarantined_ || state_ == State::closed) {
        lose_all();
        return;
    }
    give();
    if (io_ == nullptr) {
        wait_until([this] { return underway_.empty(); }, std::nullopt);
    }
}

void IsolatedDecoder::flush(DecodedSink& sink) {
    sink_ = &sink;
    if (is_quarantined_ || state_ == State::closed) {
        return;
    }
    is_flush_wanted_ = true;
    give();
    wait_until([this] { return !is_flush_wanted_; },
               io_ != nullptr ? std::optional{setting_.flush_limit} : std::nullopt);
}

void IsolatedDecoder::close() {
    state_ = State::closed;
    ear_.reset();
    tick_.reset();
    process_.reset();
    settle_lost(underway_.fall_back());
    lose_all();
    sink_ = nullptr;
    on_results_ = nullptr;
}

void IsolatedDecoder::give() {
    has_no_room_ = false;
    while (state_ == State::running && !has_no_room_) {
        const HeldFrame* const next = underway_.next();
        if (next != nullptr) {
            order(ipc::Give{.number = next->number,
                            .received_us = next->received ? to_micros(*next->received) : 0,
                            .stream = next->stream,
                            .bytes = next->bytes});
            if (state_ == State::running && !has_no_room_) {
                underway_.gave();
            }
        } else if (is_flush_wanted_ && !is_flush_given_ && underway_.empty()) {
            order(ipc::Flush{});
            is_flush_given_ = state_ == State::running && !has_no_room_;
        } else {
            return;
        }
    }
}

/// The tick gives again what there was no room for.
void IsolatedDecoder::order(const ipc::Order& what) {
    switch (process_->send(what)) {
        case DriverProcess::Sent::yes:
            return;
        case DriverProcess::Sent::not_now:
            has_no_room_ = true;
            return;
        case DriverProcess::Sent::gone:
            crashed(process_->end(DriverProcess::Mercy::wait));
    }
}

void IsolatedDecoder::hear() {
    for (int i = 0; i < most_reports && process_; ++i) {
        std::optional<ipc::Report> report;
        switch (process_->hear(report)) {
            case DriverProcess::Heard::report:
                take(*report);
                break;
            case DriverProcess::Heard::nothing:
                return;
            case DriverProcess::Heard::gone:
                crashed(process_->end(DriverProcess::Mercy::wait));
                break;
            case DriverProcess::Heard::nonsense:
                process_->end(DriverProcess::Mercy::none);
                crashed("was killed: what it sent was no message");
                break;
        }
    }
}

void IsolatedDecoder::look_after() {
    const auto now = Steady::now();
    if (state_ == State::resting && now >= rest_until_) {
        start_anew();
        return;
    }
    if (!process_ || now < next_look_) {
        return;
    }
    next_look_ = now + look_interval;
    log_budget_ = most_log_lines;
    if (now - last_beat_ > setting_.heartbeat_limit) {
        process_->end(DriverProcess::Mercy::none);
        crashed(fmt::format("was killed: no heartbeat for {:.3g} s",
                            to_seconds(setting_.heartbeat_limit)));
    } else if (const auto resident = process_->resident_bytes(); resident > setting_.most_memory) {
        process_->end(DriverProcess::Mercy::none);
        crashed(fmt::format("was killed: it had grown to {:.0f} MiB (limit {:.0f} MiB)",
                            static_cast<double>(resident) / mebibyte,
                            static_cast<double>(setting_.most_memory) / mebibyte));
    }
}

void IsolatedDecoder::crashed(const std::string& how) {
    process_.reset();
    ear_.reset();
    problem_ =
        refusal_ ? refusal_->text : fmt::format("the process of the driver {} {}", info_.name, how);
    if (!is_established_) {
        state_ = State::closed;
        return;
    }
    state_ = State::resting;
    ++crashes_;
    is_flush_wanted_ = is_flush_given_ = is_flush_open_ = false;
    const auto culprit = underway_.fall_back();
    problem_ += keep_frame(culprit);
    settle_lost(culprit);
    rest(policy_.crashed(Steady::now()));
    if (hardware_) {
        hardware_->ended(problem_);
    }
    log_(LogLevel::warning, fmt::format("{}: {}", name_, problem_));
}

/// The frame it was at is lost, and those it had not yet accounted for; the rest waits for the next
/// process.
void IsolatedDecoder::settle_lost(const std::optional<HeldFrame>& culprit) {
    if (sink_ == nullptr || !books_) {
        return;
    }
    has_results_ = true;
    if (!std::exchange(is_frame_open_, false)) {
        lose(culprit);
    }
    books_->lose(lost_outcome(), *sink_);
}

void IsolatedDecoder::rest(const CrashPolicy::Verdict& verdict) {
    is_quarantined_ = verdict.is_quarantined;
    const bool must_wait = io_ != nullptr || is_quarantined_;
    rest_until_ = Steady::now() + (must_wait ? verdict.pause : Duration::zero());
    if (!is_quarantined_) {
        problem_ += fmt::format("; starting it anew in {}", in_seconds(verdict.pause));
        return;
    }
    problem_ += fmt::format(
        "; it crashed {} times within {} and is left alone for {}. To see what it does: sea-eye "
        "driver-check {}",
        setting_.crashes.most_crashes,
        in_seconds(setting_.crashes.window),
        in_seconds(verdict.pause),
        library_);
    lose_all();
}

/// The end of a sentence: where the frame is.
std::string IsolatedDecoder::keep_frame(const std::optional<HeldFrame>& culprit) {
    const std::optional<HeldFrame>& frame = culprit ? culprit : underway_.last_done();
    if (!frame || setting_.crash_directory.empty()) {
        return {};
    }
    const auto kept = keep_last_frame(setting_.crash_directory,
                                      {.source = name_,
                                       .received = frame->received,
                                       .stream = frame->stream,
                                       .bytes = frame->bytes},
                                      utc_now());
    return kept ? fmt::format("; its last frame is in {}", *kept)
                : fmt::format("; its last frame could not be kept: {}", kept.error().text);
}

void IsolatedDecoder::lose(const std::optional<HeldFrame>& frame) {
    if (frame && sink_ != nullptr) {
        sink_->account(frame->number, lost_outcome());
        has_results_ = true;
    }
}

void IsolatedDecoder::lose_all() {
    while (const auto frame = underway_.give_up()) {
        lose(frame);
    }
}

}  // namespace seaeye
