// Bytes nobody meant to send. Whatever comes, each line ends once and nothing is read outside it.
#include <random>

#include <doctest/doctest.h>

#include "drivers/ais_observation.hpp"
#include "tests/drivers/stream_probe.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

/// One real message of each type that is decoded (samples of gpsd, AisLib, noaadata).
const std::vector<std::string> samples{
    "!AIVDM,1,1,,A,15?3C60025G9s>nJMvvIcohd20Sm,0*73",
    "!AIVDM,1,1,,A,402E:vQv:581IPJ3wdMLiJA02<0A,0*67",
    "!AIVDM,2,1,1,A,55R3Vn82=ILTQ3KKS>1<D60Dq@E918U<F222221J1`?164vc03S1CCAD,0*21",
    "!AIVDM,2,2,1,A,`88888888888880,2*7D",
    "!AIVDM,1,1,,A,900048wwTbJWFkJEOIe`>qh200Sh,0*07",
    "!AIVDM,1,1,,A,;000DO1uJO?QpG9B7nJKjT100000,0*22",
    "!AIVDM,1,1,,A,>3R1p10E3;;R0USCR0HO>0@gN10kGJp,2*7F",
    "!AIVDM,1,1,,A,B3@o5g@0:h>IiKWud:W2Wwk5kP06,0*07",
    "!AIVDM,1,1,,B,C69EG6@0026tkc3Ln`sBL000JBM0l@2L?0jc1QWQed00f0D210R0,0*5C",
    "!AIVDM,1,1,,A,ENjAarhb2W2a4S2h87a:@1WW:97wJm:o89QHH00003P>3S00,0*6D",
    "!AIVDM,1,1,,A,H3P;T@A<m>1LDi<Pl4r22222220,2*1A",
    "!AIVDM,1,1,,A,K3KNsr1@rG4J0P22,0*00",
    R"(\g:1-2-1234,s:r003669945,c:1120959341*0B\!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A)",
    "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A,d-109,S2105,t050056.00,r003669946,1325394060",
    "2016-03-31 00:00:01, !AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A",
    "$PGHP,1,2013,3,18,9,19,9,499,219,,2190048,1,28*23",
    R"({"rxuxtime":1600000000.25,"nmea":["!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A"]})",
};

std::size_t observations_of(const ais::Message& message) {
    AisObserver observer;
    std::size_t count = 0;
    observer.observe(message, {}, [&](const seaeye_observation&) { ++count; });
    return count;
}

}  // namespace

TEST_CASE("a line cut at any byte ends once and gives no other vessel than the whole one") {
    for (const std::string& whole : samples) {
        StreamProbe full;
        full.feed(whole).flush();
        for (std::size_t size = 0; size < whole.size(); ++size) {
            StreamProbe probe;
            probe.feed(whole.substr(0, size)).flush();
            CHECK(probe.is_settled());
            for (const std::string& message : probe.messages) {
                CHECK(message == full.messages.at(0));
            }
        }
    }
}

TEST_CASE("a message cut at any bit, with a good checksum, reads within its bits") {
    for (const std::string& whole : samples) {
        const auto start = whole.find("VDM,1,1,,");
        if (start == std::string::npos) {
            continue;
        }
        const std::string armour =
            whole.substr(start + 11, whole.find(',', start + 11) - start - 11);
        for (std::size_t size = 0; size <= armour.size(); ++size) {
            for (unsigned fill = 0; fill < 6; ++fill) {
                StreamProbe probe;
                probe.feed(sentence("AIVDM,1,1,,A," + armour.substr(0, size) + "," +
                                    std::to_string(fill)));
                CHECK(probe.is_settled());
            }
        }
    }
}

TEST_CASE("changing any byte of a line to any other never breaks the books") {
    std::mt19937 random{1};
    StreamProbe probe;
    for (int round = 0; round < 20'000; ++round) {
        std::string line = samples[random() % samples.size()];
        for (auto changes = random() % 4; changes > 0; --changes) {
            line[random() % line.size()] = static_cast<char>(random());
        }
        probe.feed(line);
    }
    probe.flush();
    CHECK(probe.is_settled());
}

TEST_CASE("random bytes give no message and every line ends") {
    std::mt19937 random{2};
    const std::string alphabet = "!$\\*,:0123456789ABCDEFVDMOAIabcgst\x00\xFF\n {\"}";
    StreamProbe probe;
    for (int round = 0; round < 20'000; ++round) {
        std::string line(random() % 1024, '\0');
        for (char& c : line) {
            c = round % 2 == 0 ? static_cast<char>(random()) : alphabet[random() % alphabet.size()];
        }
        probe.feed(line);
    }
    probe.flush();
    CHECK(probe.is_settled());
    CHECK(probe.messages.empty());
}

TEST_CASE("random payloads of every type print and become observations without harm") {
    std::mt19937 random{3};
    ais::Payload payload;
    std::size_t read = 0;
    for (int round = 0; round < 50'000; ++round) {
        std::string armour(1 + random() % 180, '0');
        for (char& c : armour) {
            const auto value = random() % 64;
            c = static_cast<char>(value < 40 ? value + 48 : value + 56);
        }
        const auto type = random() % 30;
        armour[0] = static_cast<char>(type + 48);
        ais::Message message;
        if (payload.assign(armour, static_cast<unsigned>(random() % 6)) ||
            read_message(payload, message)) {
            continue;
        }
        std::string text;
        AisMessageJson{}.append(text, message, {});
        append_csv(text, message, {});
        CHECK(observations_of(message) >= 1);
        ++read;
    }
    CHECK(read > 10'000);
}
