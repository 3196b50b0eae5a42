// Runs the cast second by second and writes down what the shore hears.
#include "daemon/coast/coast.hpp"

#include <fmt/core.h>

#include "daemon/coast/radio.hpp"

namespace seaeye {
namespace {

std::string log_of(const Cast& cast, const CoastOptions& options, Time start) {
    Dice dice{options.seed};
    ShoreLog log{dice};
    std::vector<Ship> ships;
    std::vector<Transponder> transponders;
    for (const Actor& actor : cast.vessels) {
        ships.emplace_back(actor.passage);
        transponders.emplace_back(actor, start, dice);
    }
    for (Time now = start; now < start + options.length; now += seconds(1)) {
        tell_fixtures(cast, start, now, log);
        for (std::size_t i = 0; i < ships.size(); ++i) {
            transponders[i].tell(ships[i], now, dice, log);
            ships[i].step();
        }
    }
    return log.text();
}

/// Valid from the day before the simulation starts, for thirty days.
std::string watchlist_of(const Wanted& wanted, Time start) {
    constexpr Duration day = seconds(86400);
    return fmt::format(
        "mmsi,imo,name,callsign,reason,authority,valid_from,valid_to\n"
        "{},{},{},{},undeclared cargo at two ports,Harbour office (simulated),{},{}\n",
        to_number(wanted.mmsi),
        wanted.imo,
        wanted.name.view(),
        wanted.callsign.view(),
        to_rfc3339(start - day),
        to_rfc3339(start + 30 * day));
}

std::string config_text() {
    return fmt::format(
        "# A simulated station on the Oujiang estuary. Replay it with\n"
        "#     sea-eye replay {0} --config {3}\n"
        "[station]\n"
        "id = \"oujiang\"\n"
        "name = \"Oujiang estuary (simulated)\"\n"
        "position = [27.8435, 121.1430]  # latitude, longitude\n"
        "height_m = 120\n"
        "\n"
        "[[source]]\n"
        "id = \"ais\"\n"
        "driver = \"ais_nmea\"\n"
        "link = \"file:{0}\"\n"
        "\n"
        "[zones]\n"
        "files = [\"{1}\"]\n"
        "\n"
        "[watchlist]\n"
        "file = \"{2}\"\n",
        CoastFiles::log,
        CoastFiles::zones,
        CoastFiles::watchlist,
        CoastFiles::config);
}

}  // namespace

Coast simulate_coast(const CoastOptions& options) {
    const Time start = std::chrono::floor<std::chrono::seconds>(options.start);
    Cast cast = the_cast();
    return {.log = log_of(cast, options, start),
            .watchlist = watchlist_of(cast.wanted, start),
            .config = config_text(),
            .zones = std::move(cast.zones)};
}

}  // namespace seaeye
