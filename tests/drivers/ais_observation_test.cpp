#include "drivers/ais_observation.hpp"

#include <doctest/doctest.h>

#include "tests/drivers/stream_probe.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

/// What fusion would get of one line, with its texts still alive.
class Observed final : public AisSink {
public:
    explicit Observed(std::string_view line, std::int64_t link_us = 0) {
        stream_.feed({1, link_us, line}, *this);
    }

    void message(const ais::Message& message, const Reception& reception) override {
        observer_.observe(
            message, reception, [this](const seaeye_observation& each) { all.push_back(each); });
    }

    void account(std::uint64_t, Outcome) override {}

    void count(std::uint32_t) override {}

    std::vector<seaeye_observation> all;

private:
    AisStream stream_;
    AisObserver observer_;
};

std::string text_of(seaeye_text text) {
    return {text.bytes, text.size};
}

constexpr std::int64_t second = 1'000'000;

}  // namespace

TEST_CASE(
    "a class A report becomes a position in SI units, with her UTC second beside the receiver's "
    "time") {
    const Observed seen{"1654088290,!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A"};

    REQUIRE(seen.all.size() == 1);
    const seaeye_observation& o = seen.all[0];
    REQUIRE(o.kind == SEAEYE_AIS_POSITION);
    const seaeye_ais_position& p = o.said.ais_position;
    CHECK(p.mmsi == 371'798'000);
    CHECK(p.lat_deg == doctest::Approx(48.3816333));
    CHECK(p.sog_mps == doctest::Approx(12.3 * 1852 / 3600));
    CHECK(p.cog_deg == 224.0);
    CHECK((p.has & SEAEYE_POSITION_ROT) == 0);
    CHECK((p.flags & SEAEYE_FLAG_OWN_SHIP) == 0);
    CHECK(o.received_us == 1'654'088'290 * second);
    CHECK(o.measured_us == 1'654'088'290 * second);
    CHECK(p.utc_second == 33);  // fusion places it, knowing the clocks of all sources
}

TEST_CASE("the reference ship of a VDO sentence is own ship") {
    const Observed seen{"!AIVDO,1,1,,,15RTgt0PAso;90TKcjM8h6g208CQ,0*09"};
    CHECK((seen.all.at(0).said.ais_position.flags & SEAEYE_FLAG_OWN_SHIP) != 0);
    CHECK(seen.all[0].measured_us == 0);
}

TEST_CASE("what is not available has no bit") {
    const Observed seen{"!AIVDM,1,1,,A,13GR2jfP?w<tSF0l4Q@>4?ww0Uk@,0*48"};
    const seaeye_ais_position& p = seen.all.at(0).said.ais_position;
    CHECK(p.has == SEAEYE_POSITION_NAV_STATUS);
    CHECK(p.nav_status == 14);
}

TEST_CASE("an extended class B report is a position and a static report at once") {
    const Observed seen{"!AIVDM,1,1,,B,C69EG6@0026tkc3Ln`sBL000JBM0l@2L?0jc1QWQed00f0D210R0,0*5C"};

    REQUIRE(seen.all.size() == 2);
    CHECK(seen.all[0].kind == SEAEYE_AIS_POSITION);
    REQUIRE(seen.all[1].kind == SEAEYE_AIS_STATIC);
    const seaeye_ais_static& s = seen.all[1].said.ais_static;
    CHECK(text_of(s.name) == "MIN ZHANG YU 03066");
    CHECK(s.ship_type == 92);
    CHECK(s.to_bow_m == 5);
    CHECK(s.to_starboard_m == 1);
    CHECK(s.ais_class == SEAEYE_CLASS_B);
}

TEST_CASE("base stations and aids say what they are") {
    const Observed base{"!AIVDM,1,1,,A,402E:vQv:581IPJ3wdMLiJA02<0A,0*67"};
    CHECK(base.all.at(0).said.ais_position.ais_class == SEAEYE_CLASS_BASE_STATION);
    const Observed aid{"!AIVDM,1,1,,A,ENjAarhb2W2a4S2h87a:@1WW:97wJm:o89QHH00003P>3S00,0*6D"};
    REQUIRE(aid.all.size() == 2);
    CHECK(aid.all[0].said.ais_position.ais_class == SEAEYE_CLASS_AID_TO_NAVIGATION);
    CHECK((aid.all[1].said.ais_static.has & SEAEYE_STATIC_TO_BOW) == 0);
}

TEST_CASE("a long range report says that it is coarse") {
    const Observed seen{"!AIVDM,1,1,,A,K3KNsr1@rG4J0P22,0*00"};
    CHECK((seen.all.at(0).said.ais_position.flags & SEAEYE_FLAG_LOW_RESOLUTION) != 0);
}
