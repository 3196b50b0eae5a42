// Sources: the data dictionaries of marinecadastre.gov and of the Danish Maritime Authority's AIS
// files; ITU-R M.1371-5 annex 8, tables 45 and 53.
#include "drivers/decode/ais_columns.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "drivers/decode/characters.hpp"
#include "sea-eye/driver.h"

namespace seaeye {
namespace {

template <class Value>
struct Word {
    std::string_view word;
    Value value;
};

constexpr std::array columns{Word{"t", AisColumn::time},
                             Word{"ts", AisColumn::time},
                             Word{"time", AisColumn::time},
                             Word{"timestamp", AisColumn::time},
                             Word{"timestamputc", AisColumn::time},
                             Word{"datetime", AisColumn::time},
                             Word{"basedatetime", AisColumn::time},
                             Word{"epoch", AisColumn::time},
                             Word{"epochs", AisColumn::time},
                             Word{"epochms", AisColumn::time},
                             Word{"mmsi", AisColumn::mmsi},
                             Word{"lat", AisColumn::lat},
                             Word{"latdeg", AisColumn::lat},
                             Word{"latitude", AisColumn::lat},
                             Word{"lon", AisColumn::lon},
                             Word{"lng", AisColumn::lon},
                             Word{"long", AisColumn::lon},
                             Word{"londeg", AisColumn::lon},
                             Word{"longitude", AisColumn::lon},
                             Word{"sog", AisColumn::sog_knots},
                             Word{"sogkn", AisColumn::sog_knots},
                             Word{"sogkt", AisColumn::sog_knots},
                             Word{"sogknots", AisColumn::sog_knots},
                             Word{"speed", AisColumn::sog_knots},
                             Word{"speedkn", AisColumn::sog_knots},
                             Word{"sogms", AisColumn::sog_mps},
                             Word{"sogmps", AisColumn::sog_mps},
                             Word{"speedmps", AisColumn::sog_mps},
                             Word{"cog", AisColumn::cog},
                             Word{"cogdeg", AisColumn::cog},
                             Word{"course", AisColumn::cog},
                             Word{"heading", AisColumn::heading},
                             Word{"headingdeg", AisColumn::heading},
                             Word{"trueheading", AisColumn::heading},
                             Word{"rot", AisColumn::rot},
                             Word{"rotdegmin", AisColumn::rot},
                             Word{"status", AisColumn::nav_status},
                             Word{"navstat", AisColumn::nav_status},
                             Word{"navstatus", AisColumn::nav_status},
                             Word{"navigationalstatus", AisColumn::nav_status},
                             Word{"utcsecond", AisColumn::utc_second},
                             Word{"name", AisColumn::name},
                             Word{"shipname", AisColumn::name},
                             Word{"vesselname", AisColumn::name},
                             Word{"callsign", AisColumn::callsign},
                             Word{"imo", AisColumn::imo},
                             Word{"shiptype", AisColumn::ship_type},
                             Word{"vesseltype", AisColumn::ship_type},
                             Word{"length", AisColumn::length},
                             Word{"lengthm", AisColumn::length},
                             Word{"width", AisColumn::width},
                             Word{"beam", AisColumn::width},
                             Word{"widthm", AisColumn::width},
                             Word{"a", AisColumn::to_bow},
                             Word{"tobow", AisColumn::to_bow},
                             Word{"tobowm", AisColumn::to_bow},
                             Word{"b", AisColumn::to_stern},
                             Word{"tostern", AisColumn::to_stern},
                             Word{"tosternm", AisColumn::to_stern},
                             Word{"c", AisColumn::to_port},
                             Word{"toport", AisColumn::to_port},
                             Word{"toportm", AisColumn::to_port},
                             Word{"d", AisColumn::to_starboard},
                             Word{"tostarboard", AisColumn::to_starboard},
                             Word{"tostarboardm", AisColumn::to_starboard},
                             Word{"draft", AisColumn::draught},
                             Word{"draught", AisColumn::draught},
                             Word{"draughtm", AisColumn::draught},
                             Word{"destination", AisColumn::destination},
                             Word{"typeofmobile", AisColumn::ais_class},
                             Word{"transceiver", AisColumn::ais_class},
                             Word{"transceiverclass", AisColumn::ais_class},
                             Word{"aisclass", AisColumn::ais_class},
                             Word{"messagetype", AisColumn::message_type},
                             Word{"msgtype", AisColumn::message_type}};

constexpr std::array statuses{
    Word<std::uint8_t>{"underwayusingengine", 0},
    Word<std::uint8_t>{"atanchor", 1},
    Word<std::uint8_t>{"notundercommand", 2},
    Word<std::uint8_t>{"restrictedmaneuverability", 3},
    Word<std::uint8_t>{"restrictedmanoeuvrability", 3},
    Word<std::uint8_t>{"constrainedbyherdraught", 4},
    Word<std::uint8_t>{"moored", 5},
    Word<std::uint8_t>{"aground", 6},
    Word<std::uint8_t>{"engagedinfishing", 7},
    Word<std::uint8_t>{"underwaysailing", 8},
    Word<std::uint8_t>{"reservedforfutureamendmenthsc", 9},
    Word<std::uint8_t>{"reservedforfutureamendmentwig", 10},
    Word<std::uint8_t>{"powerdrivenvesseltowingastern", 11},
    Word<std::uint8_t>{"powerdrivenvesselpushingaheadortowingalongside", 12},
    Word<std::uint8_t>{"aissartactive", 14}};

constexpr std::array ship_types{
    Word<std::uint16_t>{"wig", 20},           Word<std::uint16_t>{"fishing", 30},
    Word<std::uint16_t>{"towing", 31},        Word<std::uint16_t>{"towinglongwide", 32},
    Word<std::uint16_t>{"dredging", 33},      Word<std::uint16_t>{"diving", 34},
    Word<std::uint16_t>{"military", 35},      Word<std::uint16_t>{"sailing", 36},
    Word<std::uint16_t>{"pleasure", 37},      Word<std::uint16_t>{"hsc", 40},
    Word<std::uint16_t>{"pilot", 50},         Word<std::uint16_t>{"sar", 51},
    Word<std::uint16_t>{"tug", 52},           Word<std::uint16_t>{"porttender", 53},
    Word<std::uint16_t>{"antipollution", 54}, Word<std::uint16_t>{"lawenforcement", 55},
    Word<std::uint16_t>{"medical", 58},       Word<std::uint16_t>{"notpartytoconflict", 59},
    Word<std::uint16_t>{"passenger", 60},     Word<std::uint16_t>{"cargo", 70},
    Word<std::uint16_t>{"tanker", 80},        Word<std::uint16_t>{"other", 90}};

constexpr std::array classes{Word<std::uint8_t>{"a", SEAEYE_CLASS_A},
                             Word<std::uint8_t>{"classa", SEAEYE_CLASS_A},
                             Word<std::uint8_t>{"b", SEAEYE_CLASS_B},
                             Word<std::uint8_t>{"classb", SEAEYE_CLASS_B},
                             Word<std::uint8_t>{"sarairborne", SEAEYE_CLASS_SAR_AIRCRAFT},
                             Word<std::uint8_t>{"basestation", SEAEYE_CLASS_BASE_STATION},
                             Word<std::uint8_t>{"aton", SEAEYE_CLASS_AID_TO_NAVIGATION}};

/// Small letters and digits, nothing else.
std::string plain(std::string_view words) {
    std::string out;
    for (const char c : words) {
        if (is_upper(c)) {
            out += static_cast<char>(c - 'A' + 'a');
        } else if (is_digit(c) || (c >= 'a' && c <= 'z')) {
            out += c;
        }
    }
    return out;
}

template <class Words>
auto look_up(const Words& words, std::string_view text) {
    using Value = decltype(words.front().value);
    const std::string key = plain(text);
    const auto* const found =
        std::ranges::find(words, key, [](const auto& each) { return each.word; });
    return found == words.end() ? std::optional<Value>{} : std::optional<Value>{found->value};
}

}  // namespace

AisColumn ais_column(std::string_view name) {
    return look_up(columns, name).value_or(AisColumn::unknown);
}

std::optional<std::uint8_t> nav_status_of(std::string_view words) {
    return look_up(statuses, words);
}

std::optional<std::uint16_t> ship_type_of(std::string_view words) {
    return look_up(ship_types, words);
}

std::uint8_t ais_class_of(std::string_view words) {
    return look_up(classes, words).value_or(std::uint8_t{SEAEYE_CLASS_UNKNOWN});
}

}  // namespace seaeye
