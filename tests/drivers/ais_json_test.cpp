// Held against the sentences themselves: gpsd's own decoding of its sample, scaled and as
// transmitted, must give the observations that our decoding of the sample gives.
#include "drivers/decode/ais_json.hpp"

#include <fstream>
#include <vector>

#include <doctest/doctest.h>

#include "drivers/ais_observation.hpp"
#include "drivers/decode/ais_stream.hpp"
#include "tests/support/data_path.hpp"

using namespace seaeye;

namespace {

/// What an observation says, with its texts its own.
struct Seen {
    seaeye_observation observation;
    std::string name;
    std::string callsign;
    std::string destination;
    std::string text;

    [[nodiscard]] std::uint32_t mmsi() const {
        return observation.kind == SEAEYE_AIS_POSITION ? observation.said.ais_position.mmsi
               : observation.kind == SEAEYE_AIS_STATIC ? observation.said.ais_static.mmsi
                                                       : observation.said.ais_other.mmsi;
    }

    [[nodiscard]] int type() const {
        return observation.kind == SEAEYE_AIS_POSITION ? observation.said.ais_position.message_type
               : observation.kind == SEAEYE_AIS_STATIC ? observation.said.ais_static.message_type
                                                       : observation.said.ais_other.message_type;
    }
};

std::string text_of(seaeye_text text) {
    return text.size == 0 ? std::string{} : std::string{text.bytes, text.size};
}

Seen seen(const seaeye_observation& observation) {
    Seen out{.observation = observation};
    if (observation.kind == SEAEYE_AIS_STATIC) {
        out.name = text_of(observation.said.ais_static.name);
        out.callsign = text_of(observation.said.ais_static.callsign);
        out.destination = text_of(observation.said.ais_static.destination);
    } else if (observation.kind == SEAEYE_AIS_OTHER) {
        out.text = text_of(observation.said.ais_other.text);
    }
    return out;
}

class Collect final : public AisSink {
public:
    void message(const ais::Message& message, const Reception& reception) override {
        observer_.observe(message, reception, [this](const seaeye_observation& observation) {
            all.push_back(seen(observation));
        });
    }

    void account(std::uint64_t, Outcome) override {}

    void count(std::uint32_t) override {}

    std::vector<Seen> all;

private:
    AisObserver observer_;
};

std::vector<Seen> from_sentences(const std::string& path) {
    std::ifstream file{path};
    AisStream stream;
    Collect collect;
    std::uint64_t number = 0;
    for (std::string line; std::getline(file, line);) {
        stream.feed({++number, 0, line}, collect);
    }
    stream.flush(collect);
    return collect.all;
}

std::vector<Seen> from_json(const std::string& path) {
    std::ifstream file{path};
    AisJson json;
    std::vector<Seen> all;
    for (std::string line; std::getline(file, line);) {
        REQUIRE(json.take(line) == JsonOutcome::ok);
        const JsonKinds kinds = json.kinds();
        if (kinds.has_position) {
            all.push_back(seen(json.report().position()));
        }
        if (kinds.has_static) {
            all.push_back(seen(json.report().statics()));
        }
        if (!kinds.has_position && !kinds.has_static) {
            all.push_back(seen(json.report().other()));
        }
    }
    return all;
}

/// Type 24 apart, whose two parts gpsd makes one message of.
std::vector<Seen> without_24(std::vector<Seen> all) {
    std::erase_if(all, [](const Seen& each) { return each.type() == 24; });
    return all;
}

void check_position(const seaeye_ais_position& a, const seaeye_ais_position& b) {
    CHECK(a.mmsi == b.mmsi);
    CHECK(a.message_type == b.message_type);
    CHECK(a.ais_class == b.ais_class);
    CHECK(a.flags == b.flags);
    CHECK(a.nav_status == b.nav_status);
    CHECK(a.utc_second == b.utc_second);
    const double last_digit = a.message_type == 27 ? 5e-7 : 1e-8;  // of what gpsd prints, relative
    CHECK(a.lat_deg == doctest::Approx(b.lat_deg).epsilon(last_digit));
    CHECK(a.lon_deg == doctest::Approx(b.lon_deg).epsilon(last_digit));
    CHECK(a.sog_mps == doctest::Approx(b.sog_mps));
    CHECK(a.cog_deg == doctest::Approx(b.cog_deg));
    CHECK(a.heading_deg == b.heading_deg);
    CHECK(a.altitude_m == b.altitude_m);
}

void check_static(const Seen& a, const Seen& b) {
    const seaeye_ais_static& x = a.observation.said.ais_static;
    const seaeye_ais_static& y = b.observation.said.ais_static;
    CHECK(x.mmsi == y.mmsi);
    CHECK(x.has == y.has);
    CHECK(x.ais_class == y.ais_class);
    CHECK(x.imo == y.imo);
    CHECK(x.ship_type == y.ship_type);
    CHECK(x.to_bow_m == y.to_bow_m);
    CHECK(x.to_stern_m == y.to_stern_m);
    CHECK(x.to_port_m == y.to_port_m);
    CHECK(x.to_starboard_m == y.to_starboard_m);
    CHECK(x.draught_m == doctest::Approx(y.draught_m));
    CHECK(a.name == b.name);
    CHECK(a.callsign == b.callsign);
    CHECK(a.destination == b.destination);
}

void check_one(const Seen& json, const Seen& sentence) {
    REQUIRE(json.observation.kind == sentence.observation.kind);
    if (json.observation.kind == SEAEYE_AIS_POSITION) {
        const auto& a = json.observation.said.ais_position;
        const auto& b = sentence.observation.said.ais_position;
        CHECK(a.has == b.has);
        CHECK(a.rot_deg_per_min == doctest::Approx(b.rot_deg_per_min).epsilon(0.01));
        check_position(a, b);
    } else if (json.observation.kind == SEAEYE_AIS_STATIC) {
        check_static(json, sentence);
    } else {
        CHECK(json.text == sentence.text);
    }
}

/// Every observation of the JSON is that of its sentence, in their order. gpsd leaves some
/// sentences out: gives how many.
std::size_t check_same(const std::vector<Seen>& json, const std::vector<Seen>& sentences) {
    std::size_t at = 0;
    for (const Seen& each : json) {
        while (at < sentences.size() &&
               (sentences[at].type() != each.type() || sentences[at].mmsi() != each.mmsi())) {
            ++at;
        }
        CAPTURE(each.type());
        CAPTURE(each.mmsi());
        REQUIRE(at < sentences.size());
        check_one(each, sentences[at++]);
    }
    return sentences.size() - json.size();
}

AisReport read(std::string_view line) {
    AisJson json;
    REQUIRE(json.take(line) == JsonOutcome::ok);
    return json.report();
}

}  // namespace

TEST_CASE("gpsd's decoded messages, scaled or not, say what the sentences themselves say") {
    const std::string sample = test::data_path("ais/logs/ntpsec__gpsd/sample.aivdm");
    if (sample.empty()) {
        MESSAGE("no test data, not tried");
        return;
    }

    const auto sentences = without_24(from_sentences(sample));

    // gpsd says nothing of three messages 6 and 8, two 25 and a 21 (two observations) that it finds
    // too short for what they claim to hold.
    CHECK(check_same(without_24(from_json(sample + ".ju.chk")), sentences) == 7);
    CHECK(check_same(without_24(from_json(sample + ".js.chk")), sentences) == 7);
}

TEST_CASE("a class B static report that gpsd put together has name and call sign at once") {
    const AisReport report =
        read(R"({"class":"AIS","type":24,"mmsi":271041815,"scaled":true,"shipname":"PROGUY",)"
             R"("shiptype":60,"callsign":"TC6163","to_bow":0,"to_stern":15,"to_port":0,)"
             R"("to_starboard":5})");

    CHECK(report.name == "PROGUY");
    CHECK(report.callsign == "TC6163");
    CHECK(report.to_stern_m == 15.0);
}

TEST_CASE("a line of AIS-catcher has its time and its rate of turn as transmitted") {
    const AisReport report =
        read(R"({"class":"AIS","device":"AIS-catcher","channel":"A","rxuxtime":1700000000.5,)"
             R"("type":1,"mmsi":477553000,"lat":27.9,"lon":121.2,"speed":8.1,"course":90.5,)"
             R"("heading":92,"status":0,"turn_unscaled":-42,"turn":-78,"second":12})");

    CHECK(report.received_us == 1'700'000'000'500'000);
    CHECK(*report.rot_deg_per_min == doctest::Approx(-78.75).epsilon(0.001));
    CHECK(report.lat_deg == 27.9);
}

TEST_CASE("a JSON line that is no AIS message ends in the outcome that says why") {
    AisJson json;

    CHECK(json.take("") == JsonOutcome::empty);
    CHECK(json.take("{\"class\":\"AIS\"") == JsonOutcome::bad_json);
    CHECK(json.take("[1,2]") == JsonOutcome::bad_json);
    CHECK(json.take(R"({"class":"VERSION","release":"3.22"})") == JsonOutcome::not_ais);
    CHECK(json.take(R"({"class":"AIS","type":1,"mmsi":-5})") == JsonOutcome::bad_mmsi);
    CHECK(json.take(R"({"class":"AIS","type":28,"mmsi":477553000})") == JsonOutcome::bad_type);
    CHECK(json.take(R"({"class":"AIS","type":"x","mmsi":477553000})") == JsonOutcome::bad_type);
    CHECK(json.take(std::string(100'000, '[')) == JsonOutcome::bad_json);
}
