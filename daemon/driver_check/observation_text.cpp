// One function a kind, in the order of driver.h.
#include "daemon/driver_check/observation_text.hpp"

#include <cmath>
#include <cstddef>

#include <fmt/format.h>

#include "schemas/json_writer.hpp"

namespace seaeye::conformance {
namespace {

class Line {
public:
    explicit Line(std::string& out) : json_{out} { json_.begin_object(); }

    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    ~Line() { json_.end_object(); }

    Line& number(std::string_view name, double value) {
        json_.key(name);
        json_.raw(std::isfinite(value) ? fmt::format("{}", value) : fmt::format("\"{}\"", value));
        return *this;
    }

    Line& number_if(bool has, std::string_view name, double value) {
        return has ? number(name, value) : *this;
    }

    Line& integer(std::string_view name, std::int64_t value) {
        json_.key(name);
        json_.integer(value);
        return *this;
    }

    Line& integer_if(bool has, std::string_view name, std::int64_t value) {
        return has ? integer(name, value) : *this;
    }

    Line& text(std::string_view name, seaeye_text value) {
        if (value.size == 0) {
            return *this;
        }
        json_.key(name);
        if (value.bytes == nullptr) {
            json_.raw(fmt::format("\"NULL with a size of {}\"", value.size));
        } else {
            json_.text({value.bytes, value.size});
        }
        return *this;
    }

    Line& text(std::string_view name, std::string_view value) {
        json_.key(name);
        json_.text(value);
        return *this;
    }

    Line& place_if(bool has, double lat_deg, double lon_deg) {
        return number_if(has, "lat_deg", lat_deg).number_if(has, "lon_deg", lon_deg);
    }

    Line& polar_if(bool has, double range_m, double bearing_deg) {
        return number_if(has, "range_m", range_m).number_if(has, "bearing_deg", bearing_deg);
    }

private:
    JsonWriter json_;
};

bool has(std::uint32_t members, std::uint32_t bit) {
    return (members & bit) != 0;
}

void write(Line& line, const seaeye_ais_position& p) {
    line.text("kind", "ais_position")
        .integer("mmsi", p.mmsi)
        .integer("message_type", p.message_type)
        .integer("ais_class", p.ais_class)
        .integer_if(p.flags != 0, "flags", p.flags)
        .place_if(has(p.has, SEAEYE_POSITION_AT), p.lat_deg, p.lon_deg)
        .number_if(has(p.has, SEAEYE_POSITION_SOG), "sog_mps", p.sog_mps)
        .number_if(has(p.has, SEAEYE_POSITION_COG), "cog_deg", p.cog_deg)
        .number_if(has(p.has, SEAEYE_POSITION_HEADING), "heading_deg", p.heading_deg)
        .number_if(has(p.has, SEAEYE_POSITION_ROT), "rot_deg_per_min", p.rot_deg_per_min)
        .integer_if(has(p.has, SEAEYE_POSITION_NAV_STATUS), "nav_status", p.nav_status)
        .integer_if(has(p.has, SEAEYE_POSITION_UTC_SECOND), "utc_second", p.utc_second)
        .number_if(has(p.has, SEAEYE_POSITION_ALTITUDE), "altitude_m", p.altitude_m);
}

void write(Line& line, const seaeye_ais_static& s) {
    line.text("kind", "ais_static")
        .integer("mmsi", s.mmsi)
        .integer("message_type", s.message_type)
        .integer("ais_class", s.ais_class)
        .integer_if(s.flags != 0, "flags", s.flags)
        .integer_if(has(s.has, SEAEYE_STATIC_IMO), "imo", s.imo)
        .integer_if(has(s.has, SEAEYE_STATIC_SHIP_TYPE), "ship_type", s.ship_type)
        .number_if(has(s.has, SEAEYE_STATIC_TO_BOW), "to_bow_m", s.to_bow_m)
        .number_if(has(s.has, SEAEYE_STATIC_TO_STERN), "to_stern_m", s.to_stern_m)
        .number_if(has(s.has, SEAEYE_STATIC_TO_PORT), "to_port_m", s.to_port_m)
        .number_if(has(s.has, SEAEYE_STATIC_TO_STARBOARD), "to_starboard_m", s.to_starboard_m)
        .number_if(has(s.has, SEAEYE_STATIC_DRAUGHT), "draught_m", s.draught_m)
        .integer_if(has(s.has, SEAEYE_STATIC_MOTHERSHIP), "mothership_mmsi", s.mothership_mmsi)
        .text("name", s.name)
        .text("callsign", s.callsign)
        .text("destination", s.destination);
}

void write(Line& line, const seaeye_ais_other& o) {
    line.text("kind", "ais_other")
        .integer("mmsi", o.mmsi)
        .integer("message_type", o.message_type)
        .integer_if(o.flags != 0, "flags", o.flags)
        .text("text", o.text);
}

void write(Line& line, const seaeye_radar_plot& p) {
    line.text("kind", "radar_plot")
        .polar_if(!has(p.has, SEAEYE_PLOT_NO_POLAR), p.range_m, p.bearing_deg)
        .place_if(has(p.has, SEAEYE_PLOT_AT), p.lat_deg, p.lon_deg)
        .number_if(has(p.has, SEAEYE_PLOT_AMPLITUDE), "amplitude_db", p.amplitude_db)
        .number_if(has(p.has, SEAEYE_PLOT_RADIAL_SPEED), "radial_speed_mps", p.radial_speed_mps)
        .number_if(has(p.has, SEAEYE_PLOT_RANGE_EXTENT), "range_extent_m", p.range_extent_m)
        .number_if(
            has(p.has, SEAEYE_PLOT_BEARING_EXTENT), "bearing_extent_deg", p.bearing_extent_deg);
}

void write(Line& line, const seaeye_radar_track& t) {
    line.text("kind", "radar_track")
        .integer("number", t.number)
        .integer("generation", t.generation)
        .integer("status", t.status)
        .polar_if(!has(t.has, SEAEYE_TRACK_NO_POLAR), t.range_m, t.bearing_deg)
        .place_if(has(t.has, SEAEYE_TRACK_AT), t.lat_deg, t.lon_deg)
        .number_if(has(t.has, SEAEYE_TRACK_SOG), "sog_mps", t.sog_mps)
        .number_if(has(t.has, SEAEYE_TRACK_COG), "cog_deg", t.cog_deg)
        .number_if(has(t.has, SEAEYE_TRACK_CPA), "cpa_m", t.cpa_m)
        .number_if(has(t.has, SEAEYE_TRACK_TCPA), "tcpa_s", t.tcpa_s)
        .number_if(has(t.has, SEAEYE_TRACK_SIGMA_RANGE), "sigma_range_m", t.sigma_range_m)
        .number_if(has(t.has, SEAEYE_TRACK_SIGMA_BEARING), "sigma_bearing_deg", t.sigma_bearing_deg)
        .number_if(has(t.has, SEAEYE_TRACK_SIGMA_POSITION), "sigma_position_m", t.sigma_position_m)
        .integer_if(has(t.has, SEAEYE_TRACK_REFERENCE), "reference", 1);
    if (has(t.has, SEAEYE_TRACK_LABEL)) {
        line.text("label", t.label);
    }
}

void write(Line& line, const seaeye_camera_trigger& c) {
    line.text("kind", "camera")
        .text("camera", c.camera)
        .text("object_class", c.object_class)
        .number("bearing_deg", c.bearing_deg)
        .number("bearing_sigma_deg", c.bearing_sigma_deg)
        .number("confidence", c.confidence)
        .number_if(has(c.has, SEAEYE_TRIGGER_RANGE), "range_m", c.range_m)
        .number_if(has(c.has, SEAEYE_TRIGGER_ELEVATION), "elevation_deg", c.elevation_deg)
        .integer_if(has(c.has, SEAEYE_TRIGGER_KIND), "trigger_kind", c.kind);
    if (has(c.has, SEAEYE_TRIGGER_ID)) {
        line.text("id", c.id);
    }
    if (has(c.has, SEAEYE_TRIGGER_TRACK)) {
        line.text("track", c.track);
    }
    if (has(c.has, SEAEYE_TRIGGER_FRAME)) {
        line.text("frame", c.frame);
    }
}

void write(Line& line, const seaeye_radar_sweep& s) {
    line.text("kind", "radar_sweep")
        .number("bearing_deg", s.bearing_deg)
        .number_if(has(s.has, SEAEYE_SWEEP_ROTATION), "rotation_s", s.rotation_s);
}

void write(Line& line, const seaeye_own_ship& o) {
    line.text("kind", "own_ship")
        .place_if(has(o.has, SEAEYE_OWN_AT), o.lat_deg, o.lon_deg)
        .number_if(has(o.has, SEAEYE_OWN_HEADING), "heading_deg", o.heading_deg)
        .number_if(has(o.has, SEAEYE_OWN_COG), "cog_deg", o.cog_deg)
        .number_if(has(o.has, SEAEYE_OWN_SOG), "sog_mps", o.sog_mps);
}

void write(Line& line, const seaeye_radar_cue& c) {
    line.text("kind", "radar_cue")
        .integer("cue_kind", c.kind)
        .polar_if(has(c.has, SEAEYE_CUE_POLAR), c.range_m, c.bearing_deg)
        .place_if(has(c.has, SEAEYE_CUE_AT), c.lat_deg, c.lon_deg)
        .text("label", c.label);
}

void write_said(Line& line, const seaeye_observation& from) {
    switch (from.kind) {
        case SEAEYE_AIS_POSITION:
            return write(line, from.said.ais_position);
        case SEAEYE_AIS_STATIC:
            return write(line, from.said.ais_static);
        case SEAEYE_AIS_OTHER:
            return write(line, from.said.ais_other);
        case SEAEYE_RADAR_PLOT:
            return write(line, from.said.radar_plot);
        case SEAEYE_RADAR_TRACK:
            return write(line, from.said.radar_track);
        case SEAEYE_CAMERA_TRIGGER:
            return write(line, from.said.camera_trigger);
        case SEAEYE_RADAR_SWEEP:
            return write(line, from.said.radar_sweep);
        case SEAEYE_OWN_SHIP:
            return write(line, from.said.own_ship);
        case SEAEYE_RADAR_CUE:
            return write(line, from.said.radar_cue);
        default:
            line.integer("kind", from.kind);
    }
}

}  // namespace

std::string observation_text(const seaeye_observation& observation) {
    std::string text;
    {
        Line line{text};
        write_said(line, observation);
        line.integer_if(observation.measured_us != 0, "measured_us", observation.measured_us)
            .integer_if(observation.received_us != 0, "received_us", observation.received_us);
    }
    return text;
}

}  // namespace seaeye::conformance
