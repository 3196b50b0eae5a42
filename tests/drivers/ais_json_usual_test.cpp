// The tables that are written without a loop say what the loop would say.
#include <random>

#include <doctest/doctest.h>

#include "drivers/decode/ais/other_reports.hpp"
#include "drivers/decode/ais/position_reports.hpp"
#include "drivers/decode/ais_message_json.hpp"

using namespace seaeye;

namespace {

/// The armour of a message of `type`; its other bits are anybody's.
std::string armour_of(unsigned type, std::size_t characters, std::mt19937& random) {
    constexpr std::string_view six_bits =
        "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw";
    std::string armour(characters, six_bits[type]);
    for (std::size_t i = 1; i < characters; ++i) {
        // Many zeros and many ones, so that each field is none at times, and at its ends.
        const auto kind = random() % 4;
        armour[i] = six_bits[kind == 0 ? 0 : kind == 1 ? 63 : random() % 64];
    }
    return armour;
}

}  // namespace

TEST_CASE("the reports that are written without a loop read as the loop writes them") {
    std::mt19937 random{7};
    for (const auto& [type, characters, table] : {std::tuple{1U, 28U, &ais::class_a::table},
                                                  std::tuple{3U, 24U, &ais::class_a::table},
                                                  std::tuple{4U, 28U, &ais::station::table},
                                                  std::tuple{4U, 23U, &ais::station::table},
                                                  std::tuple{18U, 28U, &ais::class_b::table}}) {
        const ais::Table same_but_elsewhere = *table;
        AisMessageJson writer;  // knows tables by their place
        for (int i = 0; i < 3000; ++i) {
            ais::Payload payload;
            REQUIRE_FALSE(payload.assign(armour_of(type, characters, random), 0));
            ais::Message message;
            REQUIRE_FALSE(read_message(payload, message));
            REQUIRE(message.table == table);
            std::string unrolled;
            writer.append(unrolled, message, {});

            message.table = &same_but_elsewhere;
            std::string looped;
            writer.append(looped, message, {});

            CHECK(unrolled == looped);
        }
    }
}

TEST_CASE("rows on one page come out in their order, however often it is turned") {
    std::mt19937 random{8};
    ais::Payload payload;
    std::string expected;
    std::string paged;
    StringInk ink{paged};
    std::vector<char> buffer(PenPage::least_bytes);
    PenPage page{buffer, ink};
    AisMessageJson writer;

    for (int i = 0; i < 300; ++i) {
        REQUIRE_FALSE(payload.assign(armour_of(1, 28, random), 0));
        ais::Message message;
        REQUIRE_FALSE(read_message(payload, message));
        page.leave(pen::put(writer.write(page, page.begin(), message, {}), '\n'));
        writer.append(expected, message, {});
        expected += '\n';
    }
    page.flush();

    CHECK(paged == expected);
}
