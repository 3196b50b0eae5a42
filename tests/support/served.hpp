// A coast served on the loopback by a loop of its own, for tests with real clients.
#pragma once

#include <thread>

#include <doctest/doctest.h>

#include "daemon/api/server.hpp"
#include "daemon/asio.hpp"
#include "tests/support/coast.hpp"

namespace seaeye::test {

inline ApiConfig listening_on(std::string address, std::uint16_t port = 0) {
    ApiConfig config;
    config.address = std::move(address);
    config.port = port;
    return config;
}

class Served {
public:
    explicit Served(std::string address = "127.0.0.1", int tracks = 3) : coast{tracks} {
        auto started = ApiServer::start(
            io, coast.context(), listening_on(std::move(address)), [this](const AccessLine& line) {
                lines.push_back(line);
            });
        REQUIRE_MESSAGE(started, started.error().text);
        server = *std::move(started);
        loop = std::thread{[this] {
            io.run();
        }};
    }

    Served(const Served&) = delete;
    Served& operator=(const Served&) = delete;

    ~Served() { stop(); }

    void stop() {
        if (loop.joinable()) {
            asio::post(io, [this] { server->stop(); });
            loop.join();
        }
    }

    [[nodiscard]] std::string url() const {
        return "http://127.0.0.1:" + std::to_string(server->port());
    }

    /// How many requests had all of these words in their target. Ends the serving: an answer is
    /// logged after it is sent, so only then has every line been written.
    [[nodiscard]] int asked_for(std::initializer_list<std::string_view> words) {
        stop();
        int count = 0;
        for (const AccessLine& line : lines) {
            bool has_all = true;
            for (const std::string_view word : words) {
                has_all = has_all && line.target.find(word) != std::string::npos;
            }
            count += has_all ? 1 : 0;
        }
        return count;
    }

    Coast coast;
    asio::io_context io;
    std::vector<AccessLine> lines;  // the loop's until stop()
    std::unique_ptr<ApiServer> server;
    std::thread loop;
};

}  // namespace seaeye::test
