#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include <doctest/doctest.h>

#include "drivers/decode/asterix/cat010.hpp"
#include "drivers/decode/asterix/cutter.hpp"
#include "drivers/decode/asterix/profiles.hpp"
#include "drivers/decode/asterix/record.hpp"
#include "drivers/decode/asterix/text.hpp"
#include "tests/drivers/asterix_bytes.hpp"
#include "tests/support/asterix_plain_cut.hpp"

using namespace seaeye;
using namespace seaeye::asterix;
using namespace seaeye::test;

namespace {

std::string json_of(std::uint8_t category, const Octets& octets) {
    const Profile* const profile = find_profile(category);
    REQUIRE(profile != nullptr);
    Cutter cutter{profile->items};
    Record record;
    REQUIRE(cutter.cut(octets, record) == Fault::none);
    std::string text;
    append_json(text, *profile, record);
    return text;
}

bool says(const std::string& text, std::string_view words) {
    return text.find(words) != std::string::npos;
}

Fault fault_of(std::uint8_t category, const Octets& octets) {
    Record record;
    return Cutter{find_profile(category)->items}.cut(octets, record);
}

/// A place of its own for every length, so that a read outside is seen.
Fault fault_of_cut(const Profile& profile, Bytes octets, std::size_t size) {
    const Octets cut(octets.begin(), octets.begin() + static_cast<std::ptrdiff_t>(size));
    Record record;
    return Cutter{profile.items}.cut(cut, record);
}

}  // namespace

TEST_CASE("a block that is shorter than its head, or longer than its datagram, is none") {
    const Octets whole{48, 0, 5, 0x80, 0};
    Bytes frame{whole};
    CHECK(take_block(frame).has_value());
    CHECK(frame.empty());
    for (const Octets& broken : {Octets{},
                                 Octets{48},
                                 Octets{48, 0},
                                 Octets{48, 0, 2},
                                 Octets{48, 0, 0},
                                 Octets{48, 0, 6, 0x80, 0}}) {
        Bytes rest{broken};
        CHECK_FALSE(take_block(rest).has_value());
    }
}

TEST_CASE("a record that ends before its last item does is refused, wherever it is cut") {
    const std::filesystem::path corpus{SEAEYE_SOURCE_DIR "/tests/fuzz/corpus/asterix"};
    int cuts = 0;
    for (const char* name : {"002", "010", "034", "048", "062"}) {
        std::ifstream file{corpus / ("every_item_" + std::string{name}), std::ios::binary};
        const Octets octets{std::istreambuf_iterator<char>{file}, {}};
        Bytes frame{octets};
        while (const auto block = take_block(frame)) {
            const Profile* const profile = find_profile(block->category);
            REQUIRE(profile != nullptr);
            for (Bytes rest = block->records; !rest.empty();) {
                Cutter cutter{profile->items};
                Record record;
                REQUIRE(cutter.cut(rest, record) == Fault::none);
                for (std::size_t size = 0; size < record.size(); ++size, ++cuts) {
                    CHECK(fault_of_cut(*profile, rest, size) != Fault::none);
                }
                rest = rest.subspan(record.size());
            }
        }
    }
    CHECK(cuts > 2000);
}

TEST_CASE("an expansion field that says it has no length is refused") {
    CHECK(fault_of(48, record_of({{1, {25, 201}}, {28, {3, 1, 2}}})) == Fault::none);
    CHECK(fault_of(48, record_of({{1, {25, 201}}, {28, {0, 1, 2}}})) == Fault::bad_length);
    CHECK(fault_of(48, record_of({{1, {25, 201}}, {27, {0}}})) == Fault::bad_length);
    CHECK(fault_of(48, record_of({{1, {25, 201}}, {28, {9, 1, 2}}})) == Fault::cut_short);
}

TEST_CASE("every expansion and special field of every edition is skipped by its length") {
    int fields = 0;
    for (const Profile& profile : all_profiles()) {
        for (std::size_t place = 0; place < profile.items.size(); ++place) {
            if (profile.items[place].shape != Shape::explicit_length) {
                continue;
            }
            ++fields;
            const auto cut = [&](const Octets& field) {
                Record record;
                const Octets octets = record_of({{static_cast<unsigned>(place) + 1, field}});
                const Fault fault = Cutter{profile.items}.cut(octets, record);
                CHECK((fault != Fault::none || record.size() == octets.size()));
                return fault;
            };
            CHECK(cut({1}) == Fault::none);
            CHECK(cut({4, 0xFF, 0xFF, 0xFF}) == Fault::none);
            CHECK(cut({4, 0xFF, 0xFF}) == Fault::cut_short);
            CHECK(cut({0}) == Fault::bad_length);
            CHECK(cut({0, 0, 0}) == Fault::bad_length);
        }
    }
    CHECK(fields == 2 * 25 - 3);  // category 002 has one of them only
}

TEST_CASE("an item that the edition does not have is refused") {
    CHECK(fault_of(62, record_of({{1, {25, 201}}, {2, {1}}})) == Fault::spare_item);
    CHECK(fault_of(34, record_of({{1, {25, 201}}, {20, {1}}})) == Fault::spare_item);
    CHECK(fault_of(48, {0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x80, 0}) ==
          Fault::spare_item);
    CHECK(fault_of(48, Octets(40, 0x01)) == Fault::cut_short);
    CHECK(fault_of(48, {0x00}) == Fault::empty);
    CHECK(fault_of(48, {}) == Fault::cut_short);
}

TEST_CASE("a cutter that has seen many kinds of records cuts each as it stands") {
    std::mt19937 random{4};
    int sound = 0;
    for (const Profile& profile : all_profiles()) {
        Cutter cutter{profile.items};
        for (int i = 0; i < 4000; ++i) {
            Octets octets(1 + random() % 90);
            for (std::uint8_t& octet : octets) {
                octet = static_cast<std::uint8_t>(random() & random());
            }
            Record record;

            const Fault fault = cutter.cut(octets, record);

            CHECK(is_same(fault, record, plain_cut(profile.items, octets)));
            sound += fault == Fault::none ? 1 : 0;
        }
    }
    CHECK(sound > 20'000);
}

TEST_CASE("an item behind one of variable length is found wherever that ends") {
    Cutter cutter{find_profile(48)->items};
    for (const std::size_t octets : {std::size_t{3}, std::size_t{9}, std::size_t{4}}) {
        Octets aircraft{static_cast<std::uint8_t>(octets)};
        for (std::size_t i = 0; i < 8 * octets; ++i) {
            aircraft.push_back(0x55);
        }
        const Octets bytes = record_of({{1, {25, 201}}, {10, aircraft}, {11, {0x01, 0x02}}});
        Record record;

        REQUIRE(cutter.cut(bytes, record) == Fault::none);

        const Bytes number = record.item(10);
        REQUIRE(number.size() == 2);
        CHECK(number[0] == 0x01);
        CHECK(record.size() == bytes.size());
    }
}

TEST_CASE("a compound whose parts go beyond its table is refused") {
    // I048/130 has seven parts; its second octet names an eighth.
    CHECK(fault_of(48, record_of({{1, {25, 201}}, {7, {0x01, 0x80, 1}}})) == Fault::spare_item);
}

TEST_CASE("elements that are chained or counted are all there") {
    const std::string warnings = json_of(48, record_of({{1, {25, 201}}, {16, {0x03, 0x21, 0x04}}}));
    CHECK(says(warnings, R"("I030":[{"value":1},{"value":16},{"value":2}])"));

    const std::string tracks = json_of(62, record_of({{1, {25, 100}}, {26, {1, 0, 3, 2, 0, 4}}}));
    CHECK(says(tracks, R"("I510":[{"ident":1,"track":1},{"ident":2,"track":2}])"));

    const std::string counts =
        json_of(34, record_of({{1, {25, 201}}, {8, {2, 0x08, 0x05, 0x10, 0x07}}}));
    CHECK(says(counts, R"("I070":[{"typ":1,"count":5},{"typ":2,"count":7}])"));
    CHECK(says(json_of(34, record_of({{1, {25, 201}}, {8, {0}}})), R"("I070":[])"));
}

TEST_CASE("an extended item says only what its octets hold") {
    const std::string text = json_of(48, record_of({{1, {25, 201}}, {3, {0x20}}}));

    CHECK(says(text, R"("I020":{"typ":1,"sim":0,"rdp":0,"spi":0,"rab":0})"));
}

TEST_CASE("Cartesian and polar speed of one record agree, so a quarter is the scale") {
    // The values of a surface radar's records: 0.452 m/s west, as polar 4 and Cartesian -2, 0.
    for (const auto& [polar, east, north] :
         {std::tuple{4, -2, 0}, std::tuple{88, 28, 28}, std::tuple{885, 0, 400}}) {
        Octets velocity = big_endian(east, 2);
        put(velocity, big_endian(north, 2));
        Record record;
        const Octets octets = record_of({{1, {0, 1}},
                                         {8,
                                          [&] {
                                              Octets p = big_endian(polar, 2);
                                              put(p, {0, 0});
                                              return p;
                                          }()},
                                         {9, velocity}});
        Cutter cutter{cat010::items};
        REQUIRE(cutter.cut(octets, record) == Fault::none);
        const double polar_mps =
            scaled_value(record.item(place_of(cat010::items, "200")), cat010::f200[0]) * 1852.0;
        const Bytes cartesian = record.item(place_of(cat010::items, "202"));
        const double cartesian_mps = std::hypot(scaled_value(cartesian, cat010::f202[0]),
                                                scaled_value(cartesian, cat010::f202[1]));

        CHECK(cartesian_mps == doctest::Approx(polar_mps).epsilon(0.12));  // one step of 0.25 m/s
    }
    CHECK(cat010::f210[0].scale == 0.25);
}

TEST_CASE("a field that straddles octets is read as it stands, with its sign") {
    const Octets octets{0x12, 0x34, 0xF5, 0x67, 0x89, 0xAB, 0xCD, 0xEF};
    CHECK(raw_bits(octets, number("a", 4, 12)) == 0x234);
    CHECK(raw_bits(octets, number("a", 0, 64)) == 0x1234F56789ABCDEFULL);
    CHECK(raw_bits(octets, number("a", 13, 6)) == 0x27);
    CHECK(signed_bits(octets, signed_number("a", 16, 4)) == -1);
    CHECK(signed_bits(octets, signed_number("a", 16, 8)) == -11);
    CHECK_FALSE(holds(octets, number("a", 60, 5)));
}

TEST_CASE("an edition that there is no table of is not guessed at") {
    CHECK(find_profile(62, "0.17") != find_profile(62));
    CHECK(find_profile(62, "2.0") == nullptr);
    CHECK(find_profile(21) == nullptr);
    CHECK(says(editions_of(48), "1.32"));
}
