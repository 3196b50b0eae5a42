// Orders in, reports out. Beats come from the same loop that decodes: a driver that does not come
// back is one that does not beat.
#include "daemon/isolation/driver_host.hpp"

#include <cerrno>
#include <poll.h>
#include <sys/socket.h>

#include "drivers/ipc/events.hpp"

namespace seaeye {
namespace {

constexpr Duration beat_interval = seconds(1);

/// Orders between two looks at the timers.
constexpr int most_orders = 64;

/// Beyond this what was found goes out in a packet of its own.
constexpr std::size_t full_events = std::size_t{1} << 16U;

std::string_view clipped(std::string_view text) {
    constexpr std::size_t longest_text = 1024;
    return text.substr(0, longest_text);
}

}  // namespace

DriverHost::DriverHost(int socket, std::string library)
    : socket_{io_, socket},
      beat_{io_},
      library_{std::move(library)},
      incoming_(ipc::longest_packet) {}

DriverHost::~DriverHost() {
    if (hardware_) {
        hardware_->stop();
    }
}

void DriverHost::run() {
    auto driver = Driver::load(library_);
    if (!driver) {
        tell(ipc::Refused{.code = static_cast<std::uint8_t>(driver.error().code),
                          .sentence = driver.error().text});
        return;
    }
    driver_ = std::make_unique<Driver>(*std::move(driver));
    tell(ipc::Hello{driver_->info()});
    beat_.expires_after(beat_interval);
    wait_for_beat();
    wait_for_orders();
    io_.run();
}

void DriverHost::wait_for_orders() {
    socket_.async_wait(asio::posix::stream_descriptor::wait_read,
                       [this](const boost::system::error_code& fault) {
                           bool is_on = !fault;
                           for (int i = 0; i < most_orders && is_on; ++i) {
                               is_on = take_order();
                           }
                           if (!fault && !io_.stopped()) {
                               wait_for_orders();
                           }
                       });
}

/// False when there is none, or the daemon has gone.
bool DriverHost::take_order() {
    const ssize_t got =
        ::recv(socket_.native_handle(), incoming_.data(), incoming_.size(), MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
        return false;
    }
    const auto order =
        got > 0 ? ipc::read_order({incoming_.data(), static_cast<std::size_t>(got)}) : std::nullopt;
    const bool needs_instance = order && !std::holds_alternative<ipc::Create>(*order);
    if (!order || (needs_instance && !instance_)) {
        io_.stop();
        return false;
    }
    std::visit([this](const auto& what) { obey(what); }, *order);
    return true;
}

void DriverHost::obey(const ipc::Create& order) {
    const auto log = [this](int level, std::string_view text) {
        tell(ipc::Logged{.level = static_cast<std::uint8_t>(level), .text = clipped(text)});
    };
    if (driver_->info().has_own_io) {
        hardware_ = std::make_shared<Hardware>(driver_->info().frame_cap);
    }
    auto made = driver_->instance(std::string{order.config_json}, log, hardware_.get());
    if (!made) {
        tell(ipc::Refused{.code = static_cast<std::uint8_t>(made.error().code),
                          .sentence = clipped(made.error().text)});
        io_.stop();
        return;
    }
    instance_ = *std::move(made);
    if (hardware_) {
        hardware_->set_driver(instance_);
    }
    tell(ipc::Created{});
}

void DriverHost::obey(const ipc::Give& order) {
    frame_ = order.number;
    instance_->decode(
        {.number = order.number,
         .received = order.received_us != 0 ? std::optional{time_from_micros(order.received_us)}
                                            : std::nullopt,
         .bytes = order.bytes,
         .stream = order.stream},
        sink());
    found(order.number, true);
}

void DriverHost::obey(const ipc::Flush& /*order*/) {
    frame_ = 0;
    instance_->flush(sink());
    found(0, true);
}

void DriverHost::obey(const ipc::Start& /*order*/) {
    if (!hardware_) {
        return;
    }
    const auto started = hardware_->start(io_.get_executor(), [this] { hand_on_published(); });
    is_running_ = started.has_value();
    tell(ipc::Started{.is_well = is_running_,
                      .sentence = started ? std::string_view{} : clipped(started.error().text)});
    if (is_running_) {
        beat();
    }
}

void DriverHost::obey(const ipc::Stop& /*order*/) {
    is_running_ = false;
    if (hardware_) {
        hardware_->stop();
    }
}

void DriverHost::wait_for_beat() {
    beat_.async_wait([this](const boost::system::error_code& fault) {
        if (fault) {
            return;
        }
        beat();
        beat_.expires_after(beat_interval);
        wait_for_beat();
    });
}

void DriverHost::beat() {
    tell(ipc::Beat{});
    if (!is_running_) {
        return;
    }
    const DriverHealth health = hardware_->health();
    tell(ipc::Health{.state = health.state, .sentence = clipped(health.sentence)});
    const auto counters = hardware_->counters();
    tell(ipc::Strained{.dropped = counters[0].value, .slow_callbacks = counters[1].value});
    for (const auto& [name, value] : hardware_->metrics()) {
        tell(ipc::Measured{.value = value, .name = name});
    }
}

void DriverHost::hand_on_published() {
    while (const auto frame = hardware_->next_frame()) {
        tell(ipc::Published{*frame});
    }
    if (const auto why = hardware_->restart_wanted()) {
        tell(ipc::RestartWanted{*why});
    }
}

void DriverHost::found(std::uint64_t number, bool is_last) {
    tell(ipc::Found{.number = number, .is_last = is_last, .events = events_});
    events_.clear();
}

/// A part of what is found, when it grows beyond a packet.
void DriverHost::found_more() {
    if (events_.size() >= full_events) {
        found(frame_, false);
    }
}

seaeye_sink DriverHost::sink() {
    return {.struct_size = sizeof(seaeye_sink),
            .reserved = 0,
            .context = this,
            .observation =
                [](void* context, const seaeye_observation* from) {
                    auto& host = *static_cast<DriverHost*>(context);
                    ipc::write_observation(from, host.events_);
                    host.found_more();
                },
            .account =
                [](void* context, std::uint64_t number, std::uint32_t outcome) {
                    auto& host = *static_cast<DriverHost*>(context);
                    ipc::write_account(number, outcome, host.events_);
                    host.found_more();
                },
            .count =
                [](void* context, std::uint32_t counter) {
                    auto& host = *static_cast<DriverHost*>(context);
                    ipc::write_count(counter, host.events_);
                    host.found_more();
                }};
}

/// Waits for room: the daemon always reads. When it has gone there is nobody to tell.
void DriverHost::tell(const ipc::Report& report) {
    const std::lock_guard lock{telling_};
    if (!ipc::write(report, outgoing_)) {
        io_.stop();
        return;
    }
    const int socket = socket_.native_handle();
    while (::send(socket, outgoing_.data(), outgoing_.size(), MSG_NOSIGNAL) < 0) {
        if (errno == EAGAIN || errno == ENOBUFS) {
            pollfd room{.fd = socket, .events = POLLOUT, .revents = 0};
            poll(&room, 1, -1);
        } else if (errno != EINTR) {
            io_.stop();
            return;
        }
    }
}

}  // namespace seaeye
