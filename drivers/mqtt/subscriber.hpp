// Reads topics of a broker and publishes their messages to the host as frames. One connection from
// start() to stop(); when it is lost the host is asked for a restart, and its backoff is ours.
//
//   idle -> connecting (client.hpp's thread) -> greeting -> subscribing -> reading -> lost
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "drivers/mqtt/client.hpp"
#include "drivers/mqtt/inbox.hpp"
#include "drivers/mqtt/settings.hpp"
#include "drivers/mqtt/subscriptions.hpp"
#include "sea-eye/driver.h"

namespace seaeye::mqtt {

/// The driver's own functions that the host calls; they come back to ready() and due().
struct Callbacks {
    void (*ready)(void* self, int fd, std::uint32_t events) = nullptr;
    void (*due)(void* self, std::uint64_t id) = nullptr;
};

/// The host's thread only.
class Subscriber {
public:
    /// The host is borrowed and outlives this. `frame_cap`: longer messages are not published.
    Subscriber(const seaeye_host& host,
               Settings settings,
               Callbacks callbacks,
               std::size_t frame_cap);
    Subscriber(const Subscriber&) = delete;
    Subscriber& operator=(const Subscriber&) = delete;

    ~Subscriber() { stop(); }

    /// Throws std::runtime_error or std::system_error with a sentence.
    void start();

    /// At once: takes leave of the broker and waits for nothing.
    void stop();

    void ready(std::uint32_t events);
    void due(std::uint64_t timer);

    struct Health {
        int state = SEAEYE_HEALTH_DOWN;
        std::string sentence;
    };

    [[nodiscard]] Health health() const;

private:
    enum class Phase : std::uint8_t { idle, connecting, greeting, subscribing, reading, lost };

    [[nodiscard]] bool is_open() const;
    [[nodiscard]] Health reading_health() const;
    void set_timer(std::int64_t after_us);
    void look_at_client();
    void take_over();
    void set_callbacks();
    void look_after();
    void settle(int code);
    void watch();
    void unwatch();
    void lose(const std::string& sentence);

    void greeted(int code);
    void ask_for_topics();
    void answered(int request, int code);

    const seaeye_host& host_;  // the host's, outlives this
    Settings settings_;
    Callbacks callbacks_;
    std::string client_id_;
    Subscriptions subscriptions_;
    Inbox inbox_;

    Phase phase_ = Phase::idle;
    std::shared_ptr<Client> client_;
    std::string loss_;  // why the last connection is gone
    std::uint64_t timer_ = 0;
    int watched_fd_ = -1;
    std::uint32_t watched_events_ = 0;
    std::int64_t asked_us_ = 0;  // of the host's clock: when the broker was asked last
};

}  // namespace seaeye::mqtt
