// What a link string says: "file:ais.nmea", "stdin:", "tcp:10.0.0.5:10110",
// "udp:[eth0]239.192.0.4:60004".
#pragma once

#include <cstdint>
#include <string>

#include "daemon/links/link_query.hpp"
#include "schemas/result.hpp"

namespace seaeye {

enum class LinkKind : std::uint8_t { file, standard_input, tcp, udp };

struct LinkAddress {
    LinkKind kind{};
    FileInput file;          ///< file
    std::string host;        ///< tcp: name or address; udp: numeric address, empty is any
    std::uint16_t port = 0;  ///< tcp, udp
    std::string interface;   ///< udp: network interface of a multicast group, empty is the default
};

/// Pure: looks nothing up. Fails: bad_value in half a sentence, "expected ..., found ...".
Result<LinkAddress> parse_link(const std::string& text);

}  // namespace seaeye
