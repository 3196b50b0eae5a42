// What the encoder sends, the real driver reads back: loaded as the daemon loads it.
#include <memory>

#include <doctest/doctest.h>

#include "drivers/encode/ais.hpp"
#include "drivers/host.hpp"

using namespace seaeye;

namespace {

struct Heard : DecodedSink {
    std::vector<Observation> observations;
    std::vector<std::uint32_t> outcomes;

    void observation(Observation&& observation) override {
        observations.push_back(std::move(observation));
    }

    void account(std::uint64_t /*frame_number*/, std::uint32_t outcome) override {
        outcomes.push_back(outcome);
    }

    void count(std::uint32_t /*counter*/) override {}
};

const Time sent = from_civil({.year = 2025, .month = 3, .day = 1, .hour = 4, .minute = 30});

/// Sends one message through the ais_nmea driver. Every line must be ok.
std::vector<Observation> heard(const BitWriter& message) {
    const auto driver = Driver::load(SEAEYE_BINARY_DIR "/lib/sea-eye/drivers-1/ais_nmea.so");
    REQUIRE(driver);
    auto decoder = driver->decoder(SourceId{0}, "{}", [](int, std::string_view) {});
    REQUIRE(decoder);
    Heard sink;
    std::uint64_t number = 0;
    for (const std::string& line : to_sentences(message, {.station = "T", .received = sent})) {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(line.data());
        decoder->decode({.number = ++number, .bytes = {bytes, line.size()}}, sink);
    }
    decoder->flush(sink);
    CHECK(sink.outcomes == std::vector<std::uint32_t>(number, 0));
    return sink.observations;
}

template <class T>
T only(const std::vector<Observation>& observations) {
    REQUIRE(observations.size() == 1);
    REQUIRE(std::holds_alternative<T>(observations.front().said));
    return std::get<T>(observations.front().said);
}

/// Off by less than half of what the message can resolve.
bool is_near(double a, double b, double step) {
    return std::abs(a - b) <= 0.5001 * step;
}

void check_same(const AisPosition& a, const AisPosition& b, double place_step_deg) {
    CHECK(a.mmsi == b.mmsi);
    CHECK(a.message_type == b.message_type);
    CHECK(a.is_accurate == b.is_accurate);
    REQUIRE(a.at.has_value());
    CHECK(is_near(to_degrees(a.at->lat), to_degrees(b.at->lat), place_step_deg));
    CHECK(is_near(to_degrees(a.at->lon), to_degrees(b.at->lon), place_step_deg));
    REQUIRE(a.sog.has_value());
    REQUIRE(a.cog.has_value());
}

}  // namespace

TEST_CASE("a turning ship is heard as she was sent") {
    const AisPosition ship{.mmsi = Mmsi{413900110},
                           .message_type = 1,
                           .ais_class = AisClass::a,
                           .at = lat_lon_degrees(-27.8612345, -121.6123456),
                           .is_accurate = true,
                           .sog = knots(12.3),
                           .cog = Course{degrees(359.9)},
                           .heading = Heading{degrees(2)},
                           .rot = degrees_per_minute(-78.75),
                           .nav_status = 7,
                           .utc_second = 59};

    const auto back = only<AisPosition>(heard(encode_position(ship)));

    check_same(back, ship, 1.0 / 600000.0);
    CHECK(is_near(to_knots(*back.sog), 12.3, 0.1));
    CHECK(is_near(to_degrees(back.cog->angle()), 359.9, 0.1));
    CHECK(is_near(to_degrees(back.heading->angle()), 2.0, 1.0));
    CHECK(to_degrees_per_minute(*back.rot) == doctest::Approx(-78.75).epsilon(0.001));
    CHECK(back.nav_status == ship.nav_status);
    CHECK(back.utc_second == ship.utc_second);
}

TEST_CASE("what a boat does not know is not heard") {
    const AisPosition boat{.mmsi = Mmsi{412900620}, .message_type = 18};

    const auto back = only<AisPosition>(heard(encode_position(boat)));

    CHECK(back.ais_class == AisClass::b);
    CHECK_FALSE(back.at);
    CHECK_FALSE(back.sog);
    CHECK_FALSE(back.cog);
    CHECK_FALSE(back.heading);
    CHECK_FALSE(back.utc_second);
}

TEST_CASE("a helicopter and a ship far out are heard as they were sent") {
    const AisPosition helicopter{.mmsi = Mmsi{111413905},
                                 .message_type = 9,
                                 .at = lat_lon_degrees(27.9, 121.25),
                                 .sog = knots(95),
                                 .cog = Course{degrees(270)},
                                 .utc_second = 5,
                                 .altitude = Metres{300}};
    AisPosition far_out = helicopter;
    far_out.mmsi = Mmsi{413900110};
    far_out.message_type = 27;
    far_out.sog = knots(12);
    far_out.nav_status = 0;

    const auto high = only<AisPosition>(heard(encode_position(helicopter)));
    const auto low = only<AisPosition>(heard(encode_position(far_out)));

    check_same(high, helicopter, 1.0 / 600000.0);
    CHECK(high.altitude == Metres{300});
    check_same(low, far_out, 1.0 / 600.0);
    CHECK(low.is_low_resolution);
}

TEST_CASE("a tanker's and a boat's particulars are heard as they were sent") {
    const AisStatic tanker{.mmsi = Mmsi{413900110},
                           .imo = 9990014,
                           .name = "DONGHAI VENTURE 12345",
                           .callsign = "BQXA7",
                           .ship_type = 80,
                           .dimensions = {Metres{120}, Metres{30}, Metres{12}, Metres{10}},
                           .draught = Metres{8.4},
                           .destination = "NINGBO > ZHOUSHAN"};
    AisStatic boat = tanker;
    boat.mmsi = Mmsi{412900620};
    boat.ship_type = 37;

    const auto big = only<AisStatic>(heard(encode_static(tanker)));
    const auto named = only<AisStatic>(heard(encode_static_a(boat)));
    const auto sized = only<AisStatic>(heard(encode_static_b(boat)));

    CHECK(big.imo == tanker.imo);
    CHECK(big.name == Text<34>{"DONGHAI VENTURE 1234"});  // twenty characters go over the air
    CHECK(big.callsign == tanker.callsign);
    CHECK(big.ship_type == tanker.ship_type);
    CHECK(big.dimensions == tanker.dimensions);
    CHECK(big.draught->si() == doctest::Approx(8.4));
    CHECK(big.destination == tanker.destination);
    CHECK(named.name == big.name);
    CHECK(sized.callsign == boat.callsign);
    CHECK(sized.ship_type == boat.ship_type);
    CHECK(sized.dimensions == boat.dimensions);
}

TEST_CASE("a daughter craft's mothership and a beacon's words are heard") {
    const AisStatic boat{.mmsi = Mmsi{984130001}, .mothership = Mmsi{413900110}};

    CHECK(only<AisStatic>(heard(encode_static_b(boat))).mothership == boat.mothership);
    CHECK(only<AisOther>(heard(encode_safety_text(Mmsi{970139007}, "SART TEST"))).text ==
          "SART TEST");
}

TEST_CASE("a buoy is heard with her long name, a shore station with her place") {
    const AisPosition buoy{.mmsi = Mmsi{994139011}, .at = lat_lon_degrees(27.905, 121.325)};

    const auto of_buoy = heard(encode_aid(buoy, "OUJIANG FAIRWAY BUOY NO 7", {.aid_type = 14}));
    const auto of_station =
        heard(encode_base_station({.mmsi = Mmsi{4139001}, .at = buoy.at}, sent));

    REQUIRE(of_buoy.size() == 2);  // position and name
    CHECK(std::get<AisPosition>(of_buoy[0].said).ais_class == AisClass::aid_to_navigation);
    CHECK(std::get<AisStatic>(of_buoy[1].said).name == Text<34>{"OUJIANG FAIRWAY BUOY NO 7"});
    CHECK(only<AisPosition>(of_station).ais_class == AisClass::base_station);
}
