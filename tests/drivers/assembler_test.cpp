#include "drivers/decode/assembler.hpp"

#include <doctest/doctest.h>

#include "tests/drivers/stream_probe.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

using Lines = std::vector<std::string>;

// Two real messages of type 5 in two parts: SEA ENTERPRISE and BILLWERDER (gpsd's and AISHub's
// samples; the names are given by AIS-catcher, gpsdecode and pyais).
const std::string enterprise_1 =
    "AIVDM,2,1,1,A,55R3Vn82=ILTQ3KKS>1<D60Dq@E918U<F222221J1`?164vc03S1CCAD,0";
const std::string enterprise_2 = "AIVDM,2,2,1,A,`88888888888880,2";
const std::string billwerder_1 =
    "AIVDM,2,1,1,A,539p4OT00000@7W3K@08ThiLE8@E:0000000001S0h9135Pl?0R0C@UDQp00,0";
const std::string billwerder_2 = "AIVDM,2,2,1,A,00000000000,2";
const std::string single = "AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    return text.replace(text.find(from), from.size(), to);
}

/// The same part with another sequence id.
std::string under_id(const std::string& body, char id) {
    std::string changed = body;
    changed[10] = id;
    return sentence(changed);
}

std::vector<std::string> decoded(const Lines& lines) {
    StreamProbe probe;
    probe.feed_all(lines).flush();
    CHECK(probe.is_settled());
    return probe.messages;
}

const std::string enterprise = "5/371255000";
const std::string billwerder = "5/211682430";

}  // namespace

TEST_CASE("two parts in a row are one message, and both lines end ok") {
    StreamProbe probe;

    probe.feed(sentence(enterprise_1));
    CHECK(probe.outcome(1) == "pending");
    probe.feed(sentence(enterprise_2));

    CHECK(probe.messages == Lines{enterprise});
    CHECK(probe.json[0].find(R"("name":"SEA ENTERPRISE")") != std::string::npos);
    CHECK(probe.outcome(1) == "ok");
    CHECK(probe.outcome(2) == "ok");
}

TEST_CASE("of receivers that call side by side, each one's parts find their own sister") {
    const std::string parts[]{sentence(enterprise_1),
                              sentence(enterprise_2),
                              sentence(billwerder_1),
                              sentence(billwerder_2)};
    StreamProbe probe;

    probe.feed_from(3, parts[0])
        .feed_from(4, parts[2])
        .feed_from(3, parts[1])
        .feed_from(4, parts[3])
        .feed_from(5, parts[1]);
    probe.flush();

    CHECK(probe.messages == Lines{enterprise, billwerder});
    CHECK(probe.outcome(5) == "orphan");
    CHECK(probe.is_settled());
}

TEST_CASE("interleaved sequence ids, channels and talkers each find their own sister") {
    CHECK(decoded({under_id(enterprise_1, '1'),
                   under_id(billwerder_1, '2'),
                   under_id(enterprise_2, '1'),
                   under_id(billwerder_2, '2')}) == Lines{enterprise, billwerder});
    CHECK(decoded({sentence(enterprise_1),
                   sentence(replaced(billwerder_1, ",A,", ",B,")),
                   sentence(enterprise_2),
                   sentence(replaced(billwerder_2, ",A,", ",B,"))}) ==
          Lines{enterprise, billwerder});
    CHECK(decoded({sentence(enterprise_1),
                   sentence(replaced(billwerder_1, "AI", "BS")),
                   sentence(enterprise_2),
                   sentence(replaced(billwerder_2, "AI", "BS"))}) == Lines{enterprise, billwerder});
}

TEST_CASE("two stations that use the same id at once do not mix") {
    const auto tag = [](const std::string& fields) {
        return "\\" + sentence(fields, 'x').substr(1) + "\\";
    };
    CHECK(decoded({tag("s:north") + sentence(enterprise_1),
                   tag("s:south") + sentence(billwerder_1),
                   tag("s:north") + sentence(enterprise_2),
                   tag("s:south") + sentence(billwerder_2)}) == Lines{enterprise, billwerder});
    CHECK(decoded({sentence(enterprise_1) + ",r003669945,1120959341",
                   sentence(billwerder_1) + ",r003669946,1120959341",
                   sentence(enterprise_2) + ",r003669945,1120959341",
                   sentence(billwerder_2) + ",r003669946,1120959341"}) ==
          Lines{enterprise, billwerder});
    CHECK(decoded({tag("g:1-2-7") + sentence(enterprise_1),
                   tag("g:1-2-8") + sentence(billwerder_1),
                   tag("g:2-2-7") + sentence(enterprise_2),
                   tag("g:2-2-8") + sentence(billwerder_2)}) == Lines{enterprise, billwerder});
}

TEST_CASE("a part without a TAG block joins a part with one; time and source are the first's") {
    for (const char* tag :
         {R"(\g:1-2-1234,s:r003669945,c:1120959341*0B\)", R"(\c:1565218798*53\)"}) {
        StreamProbe probe;
        probe.feed(tag + sentence(enterprise_1)).feed(sentence(enterprise_2));
        CHECK(probe.messages == Lines{enterprise});
        CHECK(probe.receptions[0].origin == TimeOrigin::tag);
        CHECK(probe.receptions[0].line == 2);
    }
}

TEST_CASE("single sentences and other talkers between the parts do no harm") {
    CHECK(decoded({sentence(enterprise_1), sentence(single), sentence(enterprise_2)}) ==
          Lines{"1/371798000", enterprise});
    CHECK(decoded({sentence(enterprise_1),
                   "$GPRMC,121824.81,A,5149.480,N,00407.224,E,0.1,344.0,200316,001.0,W,D*20",
                   sentence(enterprise_2)}) == Lines{enterprise});
}

TEST_CASE("a part 1 whose part 2 was lost is incomplete when its id comes again") {
    StreamProbe probe;

    probe.feed_all({sentence(enterprise_1), sentence(billwerder_1), sentence(billwerder_2)});

    CHECK(probe.messages == Lines{billwerder});
    CHECK(probe.outcome(1) == "incomplete");
}

TEST_CASE("a stale part 1 and a later part 2 of another ship make no vessel") {
    for (const std::size_t between : {33U, 60U, 2000U}) {
        StreamProbe probe;
        probe.feed(sentence(enterprise_1));
        for (std::size_t i = 0; i < between; ++i) {
            probe.feed(sentence(single));
        }
        probe.feed(sentence(billwerder_2)).flush();

        CHECK(probe.messages.size() == between);
        CHECK(probe.outcome(1) == "incomplete");
        CHECK(probe.outcome(between + 2) == "orphan");
        CHECK(probe.is_settled());
    }
}

TEST_CASE("by log time a part waits two seconds, however many sentences pass") {
    const auto at = [](int second, const std::string& body) {
        return std::to_string(1'490'075'400 + second) + "," + sentence(body);
    };
    Lines busy{at(0, enterprise_1)};
    for (int i = 0; i < 500; ++i) {
        busy.push_back(at(1, single));
    }
    busy.push_back(at(2, enterprise_2));
    CHECK(decoded(busy).back() == enterprise);

    CHECK(decoded({at(0, enterprise_1), at(3, enterprise_2)}).empty());
    CHECK(decoded({at(9, enterprise_1), at(0, enterprise_2)}).empty());
}

TEST_CASE("stations whose clocks differ by a minute do not expire each other's parts") {
    const auto from = [](const char* station, int second, const std::string& body) {
        return sentence(body) + "," + station + "," + std::to_string(1'490'075'400 + second);
    };
    CHECK(decoded({from("r1", 60, enterprise_1),
                   from("r2", 0, billwerder_1),
                   from("r1", 61, enterprise_2),
                   from("r2", 1, billwerder_2)}) == Lines{enterprise, billwerder});
    CHECK(decoded({from("r2", 0, billwerder_1),
                   from("r1", 1, single),
                   from("r1", 2, enterprise_1),
                   from("r2", 1, billwerder_2),
                   from("r1", 3, enterprise_2)}) == Lines{"1/371798000", billwerder, enterprise});
}

TEST_CASE("parts in the wrong order are one message once nothing can contradict it") {
    StreamProbe probe;

    probe.feed_all({sentence(enterprise_2), sentence(enterprise_1)});
    CHECK(probe.messages.empty());
    probe.flush();

    CHECK(probe.messages == Lines{enterprise});
    CHECK(probe.counters["out_of_order"] == 1);
    CHECK(probe.is_settled());
}

TEST_CASE("a part 2 left over does not end up under the next message's part 1") {
    StreamProbe probe;

    probe.feed_all({sentence(billwerder_2), sentence(enterprise_1), sentence(enterprise_2)});

    CHECK(probe.messages == Lines{enterprise});
    CHECK(probe.outcome(1) == "orphan");
    CHECK(probe.is_settled());
}

TEST_CASE("a lone part 2 is an orphan; a repeated part 1 is a duplicate") {
    StreamProbe orphan;
    orphan.feed(sentence(enterprise_2)).flush();
    CHECK(orphan.outcome(1) == "orphan");
    CHECK(orphan.messages.empty());

    StreamProbe twice;
    twice.feed_all({sentence(enterprise_1), sentence(enterprise_1), sentence(enterprise_2)});
    CHECK(twice.messages == Lines{enterprise});
    CHECK(twice.outcome(2) == "duplicate");
    CHECK(twice.is_settled());
}

TEST_CASE("an empty last part is legal") {
    CHECK(
        decoded({"!AIVDM,2,1,0,A,8@2R5Ph0GhRbUqe?n>KS?wvlFR06EuOwiOl?wnSwe7wvlOwwsAwwnSGmwvwt,0*4E",
                 "!AIVDM,2,2,0,A,,0*16"}) == Lines{"8/2655619"});
}

TEST_CASE("messages that never end keep no more than 32 waiting, the oldest give way") {
    StreamProbe probe;

    for (int i = 0; i < 40; ++i) {
        const std::string channel{static_cast<char>('A' + i % 20)};
        probe.feed("1490075479," +
                   sentence(replaced(
                       enterprise_1, ",1,A,", "," + std::to_string(i / 20) + "," + channel + ",")));
    }

    CHECK(probe.times_accounted.size() == 8);
    CHECK(probe.outcome(1) == "incomplete");
    probe.flush();
    CHECK(probe.is_settled());
}

TEST_CASE("more parts than a message can hold are refused, all lines of it") {
    StreamProbe probe;
    const std::string armour(70, '0');

    for (char part = '1'; part <= '9'; ++part) {
        probe.feed(sentence(std::string{"AIVDM,9,"} + part + ",1,A,5" + armour + ",0"));
    }
    probe.flush();

    CHECK(probe.messages.empty());
    CHECK(probe.is_settled());
    CHECK(probe.outcome(1) == "bad_length");
}
