// Schedules and noise of the radio side.
#include "daemon/coast/radio.hpp"

#include "geo/tangent.hpp"

namespace seaeye {
namespace {

constexpr double lost_share = 0.03;
constexpr Duration particulars_interval = seconds(360);
constexpr Duration station_interval = seconds(10);
constexpr Duration buoy_interval = seconds(180);
constexpr Duration minute = seconds(60);

std::uint8_t utc_second(Time now) {
    return static_cast<std::uint8_t>(to_micros(now) / 1'000'000 % 60);
}

bool is_at_rest(const Actor& actor) {
    constexpr std::uint8_t at_anchor = 1;
    constexpr std::uint8_t moored = 5;
    return actor.nav_status == at_anchor || actor.nav_status == moored;
}

Duration class_a_interval(const Actor& actor, const Ship& ship) {
    const double sog_kn = to_knots(ship.sog());
    if (is_at_rest(actor) && sog_kn <= 3.0) {
        return seconds(180);
    }
    const bool is_turning = std::abs(to_degrees_per_minute(ship.rot())) > 10.0;
    if (sog_kn > 23.0) {
        return seconds(2);
    }
    if (sog_kn > 14.0) {
        return is_turning ? seconds(2) : seconds(6);
    }
    return is_turning ? seconds(10.0 / 3.0) : seconds(10);
}

/// Four metres of GNSS noise on each axis.
LatLon measured_place(LatLon at, Dice& dice) {
    constexpr double sigma_m = 4.0;
    const Metres east{sigma_m * dice.gauss()};
    const Metres north{sigma_m * dice.gauss()};
    return displaced(at, {.east = east, .north = north});
}

std::uint8_t report_type(AisClass ais_class) {
    switch (ais_class) {
        case AisClass::b:
            return 18;
        case AisClass::sar_aircraft:
            return 9;
        default:
            return 1;
    }
}

bool is_due(Time start, Time now, Duration interval) {
    return (now - start) % interval == Duration{};
}

void tell_buoy(const Fixture& buoy, ShoreLog& log, Time now) {
    const AisPosition position{
        .mmsi = buoy.mmsi, .at = buoy.at, .is_accurate = true, .utc_second = utc_second(now)};
    log.hear(encode_aid(position, buoy.name.view(), {.aid_type = buoy.aid_type}), now);
}

/// Eight reports and the words "SART TEST", then silence until the next minute.
void tell_beacon_test(const BeaconTest& test, Duration age, Time now, ShoreLog& log) {
    constexpr Duration burst = seconds(56);
    constexpr Duration spacing = seconds(7);
    if (age < test.from || age >= test.until || age % minute > burst ||
        age % minute % spacing != Duration{}) {
        return;
    }
    constexpr std::uint8_t under_test = 15;  // 14 would be a distress
    log.hear(encode_position({.mmsi = test.mmsi,
                              .message_type = 1,
                              .at = test.at,
                              .is_accurate = true,
                              .sog = knots(0.2),
                              .nav_status = under_test,
                              .utc_second = utc_second(now)}),
             now);
    if (age % minute == Duration{}) {
        log.hear(encode_safety_text(test.mmsi, "SART TEST"), now);
    }
}

}  // namespace

void ShoreLog::hear(const BitWriter& message, Time received) {
    is_channel_b_ = !is_channel_b_;
    if (dice_.uniform() < lost_share) {
        return;
    }
    sequence_id_ = (sequence_id_ + 1) % 10;
    for (const std::string& sentence : to_sentences(message,
                                                    {.channel = is_channel_b_ ? 'B' : 'A',
                                                     .sequence_id = sequence_id_,
                                                     .station = "OUJIANG",
                                                     .received = received})) {
        text_ += sentence;
        text_ += "\r\n";
    }
}

Duration reporting_interval(const Actor& actor, const Ship& ship) {
    switch (actor.who.ais_class) {
        case AisClass::b:
            return to_knots(ship.sog()) > 2.0 ? seconds(30) : seconds(180);
        case AisClass::sar_aircraft:
            return seconds(10);
        default:
            return class_a_interval(actor, ship);
    }
}

Transponder::Transponder(const Actor& actor, Time start, Dice& dice)
    : actor_{actor},
      next_report_{start + seconds(10.0 * dice.uniform())},
      next_particulars_{start + seconds(90.0 * dice.uniform())} {}

void Transponder::tell(const Ship& ship, Time now, Dice& dice, ShoreLog& log) {
    // A vessel that gets under way does not wait for the report she planned at rest.
    const Duration interval = reporting_interval(actor_, ship);
    next_report_ = std::min(next_report_, now + interval);
    if (now >= next_report_) {
        log.hear(encode_position(report(ship, now, dice)), now);
        next_report_ += interval;
    }
    if (now >= next_particulars_ && !actor_.who.name.empty()) {
        tell_particulars(now, log);
        next_particulars_ += particulars_interval;
    }
}

AisPosition Transponder::report(const Ship& ship, Time now, Dice& dice) const {
    const bool is_class_a = actor_.who.ais_class == AisClass::a;
    const bool is_aircraft = actor_.who.ais_class == AisClass::sar_aircraft;
    const double sog_kn = std::max(0.0, to_knots(ship.sog()) + 0.05 * dice.gauss());
    const double cog_deg = to_degrees(ship.course().angle()) + dice.gauss();
    AisPosition out{.mmsi = actor_.who.mmsi,
                    .message_type = report_type(actor_.who.ais_class),
                    .ais_class = actor_.who.ais_class,
                    .at = measured_place(ship.at(), dice),
                    .is_accurate = is_class_a,
                    .sog = knots(sog_kn),
                    .cog = Course{degrees(cog_deg)},
                    .utc_second = utc_second(now)};
    if (is_class_a) {
        out.heading = Heading{ship.course().angle()};
        out.rot = ship.rot();
        out.nav_status = actor_.nav_status;
    }
    if (is_aircraft) {
        out.altitude = Metres{150.0};
    }
    return out;
}

void Transponder::tell_particulars(Time now, ShoreLog& log) {
    if (actor_.who.ais_class == AisClass::a) {
        log.hear(encode_static(actor_.who), now);
        return;
    }
    log.hear(encode_static_a(actor_.who), now);
    log.hear(encode_static_b(actor_.who), now);
}

void tell_fixtures(const Cast& cast, Time start, Time now, ShoreLog& log) {
    for (const Fixture& fixture : cast.fixtures) {
        if (fixture.ais_class == AisClass::base_station) {
            if (is_due(start, now, station_interval)) {
                log.hear(encode_base_station(
                             {.mmsi = fixture.mmsi, .at = fixture.at, .is_accurate = true}, now),
                         now);
            }
        } else if (is_due(start, now, buoy_interval)) {
            tell_buoy(fixture, log, now);
        }
    }
    tell_beacon_test(cast.beacon_test, now - start, now, log);
}

}  // namespace seaeye
