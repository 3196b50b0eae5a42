#include "drivers/decode/nmea0183.hpp"

#include <string>

#include <doctest/doctest.h>

#include "drivers/decode/tag_block.hpp"
#include "drivers/decode/unix_time.hpp"

using namespace seaeye;

namespace {

constexpr std::string_view tagged =
    R"(\s:2573310,c:1654088303*0B\!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A)";

}  // namespace

TEST_CASE("a sentence ends after its checksum, whatever follows it") {
    const std::string_view line = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A,r003,1120959341";

    const auto sentence = read_sentence(line, 0);

    REQUIRE(sentence);
    CHECK(sentence->state == SentenceState::good);
    CHECK(sentence->body == "AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0");
    CHECK(line.substr(sentence->end) == ",r003,1120959341");
}

TEST_CASE("checksums are compared as numbers: lower case is as good as upper case") {
    const std::string_view body = "AIVDM,1,1,,B,177KQJ5000G?tO`K>RA1wUbN0TKH,0";
    CHECK(nmea_checksum(body) == 0x5C);
    CHECK(read_sentence("!AIVDM,1,1,,B,177KQJ5000G?tO`K>RA1wUbN0TKH,0*5c", 0)->state ==
          SentenceState::good);
}

TEST_CASE("a wrong, cut or missing checksum is told apart") {
    const auto state = [](std::string_view line) {
        return read_sentence(line, 0)->state;
    };
    CHECK(state("!AIVDM,1,1,,A,x,0*00") == SentenceState::bad_checksum);
    CHECK(state("!AIVDM,1,1,,A,x,0*4") == SentenceState::no_checksum);
    CHECK(state("!AIVDM,1,1,,A,x,0*") == SentenceState::no_checksum);
    CHECK(state("!AIVDM,1,1,,A,x,0") == SentenceState::no_checksum);
}

TEST_CASE("an exclamation mark in a comment begins no sentence") {
    CHECK_FALSE(read_sentence("Ahoy! AIVDM", 4));
    CHECK_FALSE(read_sentence("!", 0));
    CHECK_FALSE(read_sentence("$5,000", 0));
    CHECK_FALSE(read_sentence("!AIVDMAIVDM,", 0));
}

TEST_CASE("a TAG block with a good checksum gives time and source") {
    const TagBlock tag = read_tag_block(tagged, 0);

    CHECK(tag.state == TagState::good);
    CHECK(tag.source == "2573310");
    CHECK(tag.time_us == 1'654'088'303'000'000);
    CHECK(tagged[tag.end] == '!');
}

TEST_CASE("a TAG block knows group, destination, line count, relative time and text") {
    const TagBlock tag = read_tag_block(R"(\g:1-2-1234,s:r003669945,c:1120959341*0B\)", 0);
    REQUIRE(tag.state == TagState::good);
    REQUIRE(tag.group);
    CHECK(tag.group->number == 1);
    CHECK(tag.group->count == 2);
    CHECK(tag.group->id == 1234);

    const std::string_view fields = "d:sea,n:7,r:3,t:fog";
    const std::string line = "\\" + std::string{fields} + "*" +
                             "0123456789ABCDEF"[nmea_checksum(fields) / 16] +
                             "0123456789ABCDEF"[nmea_checksum(fields) % 16] + "\\";
    const TagBlock other = read_tag_block(line, 0);
    REQUIRE(other.state == TagState::good);
    CHECK(other.destination == "sea");
    CHECK(other.line_count == 7U);
    CHECK(other.relative == 3U);
    CHECK(other.text == "fog");
}

TEST_CASE("a TAG block with a bad checksum gives nothing but its end") {
    const TagBlock tag = read_tag_block(R"(\s:2573310,c:1654088303*00\!AIVDM)", 0);
    CHECK(tag.state == TagState::bad_checksum);
    CHECK_FALSE(tag.time_us);
    CHECK(tag.source.empty());
    CHECK(tag.end == 27);
}

TEST_CASE("a TAG block that meets a sentence before its end was never closed") {
    CHECK(read_tag_block(R"(\s:2573310,c:1654088303*0B!AIVDM,1)", 0).state == TagState::unclosed);
    CHECK(read_tag_block(R"(\s:2573310)", 0).state == TagState::unclosed);
    CHECK(read_tag_block(R"(\)", 0).state == TagState::none);
    CHECK(read_tag_block(R"(\nothing here\)", 0).state == TagState::none);
}

TEST_CASE("seconds, milli-, micro- and nanoseconds are told apart by their size") {
    CHECK(unix_micros("1654088303") == 1'654'088'303'000'000);
    CHECK(unix_micros("1636959538000") == 1'636'959'538'000'000);
    CHECK(unix_micros("1550303566167726") == 1'550'303'566'167'726);
    CHECK(unix_micros("1550303566167726840") == 1'550'303'566'167'726);
    CHECK(unix_micros("1490075479.25") == 1'490'075'479'250'000);
}

TEST_CASE("a time before 1973, after 2200 or with letters in it is none") {
    for (const char* text : {"",
                             "0",
                             "7",
                             "12345678",
                             "9999999999",
                             "1654088303x",
                             "-1654088303",
                             "99999999999999999999",
                             "1636959538000.5",
                             "1490075479.2x"}) {
        CHECK_FALSE(unix_micros(text));
    }
}
