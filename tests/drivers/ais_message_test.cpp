#include <doctest/doctest.h>

#include "drivers/decode/ais/message.hpp"
#include "drivers/decode/ais/other_reports.hpp"
#include "drivers/decode/ais/position_reports.hpp"
#include "drivers/decode/ais/static_reports.hpp"

using namespace seaeye;
using namespace seaeye::ais;

namespace {

/// A payload and the message in it. The sentences' values are given by gpsdecode, pyais, libais and
/// AIS-catcher alike unless a test says otherwise.
struct Read {
    Payload payload;
    Message message;
    std::optional<ErrorCode> fault;
    std::optional<Refusal> refusal;

    explicit Read(std::string_view armour, unsigned fill = 0) {
        fault = payload.assign(armour, fill);
        if (!fault) {
            refusal = read_message(payload, message);
        }
    }

    Read(const Read&) = delete;
    Read& operator=(const Read&) = delete;

    [[nodiscard]] double value(const Field& field) const { return read(message, field).value; }

    [[nodiscard]] State state(const Field& field) const { return read(message, field).state; }

    [[nodiscard]] std::string text(const Field& field) const {
        ais::SixBitText text;
        read_text(message, field, text);
        return std::string{text.view()};
    }
};

/// One field alone, holding `raw`.
Reading reading_of(const Field& field, std::uint32_t raw) {
    std::string bits(field.at, '0');
    for (int i = field.width - 1; i >= 0; --i) {
        bits += (raw >> static_cast<unsigned>(i) & 1U) != 0 ? '1' : '0';
    }
    bits.append((6 - bits.size() % 6) % 6, '0');
    std::string armour;
    for (std::size_t at = 0; at < bits.size(); at += 6) {
        const int value = std::stoi(bits.substr(at, 6), nullptr, 2);
        armour += static_cast<char>(value < 40 ? value + 48 : value + 56);
    }
    Payload payload;
    REQUIRE_FALSE(payload.assign(armour, 0));
    return read(payload, field);
}

std::string text_at(const ais::Payload& payload, std::uint16_t at, std::uint16_t width) {
    ais::SixBitText text;
    read_text(payload, ais::text("text", at, width), 0, text);
    return std::string{text.view()};
}

}  // namespace

TEST_CASE("a class A position report reads as four other decoders read it") {
    const Read it{"15?3C60025G9s>nJMvvIcohd20Sm"};

    REQUIRE_FALSE(it.refusal);
    CHECK(it.message.type == 1);
    CHECK(to_number(it.message.mmsi) == 351'327'000);
    CHECK(it.value(class_a::lon) == doctest::Approx(-123.6608617).epsilon(1e-9));
    CHECK(it.value(class_a::lat) == doctest::Approx(46.257055).epsilon(1e-9));
    CHECK(it.value(class_a::sog) == 13.3);
    CHECK(it.value(class_a::cog) == 247.9);
    CHECK(it.value(class_a::bow) == 248);
    CHECK(it.value(class_a::rot) == 0);
    CHECK(it.value(class_a::second) == 22);
    CHECK(it.value(class_a::radio) == 2293);
    CHECK(it.value(class_a::raim) == 1);
}

TEST_CASE("a search and rescue aircraft flies at 298 whole knots, 4,094 m or higher") {
    const Read it{"900048wwTbJWFkJEOIe`>qh200Sh"};

    CHECK(it.value(sar_aircraft::sog) == 298);
    CHECK(it.state(sar_aircraft::altitude) == State::at_least);
    CHECK(it.value(sar_aircraft::altitude) == 4094);
    CHECK(it.value(sar_aircraft::cog) == 210.7);
    CHECK(it.value(sar_aircraft::lon) == doctest::Approx(-75.288565));
}

TEST_CASE("a long range report gives minutes of a tenth and whole knots") {
    const Read it{"K3KNsr1@rG4J0P22"};

    CHECK(it.value(long_range::lon) == doctest::Approx(24.9));
    CHECK(it.value(long_range::lat) == doctest::Approx(60.1616667));
    CHECK(it.value(long_range::cog) == 32);
    CHECK(it.value(long_range::not_current) == 1);
}

TEST_CASE("an aid's name goes on after the fixed part, blanks between kept") {
    const Read it{"ENjAarhb2W2a4S2h87a:@1WW:97wJm:o89QHH00003P>3S00"};

    CHECK(it.text(aid::name) == "TENERIFE PORT CONTROL");
    CHECK(it.value(aid::virtual_aid) == 1);
    CHECK(it.value(aid::aid_type) == 1);
}

TEST_CASE("voyage data of 420, 422 and 426 bits are complete but for the last bits") {
    const std::string first = "55R3Vn82=ILTQ3KKS>1<D60Dq@E918U<F222221J1`?164vc03S1CCAD";
    for (const unsigned fill : {0U, 2U, 4U}) {
        const Read it{first + "`88888888888880", fill};
        REQUIRE_FALSE(it.refusal);
        CHECK(it.text(voyage::name) == "SEA ENTERPRISE");
        CHECK(to_number(it.message.mmsi) == 371'255'000);
    }
    const Read cut{first + "`8888888888888", 0};
    CHECK(cut.payload.bits() == 420);
    CHECK(cut.state(voyage::dte) == State::truncated);
}

TEST_CASE("message 24 has a part A, a part B and no part C") {
    CHECK(Read{"H3m9T21HTe<H`u8B22222222220"}.text(class_b_static::name) == "VIKSFJORD");
    CHECK(Read{"H7OfcLPt<D4r1L5HD0000000000"}.text(class_b_static::name) == "OCEAN WAVE");
    CHECK(Read{"H4eHhPLN000000038inPPP0P;330"}.refusal == Refusal::bad_part);
}

TEST_CASE("a type outside 1 to 27 is unknown, and one cut short is no message") {
    CHECK(Read{"00000000000000000000000000000"}.refusal == Refusal::unknown_type);
    CHECK(Read{"LvTBrqRt9KIsbvsgctrUPOGO6r=l"}.refusal == Refusal::unknown_type);
    CHECK(Read{"15RTgt0PAs"}.refusal == Refusal::bad_length);
    CHECK(Read{""}.refusal == Refusal::bad_length);
    CHECK(Read{"", 3}.fault == ErrorCode::too_short);
    CHECK(Read{"8" + std::string(172, '0')}.refusal == Refusal::bad_length);
    CHECK(Read{"8" + std::string(200, '0')}.fault == ErrorCode::too_long);
    CHECK(Read{"15RTgt0PAso;90XKcjM8h6g208CQ"}.fault == ErrorCode::bad_character);
}

TEST_CASE("a class A report of 163 bits has its position but no radio status") {
    const Read it{"13aIkM@P00PJ@qPNL=e@0?wJ28JO", 5};

    REQUIRE_FALSE(it.refusal);
    CHECK(it.state(class_a::lat) == State::value);
    CHECK(it.state(class_a::radio) == State::truncated);
}

TEST_CASE("181 east and 91 north are none; beyond 180 and 90 is impossible, not clamped") {
    CHECK(reading_of(class_a::lon, 108'600'000).state == State::not_available);
    CHECK(reading_of(class_a::lat, 54'600'000).state == State::not_available);
    CHECK(reading_of(class_a::lon, 108'000'000).value == 180.0);
    CHECK(reading_of(class_a::lon, 108'000'001).state == State::out_of_range);
    CHECK(reading_of(class_a::lat, 54'000'001).state == State::out_of_range);
    CHECK(reading_of(class_a::lat, 0x7FFFFFF).value == doctest::Approx(-1.0 / 600'000.0));
    CHECK(reading_of(long_range::lon, 108'600).state == State::not_available);
    CHECK(reading_of(long_range::lat, 54'600).state == State::not_available);
}

TEST_CASE("1023 is no speed, 1022 is 102.2 knots or more") {
    CHECK(reading_of(class_a::sog, 1023).state == State::not_available);
    CHECK(reading_of(class_a::sog, 1022).state == State::at_least);
    CHECK(reading_of(class_a::sog, 1022).value == 102.2);
    CHECK(reading_of(class_a::sog, 1021).state == State::value);
    CHECK(reading_of(sar_aircraft::sog, 1022).value == 1022);
    CHECK(reading_of(long_range::sog, 63).state == State::not_available);
    CHECK(reading_of(long_range::sog, 62).value == 62);
}

TEST_CASE("course 360.0 is none, above is impossible; heading 511 is none, 360 to 510 impossible") {
    CHECK(reading_of(class_a::cog, 3600).state == State::not_available);
    CHECK(reading_of(class_a::cog, 3601).state == State::out_of_range);
    CHECK(reading_of(class_a::cog, 3599).value == 359.9);
    CHECK(reading_of(class_a::bow, 511).state == State::not_available);
    CHECK(reading_of(class_a::bow, 360).state == State::out_of_range);
    CHECK(reading_of(class_a::bow, 359).value == 359);
    CHECK(reading_of(long_range::cog, 511).state == State::not_available);
    CHECK(reading_of(long_range::cog, 360).state == State::out_of_range);
}

TEST_CASE("rate of turn is the square of its scale, alike to both sides") {
    const auto turn = [](int raw) {
        return reading_of(class_a::rot, static_cast<std::uint32_t>(raw) & 0xFFU);
    };
    CHECK(turn(-42).value == doctest::Approx(-78.746).epsilon(1e-4));
    CHECK(turn(42).value == doctest::Approx(78.746).epsilon(1e-4));
    CHECK(turn(-128).state == State::not_available);
    CHECK(turn(127).state == State::no_magnitude);
    CHECK(turn(-127).state == State::no_magnitude);
    CHECK(turn(126).value == doctest::Approx(708.7).epsilon(1e-3));
}

TEST_CASE("seconds 60 to 63 are reasons, not seconds") {
    CHECK(reading_of(class_a::second, 59).value == 59);
    for (const std::uint32_t raw : {60U, 61U, 62U, 63U}) {
        CHECK(reading_of(class_a::second, raw).state == State::not_available);
        CHECK(reading_of(class_a::second, raw).raw == static_cast<std::int32_t>(raw));
    }
}

TEST_CASE("six-bit 31 is an underscore and 39 an apostrophe; leading blanks stay, trailing go") {
    Payload payload;
    // ' ' 'A' '_' ''' 'B' ' ' '@' 'C': 32 1 31 39 2 32 0 3
    REQUIRE_FALSE(payload.assign("P1OW2P03", 0));
    CHECK(text_at(payload, 0, 48) == " A_'B");
    CHECK(text_at(payload, 0, 47) == " A_'B");
    CHECK(text_at(payload, 6, 6) == "A");
}

TEST_CASE("a read outside the message is zero and nothing else") {
    Payload payload;
    REQUIRE_FALSE(payload.assign("www", 0));
    CHECK(payload.unsigned_at(0, 18) == 0x3FFFF);
    CHECK(payload.unsigned_at(17, 1) == 1);
    CHECK(payload.unsigned_at(17, 2) == 0);
    CHECK(payload.unsigned_at(18, 1) == 0);
    CHECK(payload.unsigned_at(~std::size_t{0}, 32) == 0);
    CHECK(payload.signed_at(0, 4) == -1);
    CHECK(text_at(payload, 12, 600) == "?");
}
