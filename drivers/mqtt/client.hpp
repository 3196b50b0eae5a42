// One client of libmosquitto, used for one connection. It is connected by a thread of its own: the
// library looks names up and waits for TCP while it connects, and reads files, none of which may
// hold up the host's loop. Everything else is done on that loop, by subscriber.cpp.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "drivers/mqtt/settings.hpp"

struct mosquitto;

namespace seaeye::mqtt {

/// Longer packets are not sent to us by a broker of MQTT 5, so that none fills our memory.
inline constexpr int longest_packet = 1 << 20;

/// Shared by its user and, until it is done, the connecting thread, which may outlive the user: a
/// name server that does not answer holds it for half a minute, and it cannot be called off.
class Client {
public:
    /// Begins to connect. Throws std::runtime_error with a sentence when there can be no client, or
    /// no thread.
    static std::shared_ptr<Client> connect(const Settings& settings, const std::string& client_id);

    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client();

    /// True once the thread has left: what follows is the user's alone.
    [[nodiscard]] bool is_done() const { return is_done_.load(std::memory_order_acquire); }

    /// Why there is no connection; empty: there is one, and a greeting is under way.
    [[nodiscard]] const std::string& failure() const { return failure_; }

    [[nodiscard]] mosquitto* handle() const { return handle_.get(); }

    /// Whom the library's callbacks are for. Their user data is this client.
    void set_user(void* user) { user_ = user; }

    [[nodiscard]] void* user() const { return user_; }

    /// The library's newest complaint.
    [[nodiscard]] const std::string& complaint() const { return complaint_; }

private:
    struct Destroy {
        void operator()(mosquitto* handle) const;
    };

    Client(Settings settings, const std::string& client_id);
    void prepare();
    void log_in();
    void use_tls();
    void greet();
    void run();

    Settings settings_;  // a copy: the thread reads it
    std::unique_ptr<mosquitto, Destroy> handle_;
    std::string complaint_;
    std::string failure_;
    void* user_ = nullptr;
    std::atomic<bool> is_done_ = false;
};

}  // namespace seaeye::mqtt
