#include "drivers/decode/iec450.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "drivers/decode/nmea0183.hpp"

using namespace seaeye;

namespace {

Iec450Kind kind_of(std::string_view text) {
    return iec450_kind({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

/// A line of `source`, the n-th.
std::string line(std::string_view source, int n) {
    const std::string tag = fmt::format("s:{},n:{}", source, n);
    return fmt::format("\\{}*{:02X}\\$GPZDA", tag, nmea_checksum(tag));
}

LineLossCount after(std::initializer_list<std::string> lines) {
    LineLossCount count;
    for (const std::string& each : lines) {
        count.take(each);
    }
    return count;
}

}  // namespace

TEST_CASE("a ship's network datagram is known by its head") {
    using namespace std::string_view_literals;
    CHECK(kind_of("UdPbC\0\\s:IN0001"sv) == Iec450Kind::sentences);
    CHECK(kind_of("RaUdP\0..."sv) == Iec450Kind::binary);
    CHECK(kind_of("RrUdP\0..."sv) == Iec450Kind::binary);
    CHECK(kind_of("RpUdP\0..."sv) == Iec450Kind::binary);
    CHECK(kind_of("UdPbC"sv) == Iec450Kind::none);
    CHECK(kind_of("!AIVDM,"sv) == Iec450Kind::none);
    CHECK(kind_of(""sv) == Iec450Kind::none);
}

TEST_CASE("lines lost between two of a radar's are counted, for each source by itself") {
    const auto count = after({line("RA0001", 7),
                              line("GP0001", 300),
                              line("RA0001", 8),
                              line("RA0001", 11),
                              line("GP0001", 301)});

    CHECK(count.lost() == 2);
    CHECK(count.restarts() == 0);
}

TEST_CASE("after line 999 comes line 1, and a source that begins anew has lost nothing") {
    CHECK(after({line("RA0001", 999), line("RA0001", 1)}).lost() == 0);
    CHECK(after({line("RA0001", 998), line("RA0001", 1)}).lost() == 1);
    CHECK(after({line("RA0001", 500), line("RA0001", 1)}).lost() == 0);
    CHECK(after({line("RA0001", 500), line("RA0001", 1)}).restarts() == 1);
    CHECK(after({line("RA0001", 5), line("RA0001", 5)}).restarts() == 1);
}

TEST_CASE("impossible counts and a crowd of sources do no harm") {
    LineLossCount count;
    for (int i = 0; i < 2000; ++i) {
        count.take(line(fmt::format("S{}", i), 1));
    }
    count.take(line("RA0001", 0));
    count.take(line("RA0001", 1000));
    count.take("\\s:RA0001,n:99999999999999999999999*00\\");

    CHECK(count.lost() == 0);
}
