// The picture is published at most four times a second: nobody looks more often.
#include "daemon/replay/serve_watcher.hpp"

#include <algorithm>

#include "daemon/clock.hpp"

namespace seaeye {
namespace {

constexpr std::chrono::milliseconds picture_every{250};

SensorStatus status_of(const LogAccount& account, const std::vector<SourceConfig>& sources) {
    SensorStatus status{.id = account.id,
                        .driver = account.driver,
                        .link = "file:" + account.path,
                        .state = account.has_ended ? SourceState::ended : SourceState::up,
                        .frames = account.lines,
                        .observations = account.observations,
                        .connects = 1,
                        .outcomes = account.outcomes,
                        .counters = account.counters,
                        .problem = account.damage};
    const auto source = std::ranges::find(sources, account.id, &SourceConfig::id);
    if (source != sources.end()) {
        status.position = source->position;
    }
    if (account.newest != Time{}) {
        status.last_data = account.newest;
    }
    return status;
}

}  // namespace

ServeWatcher::ServeWatcher(ServeSetup setup) : setup_{std::move(setup)} {}

Result<std::unique_ptr<ServeWatcher>> ServeWatcher::start(ServeSetup setup) {
    std::unique_ptr<ServeWatcher> self{new ServeWatcher{std::move(setup)}};
    ApiContext context{.pictures = &self->pictures_,
                       .sensors = &self->sensors_,
                       .reader = self->setup_.reader.get(),
                       .store = self->setup_.store,
                       .zones = self->setup_.zones,
                       .now = [] {
                           return utc_now();
                       }};
    auto server =
        ApiServer::start(self->io_, std::move(context), self->setup_.api, [](const AccessLine&) {});
    if (!server) {
        return std::move(server).error();
    }
    self->server_ = *std::move(server);
    self->thread_ = std::thread{[io = &self->io_] {
        io->run();
    }};
    return self;
}

ServeWatcher::~ServeWatcher() {
    if (thread_.joinable()) {
        asio::post(io_, [this] { server_->stop(); });
        thread_.join();
    }
}

void ServeWatcher::on_output(Output& /*output*/, const Pipeline& pipeline) {
    const auto at = steady_now();
    if (at >= next_picture_) {
        next_picture_ = at + picture_every;
        pictures_.publish(pipeline.picture());
    }
}

void ServeWatcher::on_accounts(const std::vector<LogAccount>& accounts) {
    std::vector<SensorStatus> all;
    for (const LogAccount& account : accounts) {
        all.push_back(status_of(account, setup_.sources));
    }
    sensors_.publish(std::move(all));
}

void ServeWatcher::on_end(const Pipeline& pipeline) {
    pictures_.publish(pipeline.picture());
}

std::string ServeWatcher::url() const {
    const std::string& address = setup_.api.address;
    return address.starts_with("unix:")
               ? address
               : "http://" + address + ":" + std::to_string(server_->port()) + "/";
}

}  // namespace seaeye
