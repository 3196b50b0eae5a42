// Decodes some frames at a time; observations queue in the log's clock until they are pulled.
#include "daemon/replay/log_source.hpp"

#include <algorithm>

#include "daemon/ingest.hpp"

namespace seaeye {
namespace {

std::vector<Counter> zeroed(const std::vector<std::string>& names) {
    std::vector<Counter> counters;
    for (const std::string& name : names) {
        counters.push_back({name, 0});
    }
    return counters;
}

}  // namespace

LogSource::LogSource(const Setup& setup, std::unique_ptr<Frames> frames, SourceDecoder decoder)
    : frames_{std::move(frames)},
      decoder_{std::move(decoder)},
      clock_{setup.assumed} {
    account_.id = setup.name;
    account_.path = setup.path;
    account_.driver = setup.driver;
    account_.outcomes = zeroed(decoder_.outcomes);
    account_.counters = zeroed(decoder_.counters);
}

const Observation* LogSource::peek() {
    Observation ready;
    while (!next_) {
        if (clock_.pop(ready)) {
            next_ = std::move(ready);
        } else if (!read_some()) {
            return nullptr;
        }
    }
    return &*next_;
}

Observation LogSource::take() {
    Observation out = *std::move(next_);
    next_.reset();
    ++taken_;
    account_.newest = std::max(account_.newest, out.received);
    return out;
}

LogAccount LogSource::account() const {
    LogAccount account = account_;
    account.disbelieved_times = clock_.disbelieved();
    account.is_clock_assumed = clock_.is_assumed();
    for (Counter& counter : frames_->counters()) {
        account.counters.push_back(std::move(counter));
    }
    return account;
}

bool LogSource::read_some() {
    if (account_.has_ended) {
        return false;
    }
    const auto more = frames_->read_some([this](const ReplayFrame& frame) { decode(frame); });
    if (!more || !*more) {
        end(more ? "" : more.error().text);
    }
    return true;
}

std::uint64_t LogSource::used_on_disk() const {
    const double share =
        account_.observations == 0
            ? 1.0
            : static_cast<double>(taken_) / static_cast<double>(account_.observations);
    return static_cast<std::uint64_t>(share * static_cast<double>(frames_->used_on_disk()));
}

void LogSource::end(const std::string& damage) {
    account_.damage = damage;
    account_.note = frames_->note();
    decoder_.flush(*this);
    clock_.finish();
    account_.has_ended = true;
}

void LogSource::decode(const ReplayFrame& frame) {
    ++account_.lines;
    if (frame.is_heartbeat) {
        const Time now = *frame.received;
        observation(
            {.source = heartbeat_source, .measured = now, .received = now, .said = Heartbeat{}});
        account(account_.lines, 0);
        return;
    }
    decoder_.decode({.number = account_.lines,
                     .received = frame.received,
                     .bytes = frame.bytes,
                     .stream = frame.stream},
                    *this);
}

void LogSource::observation(Observation&& observation) {
    ++account_.observations;
    clock_.push({std::move(observation), account_.lines});
}

void LogSource::account(std::uint64_t /*frame_number*/, std::uint32_t outcome) {
    if (outcome < account_.outcomes.size()) {
        ++account_.outcomes[outcome].value;
    }
}

void LogSource::count(std::uint32_t counter) {
    if (counter < account_.counters.size()) {
        ++account_.counters[counter].value;
    }
}

}  // namespace seaeye
