// Golden sentences: real ones, off the air, whose fields gpsd, libais, AIS-catcher and pyais agree
// on; and our own, with what gpsdecode 3.22 reads in them beside.
#include "drivers/encode/ais.hpp"

#include <doctest/doctest.h>

using namespace seaeye;

namespace {

std::string only_sentence_of(const BitWriter& message, const VdmEnvelope& envelope) {
    const auto sentences = to_sentences(message, envelope);
    REQUIRE(sentences.size() == 1);
    return sentences.front();
}

}  // namespace

TEST_CASE("a ship under way sends the sentence that was heard off Victoria") {
    const AisPosition ship{.mmsi = Mmsi{209250000},
                           .message_type = 1,
                           .ais_class = AisClass::a,
                           .at = lat_lon_degrees(48.20105, -123.0865167),
                           .is_accurate = true,
                           .sog = knots(13.8),
                           .cog = Course{degrees(92)},
                           .heading = Heading{degrees(95)},
                           .rot = degrees_per_minute(1.61),
                           .nav_status = 0,
                           .utc_second = 46};

    const std::string sentence = only_sentence_of(encode_position(ship), {.channel = 'A'});

    CHECK(sentence == "!AIVDM,1,1,,A,137SVl01R:o<SOlKU;=SV2wL0000,0*24");
}

TEST_CASE("a ship at anchor sends the sentence that was heard in the Humber") {
    const AisPosition ship{.mmsi = Mmsi{565121000},
                           .message_type = 3,
                           .ais_class = AisClass::a,
                           .at = lat_lon_degrees(53.5516767, 0.0934633),
                           .sog = knots(0.2),
                           .cog = Course{degrees(250.4)},
                           .heading = Heading{degrees(31)},
                           .rot = degrees_per_minute(0),
                           .nav_status = 1,
                           .utc_second = 38};

    const std::string sentence = only_sentence_of(encode_position(ship), {.channel = 'A'});

    CHECK(sentence == "!AIVDM,1,1,,A,38Jt?r100200KHLNa7gaj0w<0000,0*1D");
}

TEST_CASE("a ship that knows nothing of herself says so in every field") {
    const AisPosition ship{.mmsi = Mmsi{366938410}, .message_type = 3};

    // gpsdecode: turn nan, speed nan, lon 181, lat 91, course 360.0, heading 511, second 60
    CHECK(only_sentence_of(encode_position(ship), {.channel = 'B'}) ==
          "!AIVDM,1,1,,B,35Mt9:gP?w<tSF0l4Q@>4?wp0000,0*70");
}

TEST_CASE("a yacht sends the class B sentence that was heard off New Caledonia") {
    const AisPosition yacht{.mmsi = Mmsi{540003690},
                            .message_type = 18,
                            .ais_class = AisClass::b,
                            .at = lat_lon_degrees(-22.2781483, 166.4366333),
                            .sog = knots(0.7),
                            .cog = Course{degrees(191.8)},
                            .utc_second = 40};

    const std::string sentence = only_sentence_of(encode_position(yacht), {.channel = 'A'});

    CHECK(sentence == "!AIVDM,1,1,,A,B82w=JP01jvN;fLl2IMoswl5kP06,0*29");
}

TEST_CASE("a boat's name and particulars are the class B sentences that were heard") {
    const AisStatic proguy{.mmsi = Mmsi{271041815}, .name = "PROGUY"};
    const AisStatic dane{.mmsi = Mmsi{219003762},
                         .callsign = "XPC9404",
                         .ship_type = 37,
                         .dimensions = {Metres{6}, Metres{6}, Metres{2}, Metres{2}}};

    CHECK(only_sentence_of(encode_static_a(proguy), {.channel = 'A'}) ==
          "!AIVDM,1,1,,A,H42O55i18tMET00000000000000,2*6D");
    CHECK(only_sentence_of(encode_static_b(dane), {.channel = 'A'}) ==
          "!AIVDM,1,1,,A,H3@nsLTU0000000H@3qlhl0h6220,0*01");
}

TEST_CASE("a safety text is the one that was heard") {
    CHECK(only_sentence_of(encode_safety_text(Mmsi{351809000}, "Rcvd yr test msg"),
                           {.channel = 'A'}) == "!AIVDM,1,1,,A,>5?Per18=HB1U:1@E=B0m<L,2*51");
}

TEST_CASE("a tanker's voyage takes two sentences that share a sequence number") {
    const AisStatic tanker{.mmsi = Mmsi{413456780},
                           .imo = 9123455,
                           .name = "DONGHAI VENTURE",
                           .callsign = "BQXA7",
                           .ship_type = 80,
                           .dimensions = {Metres{120}, Metres{30}, Metres{12}, Metres{10}},
                           .draught = Metres{8.4},
                           .destination = "WENZHOU"};

    const auto sentences = to_sentences(encode_static(tanker), {.channel = 'B', .sequence_id = 4});

    REQUIRE(sentences.size() == 2);
    // gpsdecode: imo 9123455, callsign BQXA7, shipname DONGHAI VENTURE, shiptype 80, to_bow 120,
    // to_stern 30, to_port 12, to_starboard 10, eta 00-00T24:60Z, draught 8.4, destination WENZHOU
    CHECK(sentences[0] ==
          "!AIVDM,2,1,4,B,56:CIS82;=Wt95P7L00@tpLP4V1HDqAE8D00001@?0N<:40HtE5iCVR3m@00,0*3A");
    CHECK(sentences[1] == "!AIVDM,2,2,4,B,00000000000,2*23");
}

TEST_CASE("a shore station tells the time, a helicopter her height, a buoy her long name") {
    const Time noon = from_civil({.year = 2025, .month = 3, .day = 1, .hour = 12, .minute = 34});
    const AisPosition station{
        .mmsi = Mmsi{4132001}, .at = lat_lon_degrees(27.98, 121.1), .is_accurate = true};
    const AisPosition helicopter{.mmsi = Mmsi{111413999},
                                 .message_type = 9,
                                 .at = lat_lon_degrees(27.9, 121.25),
                                 .sog = knots(95),
                                 .cog = Course{degrees(270)},
                                 .utc_second = 5,
                                 .altitude = Metres{300}};
    const AisPosition buoy{.mmsi = Mmsi{994136001}, .at = lat_lon_degrees(27.95, 121.2)};

    // gpsdecode: timestamp 2025-03-01T12:34:00Z, lon 121.1, lat 27.98, epfd Surveyed; alt 300,
    // speed 95, course 270.0, second 5; aid_type 14, name OUJIANG FAIRWAY BUOY NO 7, lon 121.2
    CHECK(only_sentence_of(encode_base_station(station, noon), {}) ==
          "!AIVDM,1,1,,A,403t<`AvThdR0`bFQ0@0b8700000,0*3C");
    CHECK(only_sentence_of(encode_position(helicopter), {}) ==
          "!AIVDM,1,1,,A,91b@:si;1O8c2MP?uf`:S1@20000,0*7B");
    CHECK(only_sentence_of(encode_aid(buoy, "OUJIANG FAIRWAY BUOY NO 7", {.aid_type = 14}), {}) ==
          "!AIVDM,1,1,,A,E>l5?hG7bU4PW3h30Ta;Pdh1:WdTEIr07wir000003v0083Sp=h,2*5E");
}

TEST_CASE("a ship far out sends a long-range report to a tenth of a minute") {
    const AisPosition ship{.mmsi = Mmsi{413456780},
                           .message_type = 27,
                           .at = lat_lon_degrees(27.05, 122.41),
                           .sog = knots(12.4),
                           .cog = Course{degrees(201.4)},
                           .nav_status = 0};

    // gpsdecode: lon 122.4, lat 27.1 (to one decimal), speed 12, course 201, status under way
    CHECK(only_sentence_of(encode_position(ship), {}) == "!AIVDM,1,1,,A,K6:CIS04NqQvk6<T,0*11");
}

TEST_CASE("a daughter craft names her mothership where others give their size") {
    const AisStatic boat{.mmsi = Mmsi{984130001}, .mothership = Mmsi{413456780}};

    CHECK(only_sentence_of(encode_static_b(boat), {}) ==
          "!AIVDM,1,1,,A,H>bRQlD000000000000000Ha=V<0,0*67");
}

TEST_CASE("speed, turn and course are held at what the message can carry") {
    const AisPosition sprinter{.mmsi = Mmsi{413000001},
                               .message_type = 1,
                               .sog = knots(300),
                               .cog = Course{degrees(359.98)},
                               .heading = Heading{degrees(359.7)},
                               .rot = degrees_per_minute(-2000)};

    // gpsdecode: speed "fast" (102.2 kn or more), course 0.0, heading 0, turn 709 (its sign is
    // lost)
    CHECK(only_sentence_of(encode_position(sprinter), {}) ==
          "!AIVDM,1,1,,A,169oQ@OPgv<tSF0l4Q@0001p0000,0*3D");
}

TEST_CASE("a TAG block carries station and receive time under a checksum of its own") {
    const VdmEnvelope envelope{.station = "COAST1",
                               .received = time_from_micros(1'740'801'600'250'000)};

    const std::string sentence =
        only_sentence_of(encode_safety_text(Mmsi{351809000}, "RCVD YR TEST MSG"), envelope);

    CHECK(sentence == "\\s:COAST1,c:1740801600*4A\\!AIVDM,1,1,,A,>5?Per18=HB1U:1@E=B0m<L,2*51");
}

TEST_CASE("a type that is no position report gives no sentence") {
    CHECK(to_sentences(encode_position({.mmsi = Mmsi{1}, .message_type = 8}), {}).empty());
}
