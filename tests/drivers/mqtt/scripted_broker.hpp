// A peer that answers as a test tells it to: for what no mosquitto does. It understands where MQTT
// packets begin and end, and nothing else.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "daemon/asio.hpp"

namespace seaeye::test {

/// Types of packets, as MQTT numbers them.
enum class MqttPacket : std::uint8_t { connect = 1, subscribe = 8, ping = 12 };

class ScriptedBroker {
public:
    /// What to answer a packet with. `body`: behind its head.
    using Script = std::function<std::string(MqttPacket packet, std::string_view body)>;

    ScriptedBroker(asio::io_context& io, std::uint16_t port, Script script)
        : acceptor_{io, {asio::ip::address_v4::loopback(), port}},
          script_{std::move(script)} {
        accept();
    }

private:
    struct Peer {
        asio::ip::tcp::socket socket;
        std::string bytes;
        std::array<char, 4096> piece{};
    };

    void accept() {
        acceptor_.async_accept(
            [this](boost::system::error_code fault, asio::ip::tcp::socket socket) {
                if (!fault) {
                    read(std::make_shared<Peer>(Peer{.socket = std::move(socket)}));
                    accept();
                }
            });
    }

    void read(const std::shared_ptr<Peer>& peer) {
        peer->socket.async_read_some(
            asio::buffer(peer->piece),
            [this, peer](boost::system::error_code fault, std::size_t size) {
                if (!fault) {
                    peer->bytes.append(peer->piece.data(), size);
                    answer(*peer);
                    read(peer);
                }
            });
    }

    /// Every whole packet; their lengths are below 128 here, one byte.
    void answer(Peer& peer) {
        while (peer.bytes.size() >= 2 &&
               peer.bytes.size() >= 2U + static_cast<unsigned char>(peer.bytes[1])) {
            const auto size = static_cast<unsigned char>(peer.bytes[1]);
            const auto packet =
                static_cast<MqttPacket>(static_cast<unsigned char>(peer.bytes[0]) >> 4);
            const std::string said = script_(packet, std::string_view{peer.bytes}.substr(2, size));
            boost::system::error_code fault;
            asio::write(peer.socket, asio::buffer(said), fault);
            peer.bytes.erase(0, 2U + size);
        }
    }

    asio::ip::tcp::acceptor acceptor_;
    Script script_;
};

/// Answers of MQTT 5.
inline std::string connack(char reason) {
    return {'\x20', '\x03', '\0', reason, '\0'};
}

inline std::string suback(std::string_view subscribe, char reason) {
    return {'\x90', '\x04', subscribe[0], subscribe[1], '\0', reason};
}

inline std::string disconnect(char reason) {
    return {'\xE0', '\x02', reason, '\0'};
}

}  // namespace seaeye::test
