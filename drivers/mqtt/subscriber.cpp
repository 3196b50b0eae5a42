#include "drivers/mqtt/subscriber.hpp"

#include <cerrno>
#include <mosquitto.h>
#include <random>

#include "drivers/mqtt/words.hpp"

namespace seaeye::mqtt {
namespace {

constexpr std::int64_t look_interval_us = 20'000;      // at the thread that connects
constexpr std::int64_t care_interval_us = 500'000;     // keepalive, deadlines, metrics
constexpr std::int64_t answer_limit_us = 10'000'000;   // for greeting, and for subscriptions
constexpr std::int64_t retry_interval_us = 5'000'000;  // for what was refused

/// Two stations of one made-up name would drive each other out of the broker.
std::string made_up_id() {
    constexpr std::string_view digits = "0123456789abcdef";
    std::random_device random;
    std::string id = "sea-eye-";
    for (int i = 0; i < 12; ++i) {
        id += digits[random() % digits.size()];
    }
    return id;
}

/// Whom a callback of the library is for; nullptr: it is no longer heard.
Subscriber* user_of(void* client) {
    return static_cast<Subscriber*>(static_cast<Client*>(client)->user());
}

}  // namespace

Subscriber::Subscriber(const seaeye_host& host,
                       Settings settings,
                       Callbacks callbacks,
                       std::size_t frame_cap)
    : host_{host},
      settings_{std::move(settings)},
      callbacks_{callbacks},
      client_id_{settings_.client_id.empty() ? made_up_id() : settings_.client_id},
      subscriptions_{settings_.topics},
      inbox_{host, frame_cap} {}

bool Subscriber::is_open() const {
    return phase_ == Phase::greeting || phase_ == Phase::subscribing || phase_ == Phase::reading;
}

void Subscriber::start() {
    client_ = Client::connect(settings_, client_id_);
    phase_ = Phase::connecting;
    set_timer(look_interval_us);
}

void Subscriber::stop() {
    if (timer_ != 0) {
        host_.cancel_timer(host_.context, timer_);
        timer_ = 0;
    }
    unwatch();
    if (client_ && client_->is_done()) {
        client_->set_user(nullptr);
        mosquitto_disconnect(client_->handle());
    }
    client_.reset();
    phase_ = Phase::idle;
}

void Subscriber::set_timer(std::int64_t after_us) {
    timer_ = host_.timer(host_.context, after_us, callbacks_.due);
    if (timer_ == 0) {
        lose(settings_.name() + ": the host has no timer left");
    }
}

void Subscriber::due(std::uint64_t timer) {
    if (timer != timer_) {
        return;
    }
    timer_ = 0;
    if (phase_ == Phase::connecting) {
        look_at_client();
    } else if (is_open()) {
        look_after();
    }
    if (phase_ != Phase::lost) {
        set_timer(phase_ == Phase::connecting ? look_interval_us : care_interval_us);
    }
}

void Subscriber::look_at_client() {
    if (!client_->is_done()) {
        return;
    }
    if (client_->failure().empty()) {
        take_over();
    } else {
        lose(client_->failure());
    }
}

/// From here on the client is ours.
void Subscriber::take_over() {
    client_->set_user(this);
    set_callbacks();
    phase_ = Phase::greeting;
    asked_us_ = host_.mono_us(host_.context);
    watch();
}

void Subscriber::set_callbacks() {
    mosquitto* const handle = client_->handle();
    mosquitto_connect_callback_set(handle, [](mosquitto*, void* client, int code) {
        if (Subscriber* const self = user_of(client)) {
            self->greeted(code);
        }
    });
    mosquitto_disconnect_callback_set(handle, [](mosquitto*, void* client, int code) {
        if (Subscriber* const self = user_of(client)) {
            self->settle(code);
        }
    });
    mosquitto_subscribe_callback_set(
        handle, [](mosquitto*, void* client, int request, int count, const int* codes) {
            Subscriber* const self = user_of(client);
            if (self != nullptr && count > 0) {
                self->answered(request, codes[0]);
            }
        });
    mosquitto_message_callback_set(
        handle, [](mosquitto*, void* client, const mosquitto_message* message) {
            if (Subscriber* const self = user_of(client)) {
                self->inbox_.take({.topic = message->topic,
                                   .payload = {static_cast<const char*>(message->payload),
                                               static_cast<std::size_t>(message->payloadlen)},
                                   .is_retained = message->retain});
            }
        });
}

void Subscriber::ready(std::uint32_t events) {
    if (!is_open()) {
        return;
    }
    constexpr int most_packets = 1;
    settle((events & SEAEYE_FD_WRITE) != 0 ? mosquitto_loop_write(client_->handle(), most_packets)
                                           : mosquitto_loop_read(client_->handle(), most_packets));
}

/// After every call of the library: lost, or watched for what it waits for now.
void Subscriber::settle(int code) {
    const int system_error = errno;
    if (!is_open()) {
        return;
    }
    if (code != MOSQ_ERR_SUCCESS || mosquitto_socket(client_->handle()) < 0) {
        lose(loss_words(settings_,
                        {.code = code,
                         .system_error = system_error,
                         .last_words = client_->complaint(),
                         .is_greeted = phase_ != Phase::greeting}));
    } else {
        watch();
    }
}

void Subscriber::watch() {
    mosquitto* const handle = client_->handle();
    const int fd = mosquitto_socket(handle);
    const std::uint32_t writing = SEAEYE_FD_WRITE;
    const std::uint32_t events = SEAEYE_FD_READ | (mosquitto_want_write(handle) ? writing : 0U);
    if (fd == watched_fd_ && events == watched_events_) {
        return;
    }
    watched_fd_ = fd;
    watched_events_ = events;
    if (host_.watch_fd(host_.context, fd, events, callbacks_.ready) != 0) {
        lose(settings_.name() + ": the host does not watch its connection");
    }
}

/// Also lets go of the descriptor, of which the host holds a copy.
void Subscriber::unwatch() {
    if (watched_fd_ >= 0) {
        host_.watch_fd(host_.context, watched_fd_, 0, nullptr);
        watched_fd_ = -1;
        watched_events_ = 0;
    }
}

/// The first reason is the one that counts: what follows is its consequence.
void Subscriber::lose(const std::string& sentence) {
    if (phase_ == Phase::lost || phase_ == Phase::idle) {
        return;
    }
    phase_ = Phase::lost;
    loss_ = sentence;
    unwatch();
    inbox_.tell_metrics();
    host_.request_restart(host_.context, {.bytes = loss_.data(), .size = loss_.size()});
}

/// What was refused is asked for again: the broker's access list may have been put right.
void Subscriber::look_after() {
    settle(mosquitto_loop_misc(client_->handle()));
    const std::int64_t waited_us = host_.mono_us(host_.context) - asked_us_;
    if (phase_ == Phase::reading && subscriptions_.refused() && waited_us > retry_interval_us) {
        ask_for_topics();
        settle(MOSQ_ERR_SUCCESS);
    } else if (is_open() && phase_ != Phase::reading && waited_us > answer_limit_us) {
        lose(settings_.name() + " does not answer");
    }
    inbox_.tell_metrics();
}

void Subscriber::greeted(int code) {
    if (code != 0) {
        lose(refusal_words(settings_, code));
        return;
    }
    phase_ = Phase::subscribing;
    inbox_.connected();
    subscriptions_.reset();
    ask_for_topics();
}

void Subscriber::ask_for_topics() {
    asked_us_ = host_.mono_us(host_.context);
    subscriptions_.ask_for_missing([this](const std::string& topic) {
        int request = 0;
        const int code =
            mosquitto_subscribe(client_->handle(), &request, topic.c_str(), settings_.qos);
        if (code != MOSQ_ERR_SUCCESS) {
            lose(loss_words(settings_, {.code = code, .system_error = errno}));
        }
        return request;
    });
}

void Subscriber::answered(int request, int code) {
    subscriptions_.answered(request, code);
    if (phase_ == Phase::subscribing && subscriptions_.are_answered()) {
        phase_ = Phase::reading;
    }
}

Subscriber::Health Subscriber::health() const {
    switch (phase_) {
        case Phase::connecting:
            return {SEAEYE_HEALTH_CONNECTING, "connecting to " + settings_.name()};
        case Phase::greeting:
        case Phase::subscribing:
            return {SEAEYE_HEALTH_CONNECTING, settings_.name() + " is reached and has to answer"};
        case Phase::reading:
            return reading_health();
        case Phase::lost:
            return {SEAEYE_HEALTH_DOWN, loss_};
        case Phase::idle:
            break;
    }
    return {SEAEYE_HEALTH_DOWN, "not started"};
}

/// Whose word is not heard is not watched: that is not "up", although the broker is.
Subscriber::Health Subscriber::reading_health() const {
    if (const Subscription* const refused = subscriptions_.refused()) {
        return {SEAEYE_HEALTH_CONNECTING,
                unsubscribed_words(settings_, refused->topic, refused->refusal)};
    }
    if (const std::string away = inbox_.availability().sentence(); !away.empty()) {
        return {SEAEYE_HEALTH_CONNECTING, settings_.name() + " is read, but " + away};
    }
    return {
        SEAEYE_HEALTH_UP,
        "reading " + std::to_string(settings_.topics.size()) + " topics of " + settings_.name()};
}

}  // namespace seaeye::mqtt
