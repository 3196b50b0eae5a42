// Every number is compared with its range so that NaN fails: (a <= x && x <= b), never its
// opposite.
#include "drivers/observation_check.hpp"

#include <array>
#include <cstddef>
#include <cstring>

namespace seaeye {
namespace {

constexpr std::uint32_t highest_mmsi = 0x3FFF'FFFF;        // 30 bits on the wire
constexpr std::int64_t latest_us = 7'258'118'400'000'000;  // the year 2200

/// Collects whether everything so far was possible.
class Gate {
public:
    void require(bool is_possible) { is_open_ = is_open_ && is_possible; }

    /// False when it is outside, or not a number: then nothing may be made of it.
    bool range(double value, double lowest, double highest) {
        const bool is_inside = lowest <= value && value <= highest;
        require(is_inside);
        return is_inside;
    }

    /// A member that counts only where its bit is set.
    template <class T, class Make>
    std::optional<T> member(bool has, double value, double lowest, double highest, Make make) {
        if (!has) {
            return std::nullopt;
        }
        range(value, lowest, highest);
        return is_open_ ? std::optional<T>{make(value)} : std::nullopt;
    }

    template <std::size_t N>
    Text<N> text(seaeye_text from) {
        require(from.size == 0 || from.bytes != nullptr);
        return is_open_ && from.size > 0 ? Text<N>{std::string_view{from.bytes, from.size}}
                                         : Text<N>{};
    }

    AisClass ais_class(std::uint8_t from) {
        constexpr std::array classes{AisClass::unknown,
                                     AisClass::a,
                                     AisClass::b,
                                     AisClass::sar_aircraft,
                                     AisClass::base_station,
                                     AisClass::aid_to_navigation};
        require(from < classes.size());
        return is_open_ ? classes[from] : AisClass::unknown;
    }

    void ais_header(std::uint32_t mmsi, std::uint8_t message_type) {
        require(mmsi <= highest_mmsi && message_type >= 1 && message_type <= 63);
    }

    [[nodiscard]] bool is_open() const { return is_open_; }

private:
    bool is_open_ = true;
};

Metres metres(double value) {
    return Metres{value};
}

MetresPerSecond metres_per_second(double value) {
    return MetresPerSecond{value};
}

template <class T>
T azimuth(double value) {
    return T{degrees(value)};
}

constexpr double fastest_mps = 1000.0;
constexpr double full_circle = 360.0;

/// Sets a member or empties it: the observation was another's before. `make` is called only with
/// what is inside the range.
template <class T, class Make>
void set(Gate& gate,
         std::optional<T>& member,
         bool has,
         double value,
         double lowest,
         double highest,
         Make make) {
    if (has && gate.range(value, lowest, highest)) {
        member.emplace(make(value));
    } else {
        member.reset();
    }
}

void set(Gate& gate, std::optional<std::uint8_t>& member, bool has, std::uint8_t value, int most) {
    if (has) {
        gate.require(value <= most);
        member.emplace(value);
    } else {
        member.reset();
    }
}

template <std::size_t N>
void set(Gate& gate, Text<N>& member, seaeye_text from) {
    gate.require(from.size == 0 || from.bytes != nullptr);
    if (gate.is_open() && from.size > 0) {
        member.assign({from.bytes, from.size});
    } else {
        member.clear();
    }
}

/// Every member is written: values are filled where they will stay, since what is copied before its
/// bytes have settled waits for them.
void take_position(Gate& gate, const seaeye_ais_position& from, AisPosition& p) {
    const auto has = [&](unsigned bit) {
        return (from.has & bit) != 0;
    };
    gate.ais_header(from.mmsi, from.message_type);
    p.mmsi = Mmsi{from.mmsi};
    p.message_type = from.message_type;
    p.ais_class = gate.ais_class(from.ais_class);
    p.is_accurate = (from.flags & SEAEYE_FLAG_ACCURATE) != 0;
    p.is_low_resolution = (from.flags & SEAEYE_FLAG_LOW_RESOLUTION) != 0;
    p.is_own_ship = (from.flags & SEAEYE_FLAG_OWN_SHIP) != 0;
    if (has(SEAEYE_POSITION_AT)) {
        gate.range(from.lat_deg, -90.0, 90.0);
        gate.range(from.lon_deg, -180.0, 180.0);
        p.at.emplace(lat_lon_degrees(from.lat_deg, from.lon_deg));
    } else {
        p.at.reset();
    }
    set(gate, p.sog, has(SEAEYE_POSITION_SOG), from.sog_mps, 0.0, fastest_mps, metres_per_second);
    set(gate, p.cog, has(SEAEYE_POSITION_COG), from.cog_deg, 0.0, full_circle, azimuth<Course>);
    set(gate,
        p.heading,
        has(SEAEYE_POSITION_HEADING),
        from.heading_deg,
        0.0,
        full_circle,
        azimuth<Heading>);
    set(gate,
        p.rot,
        has(SEAEYE_POSITION_ROT),
        from.rot_deg_per_min,
        -1000.0,
        1000.0,
        degrees_per_minute);
    set(gate,
        p.altitude,
        has(SEAEYE_POSITION_ALTITUDE),
        from.altitude_m,
        -1000.0,
        100'000.0,
        metres);
    set(gate, p.nav_status, has(SEAEYE_POSITION_NAV_STATUS), from.nav_status, 15);
    set(gate, p.utc_second, has(SEAEYE_POSITION_UTC_SECOND), from.utc_second, 59);
}

void take_static(Gate& gate, const seaeye_ais_static& from, AisStatic& s) {
    const auto has = [&](unsigned bit) {
        return (from.has & bit) != 0;
    };
    const auto side = [&](std::optional<Metres>& member, unsigned bit, double value) {
        set(gate, member, has(bit), value, 0.0, 1000.0, metres);
    };
    gate.ais_header(from.mmsi, from.message_type);
    s.mmsi = Mmsi{from.mmsi};
    s.message_type = from.message_type;
    s.ais_class = gate.ais_class(from.ais_class);
    s.imo = has(SEAEYE_STATIC_IMO) ? std::optional{from.imo} : std::nullopt;
    s.ship_type = has(SEAEYE_STATIC_SHIP_TYPE) ? std::optional<int>{from.ship_type} : std::nullopt;
    s.mothership = std::nullopt;
    if (has(SEAEYE_STATIC_MOTHERSHIP)) {
        gate.require(from.mothership_mmsi <= highest_mmsi);
        s.mothership = Mmsi{from.mothership_mmsi};
    }
    set(gate, s.name, from.name);
    set(gate, s.callsign, from.callsign);
    set(gate, s.destination, from.destination);
    side(s.dimensions.to_bow, SEAEYE_STATIC_TO_BOW, from.to_bow_m);
    side(s.dimensions.to_stern, SEAEYE_STATIC_TO_STERN, from.to_stern_m);
    side(s.dimensions.to_port, SEAEYE_STATIC_TO_PORT, from.to_port_m);
    side(s.dimensions.to_starboard, SEAEYE_STATIC_TO_STARBOARD, from.to_starboard_m);
    set(gate, s.draught, has(SEAEYE_STATIC_DRAUGHT), from.draught_m, 0.0, 100.0, metres);
}

AisOther other_of(Gate& gate, const seaeye_ais_other& from) {
    gate.ais_header(from.mmsi, from.message_type);
    return {.mmsi = Mmsi{from.mmsi},
            .message_type = from.message_type,
            .text = std::string{gate.text<200>(from.text).view()}};
}

constexpr double longest_range_m = 1'000'000.0;

constexpr double longest_time_s = 1e7;

std::optional<LatLon> place(Gate& gate, bool has, double lat_deg, double lon_deg) {
    if (!has) {
        return std::nullopt;
    }
    gate.range(lat_deg, -90.0, 90.0);
    gate.range(lon_deg, -180.0, 180.0);
    return lat_lon_degrees(lat_deg, lon_deg);
}

std::optional<Polar> polar(Gate& gate, bool has, double range_m, double bearing_deg) {
    if (!has) {
        return std::nullopt;
    }
    gate.range(range_m, 0.0, longest_range_m);
    gate.range(bearing_deg, 0.0, full_circle);
    return gate.is_open() ? std::optional{Polar{.range = Metres{range_m},
                                                .bearing = Bearing{degrees(bearing_deg)}}}
                          : std::nullopt;
}

RadarPlot plot_of(Gate& gate, const seaeye_radar_plot& from) {
    const auto has = [&](unsigned bit) {
        return (from.has & bit) != 0;
    };
    RadarPlot plot;
    plot.polar = polar(gate, !has(SEAEYE_PLOT_NO_POLAR), from.range_m, from.bearing_deg);
    plot.at = place(gate, has(SEAEYE_PLOT_AT), from.lat_deg, from.lon_deg);
    gate.require(plot.polar || plot.at);
    plot.amplitude_db = gate.member<double>(
        has(SEAEYE_PLOT_AMPLITUDE), from.amplitude_db, -1000.0, 1000.0, [](double db) {
            return db;
        });
    plot.radial_speed = gate.member<MetresPerSecond>(has(SEAEYE_PLOT_RADIAL_SPEED),
                                                     from.radial_speed_mps,
                                                     -fastest_mps,
                                                     fastest_mps,
                                                     metres_per_second);
    plot.range_extent = gate.member<Metres>(
        has(SEAEYE_PLOT_RANGE_EXTENT), from.range_extent_m, 0.0, longest_range_m, metres);
    plot.bearing_extent = gate.member<Radians>(
        has(SEAEYE_PLOT_BEARING_EXTENT), from.bearing_extent_deg, 0.0, full_circle, degrees);
    return plot;
}

/// What the set says of its own accuracy and of the closest approach.
void take_track_margins(Gate& gate, const seaeye_radar_track& from, RadarTrack& track) {
    const auto has = [&](unsigned bit) {
        return (from.has & bit) != 0;
    };
    const auto length = [&](unsigned bit, double value) {
        return gate.member<Metres>(has(bit), value, 0.0, longest_range_m, metres);
    };
    track.cpa = length(SEAEYE_TRACK_CPA, from.cpa_m);
    track.tcpa = gate.member<Duration>(
        has(SEAEYE_TRACK_TCPA), from.tcpa_s, -longest_time_s, longest_time_s, seconds);
    track.sigma_range = length(SEAEYE_TRACK_SIGMA_RANGE, from.sigma_range_m);
    track.sigma_bearing = gate.member<Radians>(
        has(SEAEYE_TRACK_SIGMA_BEARING), from.sigma_bearing_deg, 0.0, full_circle, degrees);
    track.sigma_position = length(SEAEYE_TRACK_SIGMA_POSITION, from.sigma_position_m);
}

RadarTrack track_of(Gate& gate, const seaeye_radar_track& from) {
    const auto has = [&](unsigned bit) {
        return (from.has & bit) != 0;
    };
    gate.require(from.status <= SEAEYE_TRACK_COASTING);
    RadarTrack track;
    track.number = from.number;
    track.generation = from.generation;
    track.polar = polar(gate, !has(SEAEYE_TRACK_NO_POLAR), from.range_m, from.bearing_deg);
    track.at = place(gate, has(SEAEYE_TRACK_AT), from.lat_deg, from.lon_deg);
    track.sog = gate.member<MetresPerSecond>(
        has(SEAEYE_TRACK_SOG), from.sog_mps, 0.0, fastest_mps, metres_per_second);
    track.cog =
        gate.member<Course>(has(SEAEYE_TRACK_COG), from.cog_deg, 0.0, full_circle, azimuth<Course>);
    track.is_reference = has(SEAEYE_TRACK_REFERENCE);
    take_track_margins(gate, from, track);
    track.label = has(SEAEYE_TRACK_LABEL) ? gate.text<20>(from.label) : Text<20>{};
    if (gate.is_open()) {
        track.status = static_cast<RadarTrack::Status>(from.status);
    }
    // A lost one need not say where.
    gate.require(track.polar || track.at || track.status == RadarTrack::Status::lost);
    return track;
}

RadarSweep sweep_of(Gate& gate, const seaeye_radar_sweep& from) {
    gate.range(from.bearing_deg, 0.0, full_circle);
    RadarSweep sweep;
    sweep.bearing = gate.is_open() ? Bearing{degrees(from.bearing_deg)} : Bearing{};
    sweep.rotation = gate.member<Duration>(
        (from.has & SEAEYE_SWEEP_ROTATION) != 0, from.rotation_s, 0.01, 600.0, seconds);
    return sweep;
}

OwnShip own_ship_of(Gate& gate, const seaeye_own_ship& from) {
    const auto has = [&](unsigned bit) {
        return (from.has & bit) != 0;
    };
    OwnShip own;
    own.at = place(gate, has(SEAEYE_OWN_AT), from.lat_deg, from.lon_deg);
    own.heading = gate.member<Heading>(
        has(SEAEYE_OWN_HEADING), from.heading_deg, 0.0, full_circle, azimuth<Heading>);
    own.cog =
        gate.member<Course>(has(SEAEYE_OWN_COG), from.cog_deg, 0.0, full_circle, azimuth<Course>);
    own.sog = gate.member<MetresPerSecond>(
        has(SEAEYE_OWN_SOG), from.sog_mps, 0.0, fastest_mps, metres_per_second);
    return own;
}

RadarCue cue_of(Gate& gate, const seaeye_radar_cue& from) {
    gate.require(from.kind <= SEAEYE_CUE_MARK);
    RadarCue cue;
    cue.kind = from.kind == SEAEYE_CUE_MARK ? RadarCue::Kind::mark : RadarCue::Kind::cursor;
    cue.polar = polar(gate, (from.has & SEAEYE_CUE_POLAR) != 0, from.range_m, from.bearing_deg);
    cue.at = place(gate, (from.has & SEAEYE_CUE_AT) != 0, from.lat_deg, from.lon_deg);
    cue.label = gate.text<20>(from.label);
    gate.require(cue.polar || cue.at);
    return cue;
}

CameraTrigger trigger_of(Gate& gate, const seaeye_camera_trigger& from) {
    const auto has = [&](unsigned bit) {
        return (from.has & bit) != 0;
    };
    gate.range(from.bearing_deg, 0.0, full_circle);
    gate.range(from.bearing_sigma_deg, 0.0, 180.0);
    gate.range(from.confidence, 0.0, 1.0);
    CameraTrigger trigger;
    trigger.camera = gate.text<32>(from.camera);
    trigger.bearing = gate.is_open() ? Bearing{degrees(from.bearing_deg)} : Bearing{};
    trigger.bearing_sigma = degrees(from.bearing_sigma_deg);
    trigger.object_class = gate.text<24>(from.object_class);
    trigger.confidence = from.confidence;
    trigger.range =
        gate.member<Metres>(has(SEAEYE_TRIGGER_RANGE), from.range_m, 0.0, longest_range_m, metres);
    trigger.elevation = gate.member<Radians>(
        has(SEAEYE_TRIGGER_ELEVATION), from.elevation_deg, -90.0, 90.0, degrees);
    if (has(SEAEYE_TRIGGER_KIND)) {
        gate.require(from.kind <= SEAEYE_TRIGGER_ENDED);
        trigger.kind = gate.is_open() ? static_cast<CameraTrigger::Kind>(from.kind)
                                      : CameraTrigger::Kind::seen;
    }
    trigger.id = has(SEAEYE_TRIGGER_ID) ? gate.text<40>(from.id) : Text<40>{};
    trigger.track = has(SEAEYE_TRIGGER_TRACK) ? gate.text<40>(from.track) : Text<40>{};
    if (has(SEAEYE_TRIGGER_FRAME)) {
        trigger.frame = std::string{gate.text<200>(from.frame).view()};
    }
    return trigger;
}

/// The place of the last observation, when that was of the same kind, as mostly it was.
template <class Kind>
Kind& reused(Said& said) {
    Kind* const last = std::get_if<Kind>(&said);
    return last != nullptr ? *last : said.emplace<Kind>();
}

/// Fills `said`; a kind that we do not know closes the gate.
void take_said(Gate& gate, const seaeye_observation& from, Said& said) {
    switch (from.kind) {
        case SEAEYE_AIS_POSITION:
            take_position(gate, from.said.ais_position, reused<AisPosition>(said));
            return;
        case SEAEYE_AIS_STATIC:
            take_static(gate, from.said.ais_static, reused<AisStatic>(said));
            return;
        case SEAEYE_AIS_OTHER:
            said = other_of(gate, from.said.ais_other);
            return;
        case SEAEYE_RADAR_PLOT:
            said = plot_of(gate, from.said.radar_plot);
            return;
        case SEAEYE_RADAR_TRACK:
            said = track_of(gate, from.said.radar_track);
            return;
        case SEAEYE_CAMERA_TRIGGER:
            said = trigger_of(gate, from.said.camera_trigger);
            return;
        case SEAEYE_RADAR_SWEEP:
            said = sweep_of(gate, from.said.radar_sweep);
            return;
        case SEAEYE_OWN_SHIP:
            said = own_ship_of(gate, from.said.own_ship);
            return;
        case SEAEYE_RADAR_CUE:
            said = cue_of(gate, from.said.radar_cue);
            return;
        default:
            gate.require(false);
    }
}

/// ABI 1.0 ends here: its largest member was the static report. What came later has its bits in
/// `has`, which an older driver does not set.
constexpr std::size_t observation_size_1_0 =
    offsetof(seaeye_observation, said) + sizeof(seaeye_ais_static);

}  // namespace

bool check_observation(const seaeye_observation& given,
                       SourceId source,
                       std::optional<Time> frame_received,
                       Observation& made) {
    if (given.struct_size < sizeof given) {
        if (given.struct_size < observation_size_1_0) {
            return false;
        }
        seaeye_observation grown{};
        std::memcpy(&grown, &given, given.struct_size);
        grown.struct_size = sizeof grown;
        return check_observation(grown, source, frame_received, made);
    }
    Gate gate;
    gate.require(given.measured_us >= 0 && given.measured_us < latest_us);
    gate.require(given.received_us >= 0 && given.received_us < latest_us);
    if (!gate.is_open()) {
        return false;
    }
    made.source = source;
    made.received = given.received_us != 0 ? time_from_micros(given.received_us)
                                           : frame_received.value_or(Time{});
    made.measured = given.measured_us != 0 ? time_from_micros(given.measured_us) : made.received;
    take_said(gate, given, made.said);
    return gate.is_open();
}

}  // namespace seaeye
