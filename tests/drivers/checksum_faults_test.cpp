// Sentences whose checksum is wrong or missing: refused, or read and flagged when asked for.
#include <doctest/doctest.h>

#include "tests/drivers/driver_probe.hpp"
#include "tests/drivers/stream_probe.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

using Lines = std::vector<std::string>;

const std::string ship = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0";
const std::string enterprise_1 =
    "!AIVDM,2,1,1,A,55R3Vn82=ILTQ3KKS>1<D60Dq@E918U<F222221J1`?164vc03S1CCAD,0";
const std::string enterprise_2 = "!AIVDM,2,2,1,A,`88888888888880,2";

StreamProbe flagging() {
    return StreamProbe{TimeZone{}, {.checksum_faults = ChecksumFaults::flag}};
}

std::string good(const std::string& bare) {
    return sentence(bare.substr(1));
}

bool says(const std::string& text, std::string_view words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a report with a wrong checksum is refused, or flagged where that is asked for") {
    StreamProbe strict;
    strict.feed(ship + "*00");
    CHECK(strict.messages.empty());
    CHECK(strict.outcome(1) == "bad_checksum");

    StreamProbe lenient = flagging();
    lenient.feed(ship + "*00").feed(ship).feed(ship + "*4").feed(good(ship));
    CHECK(lenient.messages == Lines(4, "1/371798000"));
    CHECK(says(lenient.json[0], R"("own_ship":false,"checksum":"bad","type":1)"));
    CHECK(says(lenient.json[1], R"("own_ship":false,"checksum":"missing","type":1)"));
    CHECK(says(lenient.json[2], R"("checksum":"missing")"));
    CHECK_FALSE(says(lenient.json[3], "checksum"));
    CHECK(lenient.counters["unchecked"] == 3);
}

TEST_CASE("a flagged line ends as it would have, once") {
    StreamProbe probe = flagging();

    probe.feed(ship + "*00")
        .feed(ship)
        .feed("!AIVDM,1,1,,A,15RTgt0PAso;90TK")
        .feed("!AIVDM,1,1,,A,15RTgt0PAso;90XKcjM8h6g208CQ,0*00")
        .feed("!AIVDM,1,2,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*00")
        .feed("$GPRMC,121824.81,A,5149.480,N,00407.224,E,0.1,344.0,200316,001.0,W,D*00")
        .feed(ship + "*00" + good(ship))
        .flush();

    CHECK(probe.messages.size() == 4);  // the two first, and both of the last line
    CHECK(probe.outcome(1) == "bad_checksum");
    CHECK(probe.outcome(2) == "no_checksum");
    CHECK(probe.outcome(3) == "no_checksum");
    CHECK(probe.outcome(4) == "bad_checksum");
    CHECK(probe.outcome(5) == "bad_checksum");
    CHECK(probe.outcome(6) == "bad_checksum");
    CHECK(probe.outcome(7) == "ok");
    CHECK(probe.is_settled());
}

TEST_CASE("the parts of a feed without checksums are put together, and flagged") {
    StreamProbe probe = flagging();

    probe.feed(enterprise_1).feed(enterprise_2).flush();

    CHECK(probe.messages == Lines{"5/371255000"});
    CHECK(says(probe.json[0], R"("checksum":"missing")"));
    CHECK(probe.outcome(1) == "no_checksum");
    CHECK(probe.outcome(2) == "no_checksum");
    CHECK(probe.is_settled());
}

TEST_CASE("a part whose checksum is wrong never takes the place of the good one") {
    const std::string wrong_2 = "!AIVDM,2,2,1,A,`00000000000000,2*00";
    StreamProbe probe = flagging();

    probe.feed(good(enterprise_1)).feed(wrong_2).feed(good(enterprise_2)).flush();

    CHECK(probe.messages == Lines{"5/371255000"});
    CHECK(says(probe.json[0], R"("name":"SEA ENTERPRISE")"));
    CHECK_FALSE(says(probe.json[0], "checksum"));
    CHECK(probe.outcome(1) == "ok");
    CHECK(probe.outcome(2) == "bad_checksum");
    CHECK(probe.outcome(3) == "ok");
}

TEST_CASE("a bad clock sentence sets no clock") {
    StreamProbe probe = flagging();

    probe.feed("$GPZDA,050306.25,29,10,2003,,*00").feed(good(ship));

    CHECK(probe.receptions[0].received_us == 0);
}

TEST_CASE("a flagged report is not the copy that the good one would be of") {
    StreamProbe probe{TimeZone{},
                      {.duplicates = Duplicates::drop, .checksum_faults = ChecksumFaults::flag}};

    probe.feed("1490075479," + ship + "*00")
        .feed("1490075479," + good(ship))
        .feed("1490075479," + good(ship));

    CHECK(probe.messages.size() == 2);
    CHECK(probe.outcome(2) == "ok");
    CHECK(probe.outcome(3) == "duplicate");
}

TEST_CASE("the driver flags every kind of observation, when it is told to read such sentences") {
    const auto fed = [](const std::string& config, const Lines& lines) {
        DriverProbe probe{"ais_nmea", config};
        for (const std::string& line : lines) {
            probe.feed({reinterpret_cast<const std::uint8_t*>(line.data()), line.size()},
                       1'740'801'600'000'000);
        }
        return probe.observations;
    };
    const std::string text = "!AIVDM,1,1,,A,>5?Per18=HB1U:1@E=B0m<L,2";
    const Lines lines{ship, enterprise_1, enterprise_2, text};
    const std::string flag = R"({"checksum_faults":"flag"})";

    CHECK(fed("{}", lines).empty());
    const auto flagged = fed(flag, lines);
    REQUIRE(flagged.size() == 3);
    CHECK(std::holds_alternative<AisPosition>(flagged[0].said));
    CHECK(std::holds_alternative<AisStatic>(flagged[1].said));
    CHECK(std::holds_alternative<AisOther>(flagged[2].said));
    for (const Observation& observation : flagged) {
        CHECK(observation.is_unchecked);
    }
    for (const Observation& observation : fed(flag, {good(ship), good(text)})) {
        CHECK_FALSE(observation.is_unchecked);
    }
}
