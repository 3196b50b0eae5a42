#include "fusion/vessel_book.hpp"

#include <doctest/doctest.h>

#include "tests/support/builders.hpp"

using namespace seaeye;
using namespace seaeye::tests;

TEST_CASE(
    "what a vessel says of herself is kept field by field, and her revision counts the changes") {
    VesselBook book{10};
    AisStatic first{.mmsi = Mmsi{412'000'001},
                    .message_type = 5,
                    .ais_class = AisClass::a,
                    .imo = 9'074'729,
                    .name = "ZHE HAI 168"};
    AisStatic second{.mmsi = Mmsi{412'000'001},
                     .message_type = 24,
                     .ais_class = AisClass::a,
                     .callsign = "BVXY7"};

    book.hear(first, at_second(0));
    const std::uint32_t revision = book.find(Mmsi{412'000'001})->revision;
    book.hear(second, at_second(60));
    book.hear(second, at_second(120));

    const VesselEntry& known = *book.find(Mmsi{412'000'001});
    CHECK(known.vessel.name.view() == "ZHE HAI 168");
    CHECK(known.vessel.callsign.view() == "BVXY7");
    CHECK(known.vessel.first_heard == at_second(0));
    CHECK(known.vessel.last_heard == at_second(120));
    CHECK(known.revision == revision + 1);
}

TEST_CASE("everyone heard since the last look is handed over once, with her newest place") {
    VesselBook book{10};
    const auto ship = a_vessel().steaming(knots(10), Course{degrees(90)});
    book.hear(std::get<AisPosition>(ship.report(0).said), at_second(0));
    book.hear(std::get<AisPosition>(ship.report(60).said), at_second(60));

    const auto heard = book.take_heard();

    REQUIRE(heard.size() == 1);
    CHECK(heard[0].last_heard == at_second(60));
    CHECK(heard[0].at == std::get<AisPosition>(ship.report(60).said).at);
    CHECK(book.take_heard().empty());
}

TEST_CASE("a coarse long-range position does not replace a good one") {
    VesselBook book{10};
    AisPosition good = std::get<AisPosition>(a_vessel().report(0).said);
    AisPosition coarse = good;
    coarse.is_low_resolution = true;
    coarse.at = from(off_wenzhou, 90, 90);

    book.hear(coarse, at_second(0));
    CHECK(book.find(good.mmsi)->vessel.at == coarse.at);
    book.hear(good, at_second(10));
    book.hear(coarse, at_second(20));

    CHECK(book.find(good.mmsi)->vessel.at == good.at);
}

TEST_CASE("a full book knows whom it knows, refuses others and counts them") {
    VesselBook book{2};
    for (std::uint32_t n = 1; n <= 5; ++n) {
        book.hear(AisOther{.mmsi = Mmsi{n}}, at_second(0));
    }

    CHECK(book.size() == 2);
    CHECK(book.refused() == 3);
    CHECK(book.hear(AisOther{.mmsi = Mmsi{1}}, at_second(5)) != nullptr);
}
