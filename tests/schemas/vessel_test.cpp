#include "schemas/vessel.hpp"

#include <doctest/doctest.h>

using namespace seaeye;

TEST_CASE(
    "the form of an MMSI tells ships from stations, aids, aircraft and distress devices (ITU-R "
    "M.585)") {
    CHECK(mmsi_kind(Mmsi{412'345'678}) == MmsiKind::ship);
    CHECK(mmsi_kind(Mmsi{3'669'945}) == MmsiKind::coast_station);
    CHECK(mmsi_kind(Mmsi{41'234'567}) == MmsiKind::group);
    CHECK(mmsi_kind(Mmsi{111'232'506}) == MmsiKind::sar_aircraft);
    CHECK(mmsi_kind(Mmsi{841'200'000}) == MmsiKind::handheld);
    CHECK(mmsi_kind(Mmsi{984'121'234}) == MmsiKind::craft_of_ship);
    CHECK(mmsi_kind(Mmsi{994'121'234}) == MmsiKind::aid_to_navigation);
    CHECK(mmsi_kind(Mmsi{970'123'456}) == MmsiKind::sart);
    CHECK(mmsi_kind(Mmsi{972'123'456}) == MmsiKind::man_overboard);
    CHECK(mmsi_kind(Mmsi{974'123'456}) == MmsiKind::epirb);
    CHECK(mmsi_kind(Mmsi{123'456'789}) == MmsiKind::malformed);
    CHECK(mmsi_kind(Mmsi{0}) == MmsiKind::malformed);
    CHECK(mmsi_kind(Mmsi{1'073'741'823}) == MmsiKind::malformed);
}
