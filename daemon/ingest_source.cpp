// link -> journal -> frames -> decoder -> queue. Everything is counted where it happens.
#include "daemon/ingest_source.hpp"

#include <utility>

#include <fmt/format.h>

namespace seaeye {
namespace {

constexpr Duration log_interval = seconds(10);

std::vector<Counter> counters_named(const std::vector<std::string>& names) {
    std::vector<Counter> counters;
    for (const std::string& name : names) {
        counters.push_back({name, 0});
    }
    return counters;
}

/// The link's words for health: nothing to say while it is up or has done its work.
bool is_well(SourceState state) {
    return state == SourceState::up || state == SourceState::ended;
}

}  // namespace

IngestSource::IngestSource(IngestShared& shared, Setup setup)
    : shared_{shared},
      id_{setup.id},
      decoder_{std::move(setup.decoder)},
      cutter_{FrameRule{.framing = decoder_.framing, .cap = decoder_.frame_cap}},
      log_{setup.config.id, log_interval, shared.log} {
    status_.id = setup.config.id;
    status_.driver = setup.config.driver;
    status_.link = setup.config.link;
    status_.position = setup.config.position;
    status_.outcomes = counters_named(decoder_.outcomes);
    status_.counters = counters_named(decoder_.counters);
    setup.times.silence_timeout = setup.config.silence_timeout;
    link_ = make_link(shared_.io,
                      {.address = std::move(setup.address),
                       .times = setup.times,
                       .seed = static_cast<std::uint32_t>(id_) + 1,
                       .handlers = handlers(),
                       .hardware = decoder_.hardware});
}

LinkHandlers IngestSource::handlers() {
    return {.on_arrival = [this](const Arrival& arrival) { return take(arrival); },
            .on_report = [this](const LinkReport& told) { report(told); },
            .has_room =
                [this] {
                    return shared_.queue.room() * 2 >= shared_.queue.capacity() &&
                           (!decoder_.isolated || decoder_.isolated->has_room());
                }};
}

void IngestSource::start() {
    if (decoder_.isolated) {
        decoder_.isolated->attach(shared_.io, *this, [this] { hand_over(); });
    }
    link_->start();
}

/// Whether frames ended well since the last arrival: what a driver in a process of its own found
/// comes later than the frame.
bool IngestSource::take(const Arrival& arrival) {
    if (!arrival.bytes.empty()) {
        status_.last_data = shared_.clock.wall();
    }
    cut(arrival);
    hand_over();
    const std::uint64_t ok = status_.outcomes.empty() ? 0 : status_.outcomes[0].value;
    return ok > std::exchange(ok_, ok);
}

void IngestSource::cut(const Arrival& arrival) {
    const auto on_frame = [&](std::span<const std::uint8_t> frame) {
        decode(frame, arrival.stream);
    };
    switch (arrival.kind) {
        case Arrival::Kind::piece:
            cutter_.piece(arrival.stream, arrival.bytes, on_frame);
            break;
        case Arrival::Kind::datagram:
            cutter_.datagram(arrival.bytes, on_frame);
            break;
        case Arrival::Kind::end:
            cutter_.finish(arrival.stream, on_frame);
            break;
    }
}

void IngestSource::finish_frames() {
    cutter_.finish_all([this](std::uint32_t stream, std::span<const std::uint8_t> frame) {
        decode(frame, stream);
    });
}

void IngestSource::decode(std::span<const std::uint8_t> frame, std::uint32_t stream) {
    const auto stamp = shared_.clock.stamp();
    if (shared_.journal != nullptr) {
        shared_.journal->frame({.source = id_,
                                .received = stamp.value_or(shared_.clock.wall()),
                                .stamp = stamp ? Journal::Stamp::told : Journal::Stamp::untold,
                                .stream = stream_mark(stream),
                                .bytes = frame});
    }
    ++status_.frames;
    decoder_.decode({.number = status_.frames,
                     .received = stamp,
                     .bytes = frame,
                     .stream = stream_mark(stream)},
                    *this);
}

void IngestSource::observation(Observation&& observation) {
    if (observation.received == Time{}) {  // neither we nor the data said when
        const Time now = shared_.clock.time().value_or(shared_.clock.wall());
        observation.received = now;
        observation.measured = observation.measured == Time{} ? now : observation.measured;
    } else if (shared_.clock.decide(observation.received)) {
        shared_.log(
            LogLevel::warning,
            fmt::format("{}: the data are of {}, an old log played as if it were live; event "
                        "time goes by them "
                        "([station] clock = \"wall\" to go by this machine)",
                        status_.id,
                        to_rfc3339(observation.received)));
    }
    shared_.clock.heard(observation.received);
    ++status_.observations;
    batch_.push_back(std::move(observation));
}

void IngestSource::account(std::uint64_t /*frame_number*/, std::uint32_t outcome) {
    if (outcome < status_.outcomes.size()) {
        ++status_.outcomes[outcome].value;
    }
}

void IngestSource::count(std::uint32_t counter) {
    if (counter < status_.counters.size()) {
        ++status_.counters[counter].value;
    }
}

void IngestSource::hand_over() {
    status_.dropped += shared_.queue.push(batch_);
}

void IngestSource::report(const LinkReport& told) {
    if (!is_well(told.state) || told.state == SourceState::ended) {
        finish_frames();  // what a broken connection left undone does not go on in the next
    }
    if (told.state == SourceState::ended) {
        decoder_.flush(*this);
    }
    hand_over();
    status_.state = told.state;
    status_.connects += told.is_connected ? 1 : 0;
    status_.problem = is_well(told.state) ? std::string{} : told.sentence;
    log_.say(shared_.clock.wall(),
             is_well(told.state) || told.is_connected ? LogLevel::info : LogLevel::warning,
             told.sentence);
}

void IngestSource::stop() {
    link_->stop();
    finish_frames();
    decoder_.flush(*this);
    if (decoder_.isolated) {
        decoder_.isolated->close();
    }
    hand_over();
}

SensorStatus IngestSource::status() const {
    SensorStatus status = status_;
    for (Counter& counter : cutter_.counters()) {
        status.counters.push_back(std::move(counter));
    }
    for (Counter& counter : link_->counters()) {
        status.counters.push_back(std::move(counter));
    }
    if (decoder_.isolated) {
        const auto counters = decoder_.isolated->counters();
        status.counters.insert(status.counters.end(), counters.begin(), counters.end());
        if (const std::string& problem = decoder_.isolated->problem(); !problem.empty()) {
            status.state = SourceState::down;
            status.problem = problem;
        }
    }
    status.metrics = link_->metrics();
    return status;
}

}  // namespace seaeye
