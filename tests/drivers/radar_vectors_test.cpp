// Sentences of radars with their values in SI units, read by hand and by other tools: every value
// that the file gives must be ours too.
#include <cmath>
#include <fstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "drivers/decode/radar/sentences.hpp"
#include "tests/drivers/radar_probe.hpp"
#include "tests/support/data_path.hpp"

using namespace seaeye;
using namespace seaeye::radar;
using namespace seaeye::test;
using nlohmann::json;

namespace {

json or_null(const auto& value, auto&& convert) {
    return value ? json(convert(*value)) : json();
}

const char* name_of(TargetStatus status) {
    return status == TargetStatus::acquiring ? "acquiring"
           : status == TargetStatus::lost    ? "lost"
                                             : "tracking";
}

std::string clock(Duration since_midnight) {
    const std::string text = to_rfc3339(Time{since_midnight});
    std::string found = text.substr(11, text.size() - 12);
    while (found.find('.') != std::string::npos && found.back() == '0') {
        found.pop_back();
    }
    return found;
}

/// Our values under the file's names.
json values_of(const Target& target) {
    json seen;
    const auto si = [](auto value) {
        return value.si();
    };
    seen["target"] = or_null(target.number, [](auto number) { return number; });
    seen["range_m"] = or_null(target.range, [](Length range) { return range.value.si(); });
    const char* const bearing =
        target.bearing && target.bearing->is_relative ? "bearing_rel_deg" : "bearing_true_deg";
    seen[bearing] = or_null(target.bearing, [](Direction d) { return to_degrees(d.angle); });
    seen["cog_rel"] = target.course && target.course->is_relative;
    seen["sog_mps"] = or_null(target.speed, si);
    seen["cog_true_deg"] = or_null(target.course, [](Direction d) { return to_degrees(d.angle); });
    seen["cpa_m"] = or_null(target.cpa, si);
    seen["tcpa_s"] = or_null(target.tcpa, to_seconds);
    seen["lat"] = or_null(target.at, [](LatLon at) { return to_degrees(at.lat); });
    seen["lon"] = or_null(target.at, [](LatLon at) { return to_degrees(at.lon); });
    seen["name"] = target.name;
    seen["time"] = or_null(target.time_of_day, clock);
    seen["status"] = or_null(target.status, name_of);
    return seen;
}

class Collect final : public TargetSink {
public:
    void target(const Target& target) override { targets.push_back(values_of(target)); }

    std::vector<json> targets;
};

json read(const Sentence& sentence) {
    const std::string_view kind = sentence.body.substr(2, 3);
    const std::string_view fields = sentence.body.substr(6);
    if (kind == "TTM" || kind == "TLL") {
        const auto target = kind == "TTM" ? read_ttm(fields) : read_tll(fields);
        REQUIRE(target);
        return values_of(*target);
    }
    if (kind == "TLB") {
        const auto labels = read_tlb(fields);
        REQUIRE(labels);
        json seen;
        for (std::size_t i = 0; i < labels->count; ++i) {
            seen["labels"][std::to_string(labels->label[i].number)] = labels->label[i].text;
        }
        return seen;
    }
    if (kind == "RSD") {
        const auto cursor = read_rsd(fields);
        REQUIRE(cursor);
        return {{"vrm1", *cursor->vrm1},
                {"ebl1", to_degrees(*cursor->ebl1)},
                {"cursor_range_m", cursor->range->si()},
                {"cursor_bearing", to_degrees(cursor->bearing->angle)},
                {"range_scale_m", cursor->range_scale->si()},
                {"rotation", cursor->rotation == 'H' ? "head-up" : "other"}};
    }
    if (kind == "OSD") {
        const auto own = read_osd(fields);
        REQUIRE(own);
        return {{"heading_deg", or_null(own->heading, to_degrees)},
                {"heading_valid", own->heading.has_value()}};
    }
    const auto part = read_ttd_part(fields);
    REQUIRE(part);
    Collect collect;
    const auto tally = read_ttd(part->armour, part->fill, collect);
    REQUIRE(tally);
    json seen{{"bits", part->armour.size() * 6 - part->fill}, {"targets", json::array()}};
    for (json& target : collect.targets) {
        seen["targets"].push_back(target);
    }
    return seen;
}

bool agrees(const json& expected, const json& seen) {
    if (expected.is_number() && seen.is_number()) {
        return std::abs(expected.get<double>() - seen.get<double>()) <=
               1e-6 + 1e-9 * std::abs(expected.get<double>());
    }
    return expected == seen;
}

/// Of the file's own words, and what only the raw structure of a TTD has.
bool is_ours(const std::string& key) {
    return key != "sentence" && key != "type" && key != "note" && key != "acq" && key != "radar";
}

void compare(const json& expected, const json& seen) {
    for (const auto& [key, value] : expected.items()) {
        if (!is_ours(key) || (key == "status" && value.is_number())) {
            continue;
        }
        INFO(key << ": expected " << value.dump() << ", found " << seen[key].dump());
        CHECK(agrees(value, seen[key]));
    }
}

}  // namespace

TEST_CASE("a radar's sentences give the values that were read off them by hand") {
    const std::string path = data_path("radar/nmea_radar_vectors.jsonl");
    if (path.empty()) {
        MESSAGE("radar/nmea_radar_vectors.jsonl not found below SEA_EYE_TEST_DATA: not compared");
        return;
    }
    std::ifstream file{path};
    int vectors = 0;
    for (std::string line; std::getline(file, line);) {
        json expected = json::parse(line);
        const std::string text = expected["sentence"];
        INFO(text);
        const auto sentence = read_sentence(text, 0);
        REQUIRE(sentence);
        CHECK(sentence->state == SentenceState::good);
        json seen = read(*sentence);
        if (expected.contains("targets") && seen["targets"].empty()) {
            // A closest approach alone: the stream counts it, the structure is compared below.
            CHECK(expected["targets"].size() == 1);
        } else if (expected.contains("targets")) {
            for (std::size_t i = 0; i < expected["targets"].size(); ++i) {
                compare(expected["targets"][i], seen["targets"].at(i));
            }
        }
        expected.erase("targets");
        compare(expected, seen);
        ++vectors;
    }
    CHECK(vectors == 15);
}

TEST_CASE("a closest approach goes with the target of its number in the same message") {
    // The vectors' target 123 and its approach, in one sentence.
    Collect collect;
    const auto tally = read_ttd("1sCB2KE=wwP;E00As0Ugb8", 0, collect);

    REQUIRE(tally);
    REQUIRE(collect.targets.size() == 1);
    CHECK(collect.targets[0]["cpa_m"].get<double>() == doctest::Approx(2778.0));
    CHECK(collect.targets[0]["tcpa_s"].get<double>() == doctest::Approx(-210.0));
    CHECK(tally->approaches == 0);
}
