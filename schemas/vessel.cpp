// MMSI forms and hull measures.
#include "schemas/vessel.hpp"

namespace seaeye {
namespace {

constexpr bool is_mid(std::uint32_t mid) {
    return mid >= 201 && mid <= 775;
}

}  // namespace

MmsiKind mmsi_kind(Mmsi mmsi) {
    const std::uint32_t n = to_number(mmsi);
    if (n > 999'999'999) {
        return MmsiKind::malformed;
    }
    if (is_mid(n / 1'000'000)) {
        return MmsiKind::ship;
    }
    const std::uint32_t first3 = n / 1'000'000;
    switch (first3) {
        case 970:
            return MmsiKind::sart;
        case 972:
            return MmsiKind::man_overboard;
        case 974:
            return MmsiKind::epirb;
        case 111:
            return is_mid(n / 1000 % 1000) ? MmsiKind::sar_aircraft : MmsiKind::malformed;
        default:
            break;
    }
    const std::uint32_t first2 = n / 10'000'000;
    const std::uint32_t mid_after_2 = n / 10'000 % 1000;
    const std::uint32_t mid_after_1 = n / 100'000 % 1000;
    if (first2 == 0 && is_mid(mid_after_2)) {
        return MmsiKind::coast_station;
    }
    if (first2 == 98 && is_mid(mid_after_2)) {
        return MmsiKind::craft_of_ship;
    }
    if (first2 == 99 && is_mid(mid_after_2)) {
        return MmsiKind::aid_to_navigation;
    }
    if (n / 100'000'000 == 0 && is_mid(mid_after_1)) {
        return MmsiKind::group;
    }
    if (n / 100'000'000 == 8 && is_mid(mid_after_1)) {
        return MmsiKind::handheld;
    }
    return MmsiKind::malformed;
}

std::string_view to_string(MmsiKind kind) {
    switch (kind) {
        case MmsiKind::ship:
            return "ship";
        case MmsiKind::coast_station:
            return "coast_station";
        case MmsiKind::group:
            return "group";
        case MmsiKind::sar_aircraft:
            return "sar_aircraft";
        case MmsiKind::handheld:
            return "handheld";
        case MmsiKind::craft_of_ship:
            return "craft_of_ship";
        case MmsiKind::aid_to_navigation:
            return "aid_to_navigation";
        case MmsiKind::sart:
            return "sart";
        case MmsiKind::man_overboard:
            return "man_overboard";
        case MmsiKind::epirb:
            return "epirb";
        case MmsiKind::malformed:
            return "malformed";
    }
    return "malformed";
}

std::string_view to_string(AisClass cls) {
    switch (cls) {
        case AisClass::a:
            return "A";
        case AisClass::b:
            return "B";
        case AisClass::sar_aircraft:
            return "sar_aircraft";
        case AisClass::base_station:
            return "base_station";
        case AisClass::aid_to_navigation:
            return "aid_to_navigation";
        case AisClass::unknown:
            return "unknown";
    }
    return "unknown";
}

std::optional<Metres> length_of(const Dimensions& d) {
    if (!d.to_bow || !d.to_stern) {
        return std::nullopt;
    }
    return *d.to_bow + *d.to_stern;
}

std::optional<Metres> beam_of(const Dimensions& d) {
    if (!d.to_port || !d.to_starboard) {
        return std::nullopt;
    }
    return *d.to_port + *d.to_starboard;
}

}  // namespace seaeye
