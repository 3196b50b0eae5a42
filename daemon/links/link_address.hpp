// What a link string says: "file:ais.nmea", "stdin:", "tcp:10.0.0.5:10110",
// "udp:[eth0]239.192.0.4:60004", "serial:/dev/sea-eye/ais0?baud=38400", "driver:".
#pragma once

#include <cstdint>
#include <string>

#include "daemon/links/link_query.hpp"
#include "schemas/result.hpp"

namespace seaeye {

enum class LinkKind : std::uint8_t {
    file,
    standard_input,
    serial,
    tcp,
    tcp_listen,
    udp,
    gpsd,
    http_listen,
    driver,  ///< brings its bytes itself
};

struct LinkAddress {
    LinkKind kind{};
    FileInput file{};         ///< file
    std::string host{};       ///< tcp, gpsd: name or address; udp and the listening ones: numeric
                              ///< address, empty is any
    std::uint16_t port = 0;   ///< all but file, serial
    std::string interface{};  ///< udp: of a multicast group, empty is the default
    std::string path{};       ///< serial: the device; http_listen: where messages are posted
    unsigned baud = 38'400;   ///< serial: bits per second
    std::string token{};      ///< http_listen: that a sender must show; empty: none
};

/// Pure: looks nothing up. Fails: bad_value in half a sentence, "expected ..., found ...".
Result<LinkAddress> parse_link(const std::string& text);

}  // namespace seaeye
