// The tables of the play. Places are in open water between the islands off Wenzhou.
#include "daemon/coast/cast.hpp"

#include <cmath>
#include <cstddef>

namespace seaeye {
namespace {

constexpr std::uint8_t under_way = 0;
constexpr std::uint8_t at_anchor = 1;
constexpr std::uint8_t fishing = 7;

// Handling by size.
constexpr Handling big{.turn = degrees_per_minute(20), .acceleration = 0.03};
constexpr Handling handy{.turn = degrees_per_minute(60), .acceleration = 0.08};
constexpr Handling nimble{.turn = degrees_per_minute(240), .acceleration = 0.3};
constexpr Handling speedboat{.turn = degrees_per_minute(600), .acceleration = 1.5};

LatLon place(double lat, double lon) {
    return lat_lon_degrees(lat, lon);
}

/// From stem to stern and side to side, the antenna aft.
Dimensions size(double length_m, double beam_m) {
    return {.to_bow = Metres{0.8 * length_m},
            .to_stern = Metres{0.2 * length_m},
            .to_port = Metres{0.5 * beam_m},
            .to_starboard = Metres{0.5 * beam_m}};
}

/// A passage that is already under way on its first leg.
Passage steaming(LatLon from, std::vector<Leg> legs, Handling handling) {
    const LatLon to = legs.front().to;
    const double east = (to.lon - from.lon).si() * std::cos(from.lat.si());
    const Course course{Radians{std::atan2(east, (to.lat - from.lat).si())}};
    const MetresPerSecond speed = legs.front().speed;
    return {.from = from,
            .legs = std::move(legs),
            .handling = handling,
            .course = course,
            .speed = speed};
}

/// To and fro between its places.
Passage shuttling(Passage passage) {
    passage.after = AfterLegs::repeat;
    return passage;
}

Passage anchored(LatLon at, Radians stream) {
    return {.from = at, .legs = {}, .course = Course{stream}};
}

struct Big {
    std::uint32_t mmsi = 0;
    std::uint32_t imo = 0;
    Text<20> name;
    Text<7> callsign;
    int ship_type = 0;
    double length_m = 0.0;
    double draught_m = 0.0;
    Text<20> destination;
};

Actor class_a(const Big& ship, std::uint8_t nav_status, Passage passage) {
    return {.who = {.mmsi = Mmsi{ship.mmsi},
                    .message_type = 5,
                    .ais_class = AisClass::a,
                    .imo = ship.imo,
                    .name = ship.name.view(),
                    .callsign = ship.callsign,
                    .ship_type = ship.ship_type,
                    .dimensions = size(ship.length_m, ship.length_m / 6.5),
                    .draught = Metres{ship.draught_m},
                    .destination = ship.destination},
            .nav_status = nav_status,
            .passage = std::move(passage)};
}

struct Small {
    std::uint32_t mmsi = 0;
    Text<20> name;
    int ship_type = 0;
    double length_m = 0.0;
};

Actor class_b(const Small& boat, Passage passage) {
    return {.who = {.mmsi = Mmsi{boat.mmsi},
                    .message_type = 24,
                    .ais_class = AisClass::b,
                    .name = boat.name.view(),
                    .ship_type = boat.ship_type,
                    .dimensions = size(boat.length_m, boat.length_m / 3.5)},
            .passage = std::move(passage)};
}

/// Two lanes along the coast, north-bound outside. Each ship keeps a little to one side of the
/// middle: `aside` in degrees of longitude.
void add_lanes(std::vector<Actor>& out) {
    const auto north = [](LatLon from, double speed_kn, double aside) {
        const MetresPerSecond speed = knots(speed_kn);
        return steaming(
            from,
            {{place(27.90, 121.625 + aside), speed}, {place(28.40, 121.860 + aside), speed}},
            big);
    };
    const auto south = [](LatLon from, double speed_kn, double aside) {
        const MetresPerSecond speed = knots(speed_kn);
        return steaming(
            from,
            {{place(27.90, 121.55 + aside), speed}, {place(27.30, 121.32 + aside), speed}},
            handy);
    };
    out.push_back(class_a({413900110, 9990014, "DONGHAI VENTURE", "BQXA7", 80, 150, 8.4, "NINGBO"},
                          under_way,
                          north(place(27.62, 121.522), 12.5, 0.006)));
    out.push_back(class_a({413900120, 9990026, "MIN YUAN 18", "BQXB2", 70, 96, 5.6, "TAIZHOU"},
                          under_way,
                          north(place(27.75, 121.555), 9.8, -0.011)));
    out.push_back(class_a({477900130, 9990038, "EVER LANTERN", "VRXC5", 71, 210, 10.2, "SHANGHAI"},
                          under_way,
                          north(place(27.55, 121.505), 17.2, 0.024)));
    out.push_back(class_a({413900140, 9990040, "ZHE HAI 527", "BQXD4", 70, 88, 5.1, "XIAMEN"},
                          under_way,
                          south(place(28.14, 121.66), 10.4, -0.012)));
    out.push_back(class_a({413900150, 9990052, "HUA AN 9", "BQXE8", 70, 128, 7.3, "FUZHOU"},
                          under_way,
                          south(place(28.03, 121.625), 11.2, 0.004)));
    out.push_back(class_a({413900160, 9990064, "XIN HAI 36", "BQXF1", 80, 72, 4.4, "QUANZHOU"},
                          under_way,
                          south(place(27.96, 121.570), 8.6, -0.008)));
}

/// The fairway south of Damen from the sea to the river's mouth.
std::vector<Leg> inbound(double speed_kn) {
    const MetresPerSecond speed = knots(speed_kn);
    return {{place(27.919, 121.270), speed},
            {place(27.936, 121.170), speed},
            {place(27.938, 121.060), speed},
            {place(27.955, 120.990), speed},
            {place(27.968, 120.955), knots(4), seconds(3600)}};
}

std::vector<Leg> outbound(double speed_kn) {
    const MetresPerSecond speed = knots(speed_kn);
    return {{place(27.933, 121.060), speed},
            {place(27.931, 121.170), speed},
            {place(27.912, 121.270), speed},
            {place(27.850, 121.470), speed},
            {place(27.300, 121.320), speed}};
}

/// A passage that is on its way from one waypoint of a route to the next.
Passage on_the_way(LatLon from, std::vector<Leg> route, std::ptrdiff_t passed, Handling handling) {
    route.erase(route.begin(), route.begin() + passed);
    return steaming(from, std::move(route), handling);
}

void add_river_traffic(std::vector<Actor>& out) {
    out.push_back(class_a({413900210, 9990076, "OUJIANG STAR", "BQXG3", 81, 110, 6.6, "WENZHOU"},
                          under_way,
                          on_the_way(place(27.900, 121.400), inbound(9.5), 0, handy)));
    out.push_back(class_a({413900220, 9990088, "RUI FENG", "BQXH6", 70, 84, 4.9, "WENZHOU"},
                          under_way,
                          on_the_way(place(27.930, 121.205), inbound(8.0), 1, handy)));
    out.push_back(class_a({413900230, 9990090, "WENZHOU BRIDGE", "BQXJ9", 72, 142, 7.9, "XIAMEN"},
                          under_way,
                          on_the_way(place(27.942, 121.020), outbound(12.0), 0, big)));
    out.push_back(class_a({413900240, 9990105, "HONG SHUN 6", "BQXK2", 70, 79, 4.2, "FUZHOU"},
                          under_way,
                          on_the_way(place(27.926, 121.196), outbound(8.8), 2, handy)));
    const MetresPerSecond speed = knots(18);
    out.push_back(class_a({413900250, 0, "PILOT 3", "BQXL5", 50, 18, 1.4, "PILOT STATION"},
                          under_way,
                          shuttling({.from = place(27.930, 121.115),
                                     .legs = {{place(27.934, 121.170), speed},
                                              {place(27.910, 121.340), speed, seconds(180)},
                                              {place(27.934, 121.170), speed},
                                              {place(27.930, 121.115), speed, seconds(420)}},
                                     .handling = nimble,
                                     .course = Course{degrees(80)}})));
}

void add_anchorage(std::vector<Actor>& out) {
    const Radians stream = degrees(200);
    out.push_back(class_a({413900310, 9990117, "JIN HANG 7", "BQXM8", 70, 92, 5.8, "WENZHOU"},
                          at_anchor,
                          anchored(place(27.955, 121.285), stream)));
    out.push_back(class_a({636900320, 9990129, "PACIFIC LARK", "D5XN1", 80, 176, 9.1, "WENZHOU"},
                          at_anchor,
                          anchored(place(27.974, 121.303), stream)));
    out.push_back(class_a({413900330, 9990131, "BAO LI 2", "BQXP4", 70, 104, 6.2, "WENZHOU"},
                          at_anchor,
                          anchored(place(27.951, 121.318), stream)));
    out.push_back(class_a({413900340, 9990143, "SHENG TAI 16", "BQXQ7", 89, 68, 3.9, "WENZHOU"},
                          at_anchor,
                          anchored(place(27.967, 121.334), stream)));
}

void add_ferries(std::vector<Actor>& out) {
    const MetresPerSecond fast = knots(23);
    out.push_back(class_a({413900410, 0, "DONGTOU 1", "BQXR2", 40, 34, 1.6, "YUHUAN"},
                          under_way,
                          shuttling(steaming(place(27.900, 121.212),
                                             {{place(27.94, 121.245), fast},
                                              {place(28.00, 121.285), fast},
                                              {place(28.06, 121.315), fast, seconds(300)},
                                              {place(28.00, 121.285), fast},
                                              {place(27.94, 121.245), fast},
                                              {place(27.887, 121.205), fast, seconds(300)}},
                                             nimble))));
    const MetresPerSecond slow = knots(14);
    out.push_back(class_a({413900420, 0, "DAMEN 2", "BQXS5", 60, 52, 2.2, "WENZHOU"},
                          under_way,
                          shuttling(steaming(place(27.937, 121.02),
                                             {{place(27.945, 120.98), slow},
                                              {place(27.936, 120.905), slow, seconds(360)},
                                              {place(27.945, 120.98), slow},
                                              {place(27.938, 121.065), slow, seconds(360)}},
                                             handy))));
}

/// Trawlers that work to and fro south of the lanes' bend, and one on her way home.
void add_fishing(std::vector<Actor>& out) {
    const auto trawling = [](double lat, double lon, double speed_kn) {
        const MetresPerSecond speed = knots(speed_kn);
        return shuttling(steaming(place(lat, lon),
                                  {{place(lat + 0.012, lon + 0.016), speed},
                                   {place(lat + 0.020, lon + 0.006), speed},
                                   {place(lat + 0.006, lon - 0.010), speed},
                                   {place(lat - 0.004, lon + 0.002), speed}},
                                  handy));
    };
    out.push_back(class_b({412900510, "ZHE DONG YU 01123", 30, 32}, trawling(27.74, 121.36, 3.4)));
    out.push_back(class_b({412900520, "ZHE DONG YU 01127", 30, 34}, trawling(27.71, 121.39, 3.1)));
    out.push_back(class_b({412900530, "ZHE RUI YU 02216", 30, 28}, trawling(27.69, 121.30, 2.8)));
    out.push_back(class_b({412900540, "ZHE RUI YU 02238", 30, 30}, trawling(27.80, 121.44, 3.6)));
    out.push_back(class_b({412900550, "ZHE YU YU 03309", 30, 36},
                          steaming(place(27.985, 121.47),
                                   {{place(28.03, 121.33), knots(8.2)},
                                    {place(28.055, 121.318), knots(5), seconds(3600)}},
                                   handy)));
    out.push_back(
        class_b({412900560, "NANJI WIND", 36, 13},
                steaming(place(27.80, 121.255),
                         {{place(27.70, 121.27), knots(5.4)}, {place(27.56, 121.22), knots(5.4)}},
                         handy)));
}

/// The coaster that waits and the boat that comes.
void add_smugglers(std::vector<Actor>& out) {
    out.push_back(class_a(
        {413900610, 9990155, "HAI FENG 88", "BQXT8", 70, 58, 3.6, "FOR ORDERS"},
        under_way,
        steaming(place(27.8415, 121.3325),
                 {{place(27.8385, 121.3295), knots(0.4)}, {place(27.75, 121.50), knots(9.0)}},
                 handy)));
    const MetresPerSecond flat_out = knots(42);
    out.push_back(class_b({412900620, "LU YUE 0217", 37, 12},
                          {.from = place(27.868, 121.2035),
                           .legs = {{place(27.868, 121.2036), knots(1), seconds(50)},
                                    {place(27.8410, 121.3312), knots(36), seconds(300)},
                                    {place(27.93, 121.365), flat_out},
                                    {place(28.00, 121.348), flat_out},
                                    {place(28.031, 121.28), flat_out},
                                    {place(28.033, 121.205), flat_out},
                                    {place(28.0385, 121.178), knots(30), seconds(480)},
                                    {place(28.028, 121.26), flat_out},
                                    {place(27.98, 121.37), flat_out, seconds(3600)}},
                           .handling = speedboat,
                           .course = Course{degrees(90)}}));
}

void add_helicopter(std::vector<Actor>& out) {
    const MetresPerSecond speed = knots(95);
    out.push_back({.who = {.mmsi = Mmsi{111413905}, .ais_class = AisClass::sar_aircraft},
                   .passage = shuttling(steaming(place(27.66, 121.20),
                                                 {{place(27.72, 121.62), speed},
                                                  {place(28.02, 121.74), speed},
                                                  {place(28.00, 121.46), speed},
                                                  {place(27.66, 121.18), speed}},
                                                 nimble))});
}

Polygon polygon(std::initializer_list<LatLon> corners) {
    return {.outer = corners, .holes = {}};
}

std::vector<Zone> the_zones() {
    return {{.id = "yuhuan-cove",
             .name = "Yuhuan south cove",
             .kind = "smuggling",
             .polygons = {polygon({place(28.018, 121.155),
                                   place(28.018, 121.235),
                                   place(28.045, 121.235),
                                   place(28.060, 121.222),
                                   place(28.046, 121.190),
                                   place(28.041, 121.155)})},
             .dwell_min = 8.0,
             .rules = {}},
            {.id = "dongtou-anchorage",
             .name = "Dongtou anchorage",
             .kind = "anchorage",
             .polygons = {polygon({place(27.938, 121.272),
                                   place(27.938, 121.345),
                                   place(27.986, 121.345),
                                   place(27.986, 121.290)})},
             .dwell_min = {},
             .rules = {"zone_entry", "zone_exit"}},
            {.id = "oujiang-fairway",
             .name = "Oujiang fairway",
             .kind = "fairway",
             .polygons = {polygon({place(27.902, 121.310),
                                   place(27.922, 121.315),
                                   place(27.942, 121.170),
                                   place(27.945, 121.060),
                                   place(27.929, 121.060),
                                   place(27.926, 121.170)})},
             .dwell_min = {},
             .rules = {"zone_entry", "zone_exit"}}};
}

}  // namespace

Cast the_cast() {
    Cast cast;
    add_lanes(cast.vessels);
    add_river_traffic(cast.vessels);
    add_anchorage(cast.vessels);
    add_ferries(cast.vessels);
    add_fishing(cast.vessels);
    add_smugglers(cast.vessels);
    add_helicopter(cast.vessels);
    cast.fixtures = {{.mmsi = Mmsi{4139001}, .name = "", .at = place(27.8435, 121.1430)},
                     {.mmsi = Mmsi{994139011},
                      .ais_class = AisClass::aid_to_navigation,
                      .name = "OUJIANG FAIRWAY BUOY",
                      .at = place(27.905, 121.325),
                      .aid_type = 20},
                     {.mmsi = Mmsi{994139012},
                      .ais_class = AisClass::aid_to_navigation,
                      .name = "LUXI EAST REEF NO 2",
                      .at = place(27.940, 121.228),
                      .aid_type = 11}};
    cast.beacon_test = {.mmsi = Mmsi{970139007},
                        .at = place(27.974, 121.303),
                        .from = seconds(25 * 60),
                        .until = seconds(28 * 60)};
    cast.wanted = {
        .mmsi = Mmsi{413900160}, .imo = 9990064, .name = "XIN HAI 36", .callsign = "BQXF1"};
    cast.zones = the_zones();
    return cast;
}

}  // namespace seaeye
