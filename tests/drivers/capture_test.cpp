#include "drivers/decode/capture.hpp"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/capture_builder.hpp"
#include "tests/support/data_path.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

struct Heard {
    std::vector<std::string> datagrams;
    std::vector<std::string> times;
    std::string stream;  ///< of all flows; '|' where nothing goes on from before
    CaptureCounts counts;
};

/// Feeds `file` in pieces of `step` bytes.
Heard hear(const Wire& file, PayloadChoice choice = {}, std::size_t step = 7) {
    Heard heard;
    CaptureDecoder decoder{choice};
    const auto on_payload = [&heard](const Payload& payload) {
        const std::string text{payload.bytes.begin(), payload.bytes.end()};
        if (payload.is_datagram) {
            heard.datagrams.push_back(text);
            heard.times.push_back(payload.received ? to_rfc3339(*payload.received) : "none");
        } else {
            heard.stream += (payload.ends_before || payload.is_end ? "|" : "") + text;
        }
    };
    for (std::size_t at = 0; at < file.size(); at += step) {
        decoder.feed(std::span{file}.subspan(at, std::min(step, file.size() - at)), on_payload);
    }
    decoder.finish(on_payload);
    heard.counts = decoder.counts();
    return heard;
}

Wire file_at(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

Wire a_sentence() {
    return ethernet(ipv4(17, udp(60'001, "!AIVDM")));
}

}  // namespace

TEST_CASE("a radio's datagrams come out of a capture with their times, however it is read") {
    const Wire file = pcap({a_sentence(), ethernet(ipv6(17, udp(60'001, "second")))});
    for (const std::size_t step : {1UL, 7UL, 24UL, 1000UL}) {
        const Heard heard = hear(file, {}, step);
        CHECK(heard.datagrams == std::vector<std::string>{"!AIVDM", "second"});
        CHECK(heard.times == std::vector<std::string>{"2023-11-14T22:13:20.250000Z",
                                                      "2023-11-14T22:13:21.250000Z"});
        CHECK(heard.counts.of(PacketKind::udp) == 2);
    }
}

TEST_CASE("a capture of another byte order in nanoseconds tells the same time") {
    CHECK(hear(big_nano_pcap(a_sentence())).times.at(0) == "2023-11-14T22:13:20.250000Z");
}

TEST_CASE("VLAN tags, Linux cooked captures, raw IP and loopback lead to the same datagram") {
    const Wire ip = ipv4(17, udp(60'001, "!AIVDM"));
    const Wire cooked = Wire(14, 0) + be16(0x0800) + ip;
    const Wire cooked_2 = be16(0x0800) + Wire(18, 0) + ip;

    CHECK(hear(pcap({ethernet(ip, {7, 8})})).datagrams.at(0) == "!AIVDM");
    CHECK(hear(pcap({cooked}, 113)).datagrams.at(0) == "!AIVDM");
    CHECK(hear(pcap({cooked_2}, 276)).datagrams.at(0) == "!AIVDM");
    CHECK(hear(pcap({ip}, 101)).datagrams.at(0) == "!AIVDM");
    CHECK(hear(pcap({le32(2) + ip}, 0)).datagrams.at(0) == "!AIVDM");
}

TEST_CASE("what is no datagram is counted by its reason and harms nothing") {
    const Wire arp = Wire(12, 0x11) + be16(0x0806) + Wire(28, 0);
    Wire cut = a_sentence();
    cut.resize(cut.size() - 3);
    Wire wrong_udp = a_sentence();
    wrong_udp[38] = 0xff;  // the UDP length
    const Wire file = pcap({arp,
                            ethernet(ipv4(1, Wire(8, 0))),
                            ethernet(ipv4(17, udp(1, "part"), 0x2000)),
                            cut,
                            wrong_udp,
                            a_sentence()});

    const Heard heard = hear(file);

    CHECK(heard.datagrams == std::vector<std::string>{"!AIVDM"});
    CHECK(heard.counts.of(PacketKind::not_ip) == 1);
    CHECK(heard.counts.of(PacketKind::other_ip) == 1);
    CHECK(heard.counts.of(PacketKind::fragment) == 1);
    CHECK(heard.counts.of(PacketKind::malformed) == 2);
    CHECK(hear(pcap({a_sentence()}, 147)).counts.of(PacketKind::unknown_link) == 1);
}

TEST_CASE("of several feeds in a capture, the port or the group chooses") {
    const Wire file = pcap({a_sentence(), ethernet(ipv4(17, udp(8600, "radar")))});
    NetAddress other{.bytes = {239, 255, 48, 2}, .size = 4};

    CHECK(hear(file, {.port = std::uint16_t{8600}, .group = {}}).datagrams ==
          std::vector<std::string>{"radar"});
    CHECK(hear(file, {.port = {}, .group = other}).datagrams.empty());
}

TEST_CASE("a receiver's TCP stream is whole again although its segments came in disorder") {
    const auto packet = [](const Segment& segment) {
        return ethernet(ipv4(6, tcp(segment)));
    };
    const Wire file = pcap({packet({.sequence = 0xfffffffe, .flags = 2, .payload = ""}),
                            packet({.sequence = 0xffffffff, .payload = "!AI"}),
                            packet({.sequence = 5, .payload = ",1,"}),
                            packet({.sequence = 2, .payload = "VDM"}),
                            packet({.sequence = 2, .payload = "VDM"}),
                            packet({.sequence = 7, .payload = ",1"}),
                            packet({.sequence = 9, .flags = 1, .payload = ""})});

    const Heard heard = hear(file);

    CHECK(heard.stream == "!AIVDM,1,1|");
    CHECK(heard.counts.tcp_gaps == 0);
}

TEST_CASE("a piece that the capture lacks is told as a gap, and the stream goes on behind it") {
    const auto packet = [](const Segment& segment) {
        return ethernet(ipv4(6, tcp(segment)));
    };
    const Heard heard = hear(pcap({packet({.sequence = 100, .payload = "one "}),
                                   packet({.sequence = 110, .payload = "three"})}));

    CHECK(heard.stream == "one |three|");
    CHECK(heard.counts.tcp_gaps == 1);
}

TEST_CASE("a pcapng says its clock's resolution; blocks that nobody needs are skipped") {
    const Wire nano = le16(9) + le16(1) + Wire{9, 0, 0, 0};
    const Wire binary = le16(9) + le16(1) + Wire{0x80 + 20, 0, 0, 0};
    const Wire name_list = block(4, Wire(2'000'000, 0));

    CHECK(hear(pcapng_head() + pcapng_packet(1'700'000'000'250'000, a_sentence())).times.at(0) ==
          "2023-11-14T22:13:20.250000Z");
    CHECK(
        hear(pcapng_head(nano) + name_list + pcapng_packet(1'700'000'000'250'000'000, a_sentence()),
             {},
             4096)
            .times.at(0) == "2023-11-14T22:13:20.250000Z");
    CHECK(hear(pcapng_head(binary) +
               pcapng_packet((1'700'000'000ULL << 20U) + (1U << 18U), a_sentence()))
              .times.at(0) == "2023-11-14T22:13:20.250000Z");
}

TEST_CASE("a capture that ends early or is damaged gives what came before and says what is lost") {
    Wire torn = pcap({a_sentence(), a_sentence()});
    torn.resize(torn.size() - 10);
    Wire damaged = pcap({a_sentence(), a_sentence()});
    damaged[24 + 16 + a_sentence().size() + 11] = 0xff;  // the second record's length
    Wire stray = pcapng_head() + block(6, le32(9) + Wire(16, 0));

    CHECK(hear(torn).datagrams.size() == 1);
    CHECK(hear(torn).counts.lost_bytes == 16 + a_sentence().size() - 10);
    CHECK(hear(damaged).datagrams.size() == 1);
    CHECK(hear(damaged).counts.is_damaged);
    CHECK(hear(damaged).counts.lost_bytes == 16 + a_sentence().size());
    CHECK(hear(stray).counts.stray_packets == 1);
}

TEST_CASE("real captures of radars hold the datagrams that tshark finds in them") {
    struct Expected {
        const char* file;
        std::uint64_t udp;  // tshark -r FILE -Y udp | wc -l
    };

    for (const Expected& each : {Expected{"asterix.pcap", 100},
                                 Expected{"cat_001_002.pcap", 1},
                                 Expected{"cat_034_048.pcap", 100},
                                 Expected{"cat_062_065.pcap", 1}}) {
        const std::string path = data_path(std::string{"radar/asterix/croatia/"} + each.file);
        if (path.empty()) {
            MESSAGE("no test data, not tried: " << std::string{each.file});
            continue;
        }
        CAPTURE(std::string{each.file});
        CHECK(hear(file_at(path)).counts.of(PacketKind::udp) == each.udp);
    }
}
