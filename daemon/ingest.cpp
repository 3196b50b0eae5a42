// Sources side by side; once a second a look at them all.
#include "daemon/ingest.hpp"

#include <fmt/format.h>

#include "daemon/replay/frames.hpp"

namespace seaeye {
namespace {

bool gives_datagrams(const LinkAddress& address) {
    return address.kind == LinkKind::udp || address.kind == LinkKind::http_listen ||
           address.kind == LinkKind::driver ||
           (address.kind == LinkKind::file &&
            input_kind_of(address.file.path) == InputKind::capture);
}

}  // namespace

Ingest::Ingest(asio::io_context& io, ObservationQueue& queue, SensorBoard& board, IngestSetup setup)
    : queue_{queue},
      board_{board},
      setup_{std::move(setup)},
      clock_{setup_.clock, setup_.now},
      shared_{
          .io = io, .queue = queue, .clock = clock_, .journal = setup_.journal, .log = setup_.log},
      timer_{io},
      journal_log_{"journal", seconds(10), setup_.log} {}

Ingest::~Ingest() = default;

Result<Done> Ingest::add(const SourceConfig& config, SourceDecoder decoder) {
    auto address = parse_link(config.link);
    if (!address) {
        return Error{ErrorCode::bad_value,
                     fmt::format("source {}: {}", config.id, address.error().text)};
    }
    if (decoder.framing == Framing::datagram && !gives_datagrams(*address)) {
        return Error{ErrorCode::bad_value,
                     fmt::format("source {}: the driver {} takes datagrams, and {} gives a stream",
                                 config.id,
                                 config.driver,
                                 config.link)};
    }
    if (address->kind == LinkKind::driver && decoder.hardware == nullptr) {
        return Error{ErrorCode::bad_value,
                     fmt::format("source {}: the driver {} brings no bytes itself, give it a link",
                                 config.id,
                                 config.driver)};
    }
    sources_.push_back(std::make_unique<IngestSource>(
        shared_,
        IngestSource::Setup{.id = SourceId{static_cast<std::uint16_t>(sources_.size())},
                            .config = config,
                            .address = *std::move(address),
                            .times = setup_.times,
                            .decoder = std::move(decoder)}));
    return Done{};
}

void Ingest::start() {
    publish();
    for (const auto& source : sources_) {
        source->start();
    }
    timer_.expires_after(setup_.beat);
    wait_for_beat();
}

void Ingest::wait_for_beat() {
    timer_.async_wait([this](const boost::system::error_code& error) {
        if (error || is_stopped_) {
            return;
        }
        beat();
        timer_.expires_at(std::max(timer_.expiry() + setup_.beat, steady_now()));
        wait_for_beat();
    });
}

void Ingest::beat() {
    if (const auto now = clock_.time()) {
        std::vector<Observation> one{
            {.source = heartbeat_source, .measured = *now, .received = *now, .said = Heartbeat{}}};
        queue_.push(one);
        if (setup_.journal != nullptr) {
            setup_.journal->heartbeat(*now);
        }
    }
    const Time wall = clock_.wall();
    if (setup_.journal != nullptr) {
        setup_.journal->flush();
        setup_.journal->roll(wall);
        const JournalCounts& counts = setup_.journal->counts();
        if (!counts.problem.empty()) {
            journal_log_.say(
                wall,
                LogLevel::error,
                fmt::format("{}; {} records lost so far", counts.problem, counts.lost));
        }
        journal_log_.tick(wall);
    }
    for (const auto& source : sources_) {
        source->tick(wall);
    }
    publish();
    if (setup_.on_beat) {
        setup_.on_beat();
    }
}

void Ingest::publish() {
    std::vector<SensorStatus> all;
    all.reserve(sources_.size());
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        all.push_back(sources_[i]->status());
        if (setup_.fate) {
            const SourceFate fate = setup_.fate(SourceId{static_cast<std::uint16_t>(i)});
            all.back().late = fate.late;
            all.back().copies = fate.copies;
        }
    }
    IngestCounts counts{.queue_depth = queue_.counts().depth, .queue_capacity = queue_.capacity()};
    if (setup_.journal != nullptr) {
        const JournalCounts& journal = setup_.journal->counts();
        counts.journal = {.records = journal.records, .lost = journal.lost};
    }
    board_.publish(std::move(all), counts);
}

void Ingest::stop() {
    if (is_stopped_) {
        return;
    }
    is_stopped_ = true;
    timer_.cancel();
    for (const auto& source : sources_) {
        source->stop();
    }
    if (setup_.journal != nullptr) {
        setup_.journal->flush();
    }
    publish();
    queue_.close();
}

}  // namespace seaeye
