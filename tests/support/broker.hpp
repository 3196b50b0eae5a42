// A real MQTT broker for a test: mosquitto on a free port of the loopback, with a configuration and
// a folder of its own; and messages published to it by mosquitto_pub.
#pragma once

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <pwd.h>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <doctest/doctest.h>

#include "daemon/asio.hpp"
#include "tests/geo/temp_dir.hpp"

namespace seaeye::test {

inline std::uint16_t a_free_port() {
    asio::io_context io;
    const asio::ip::tcp::acceptor probe{io, {asio::ip::address_v4::loopback(), 0}};
    return probe.local_endpoint().port();
}

/// Runs a command, whose output nobody wants to see.
inline void run_command(const std::string& command) {
    REQUIRE_MESSAGE(std::system((command + " >/dev/null 2>&1").c_str()) == 0, command);
}

class Broker {
public:
    Broker() : port_{a_free_port()} {}

    Broker(const Broker&) = delete;
    Broker& operator=(const Broker&) = delete;

    ~Broker() { kill(); }

    [[nodiscard]] std::uint16_t port() const { return port_; }

    /// A file in the broker's folder.
    [[nodiscard]] std::string file(const std::string& name) const { return folder_.file(name); }

    /// Starts it, and waits until it listens. `listener`: lines that belong to its port; `more`:
    /// all others.
    void start(const std::string& listener = "", const std::string& more = "allow_anonymous true") {
        const passwd* const us = getpwuid(geteuid());
        std::ofstream{file("broker.conf")} << "listener " << port_ << " 127.0.0.1\n"
                                           << listener << "\n"
                                           << more << "\nuser " << us->pw_name
                                           << "\nmax_queued_messages 0\nlog_dest none\n";
        again();
    }

    /// Starts it once more, as it was configured.
    void again() {
        const std::string config = file("broker.conf");
        const std::string said = file("broker.log");
        std::array<char*, 4> words{const_cast<char*>("mosquitto"),
                                   const_cast<char*>("-c"),
                                   const_cast<char*>(config.c_str()),
                                   nullptr};
        posix_spawn_file_actions_t actions{};
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(
            &actions, STDERR_FILENO, said.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
        const int fault =
            posix_spawn(&process_, "/usr/sbin/mosquitto", &actions, nullptr, words.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        REQUIRE_MESSAGE(fault == 0, "mosquitto does not start: cmake/install-debian test");
        wait_for_port();
    }

    /// Without a word to anyone.
    void kill() {
        if (process_ > 0) {
            ::kill(process_, SIGKILL);
            waitpid(process_, nullptr, 0);
            process_ = 0;
        }
    }

    /// It is there and does nothing: its connections stand, nobody answers.
    void freeze() { ::kill(process_, SIGSTOP); }

    void thaw() { ::kill(process_, SIGCONT); }

    /// One message. `options`: more of mosquitto_pub's, as "-r" for one that is retained.
    void publish(const std::string& topic,
                 const std::string& message,
                 const std::string& options = "") {
        send(topic, message, (message.empty() ? "-n " : "-s ") + options);
    }

    /// Each line a message, by one client.
    void publish_lines(const std::string& topic, const std::string& lines) {
        send(topic, lines, "-l");
    }

private:
    void send(const std::string& topic, const std::string& bytes, const std::string& options) {
        const std::string command = "mosquitto_pub -h 127.0.0.1 -p " + std::to_string(port_) +
                                    " -t '" + topic + "' " + options;
        FILE* const client = popen(command.c_str(), "w");
        REQUIRE(client != nullptr);
        CHECK(std::fwrite(bytes.data(), 1, bytes.size(), client) == bytes.size());
        REQUIRE_MESSAGE(pclose(client) == 0, command);
    }

    void wait_for_port() const {
        const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds{30};
        asio::io_context io;
        boost::system::error_code fault;
        do {
            asio::ip::tcp::socket socket{io};
            socket.connect({asio::ip::address_v4::loopback(), port_}, fault);
            if (fault) {
                std::this_thread::sleep_for(std::chrono::milliseconds{5});
            }
        } while (fault && std::chrono::steady_clock::now() < limit);
        REQUIRE_FALSE(fault);
    }

    TempDir folder_;
    std::uint16_t port_;
    pid_t process_ = 0;
};

}  // namespace seaeye::test
