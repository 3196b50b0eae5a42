// Sources: gpsd_json(5) of gpsd 3.22, "AIS dump format"; AIS-catcher's JSON_FULL. As transmitted:
// lat and lon in 1/600,000 degrees (type 27: 1/600), sog in 1/10 knot (9, 27: knots), cog in 1/10
// degree (27: degrees), draught in 1/10 m, turn as ITU-R M.1371-5 annex 8 table 45.
#include "drivers/decode/ais_json.hpp"

#include <charconv>

#include <nlohmann/json.hpp>

#include "drivers/decode/ais/field.hpp"
#include "drivers/decode/line_time.hpp"

namespace seaeye {
namespace {

using nlohmann::json;

constexpr double knot_mps = 1852.0 / 3600.0;

/// What a message's numbers are counted in.
struct Scale {
    double per_degree = 1.0;
    double knots = 1.0;
    double course = 1.0;
    double draught = 1.0;
    bool is_turn_raw = false;
};

Scale scale_of(int type, bool is_scaled) {
    if (is_scaled) {
        return {};
    }
    return {.per_degree = type == 27 ? 600.0 : 600'000.0,
            .knots = type == 27 || type == 9 ? 1.0 : 0.1,
            .course = type == 27 ? 1.0 : 0.1,
            .draught = 0.1,
            .is_turn_raw = true};
}

/// One line and how its numbers are scaled.
struct Said {
    const json& line;
    Scale scale;

    /// A number, or a text that is one ("turn":"0.00").
    [[nodiscard]] std::optional<double> number(const char* key) const {
        const auto at = line.find(key);
        if (at == line.end()) {
            return std::nullopt;
        }
        if (at->is_number()) {
            return at->get<double>();
        }
        if (!at->is_string()) {
            return std::nullopt;
        }
        const auto& text = at->get_ref<const std::string&>();
        double value = 0.0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        return error == std::errc{} && end == text.data() + text.size() ? std::optional{value}
                                                                        : std::nullopt;
    }

    [[nodiscard]] std::string text(const char* key) const {
        const auto at = line.find(key);
        return at != line.end() && at->is_string() ? at->get<std::string>() : std::string{};
    }

    [[nodiscard]] bool flag(const char* key) const {
        const auto at = line.find(key);
        return at != line.end() && at->is_boolean() && at->get<bool>();
    }
};

void put_place(const Said& said, AisReport& report) {
    const auto lat = said.number("lat");
    const auto lon = said.number("lon");
    if (lat && lon) {
        report.put_place(*lat / said.scale.per_degree, *lon / said.scale.per_degree);
    }
    report.is_accurate = said.flag("accuracy");
}

void put_movement(const Said& said, AisReport& report) {
    if (const auto speed = said.number("speed")) {
        report.put_sog_knots(*speed * said.scale.knots);
    }
    if (const auto course = said.number("course")) {
        report.put_cog(*course * said.scale.course);
    }
    if (const auto heading = said.number("heading")) {
        report.put_heading(*heading);
    }
    if (const auto second = said.number("second")) {
        report.put_utc_second(*second);
    }
}

void put_turn(const Said& said, AisReport& report) {
    const auto raw = said.number(said.scale.is_turn_raw ? "turn" : "turn_unscaled");
    if (raw && *raw >= -128 && *raw <= 127) {
        const auto code = static_cast<std::int32_t>(*raw);
        if (ais::turn_state(code) == ais::State::value) {
            report.put_rot(ais::turn_rate(code));
        }
    } else if (const auto rate = said.number("turn"); rate && !said.scale.is_turn_raw) {
        report.put_rot(*rate);
    }
}

void put_status(const Said& said, AisReport& report) {
    if (const auto status = said.number("status")) {
        report.put_nav_status(*status);
    }
}

void put_aircraft(const Said& said, AisReport& report) {
    constexpr double highest_m = 4094.0;  // 4095 is not available
    constexpr double fastest_kn = 1022.0;
    put_place(said, report);
    put_movement(said, report);
    report.sog_mps.reset();
    if (const auto speed = said.number("speed"); speed && *speed >= 0 && *speed <= fastest_kn) {
        report.sog_mps = *speed * knot_mps;
    }
    if (const auto alt = said.number("alt"); alt && *alt >= 0 && *alt <= highest_m) {
        report.altitude_m = alt;
    }
}

void put_sides(const Said& said, AisReport& report) {
    report.put_length(said.number("to_bow").value_or(0.0), said.number("to_stern").value_or(0.0));
    report.put_width(said.number("to_port").value_or(0.0),
                     said.number("to_starboard").value_or(0.0));
}

void put_static(const Said& said, AisReport& report) {
    report.name = said.text(said.line.contains("shipname") ? "shipname" : "name");
    report.callsign = said.text("callsign");
    report.destination = said.text("destination");
    if (const auto imo = said.number("imo")) {
        report.put_imo(*imo);
    }
    if (const auto type = said.number("shiptype")) {
        report.put_ship_type(*type);
    }
    if (const auto draught = said.number("draught")) {
        report.put_draught(*draught * said.scale.draught);
    }
    const auto mother = said.number("mothership_mmsi");
    if (mother && is_mmsi(*mother)) {
        report.mothership_mmsi = static_cast<std::uint32_t>(*mother);
    }
    put_sides(said, report);
}

/// NaN is none.
bool is_message_type(double number) {
    return 1.0 <= number && number <= 27.0;
}

JsonKinds put_by_type(const Said& said, AisReport& report) {
    switch (report.message_type) {
        case 1:
        case 2:
        case 3:
            report.ais_class = SEAEYE_CLASS_A;
            put_place(said, report);
            put_movement(said, report);
            put_turn(said, report);
            put_status(said, report);
            return {.has_position = true};
        case 4:
        case 11:
            report.ais_class = SEAEYE_CLASS_BASE_STATION;
            put_place(said, report);
            return {.has_position = true};
        case 5:
            report.ais_class = SEAEYE_CLASS_A;
            put_static(said, report);
            return {.has_static = true};
        case 9:
            report.ais_class = SEAEYE_CLASS_SAR_AIRCRAFT;
            put_aircraft(said, report);
            return {.has_position = true};
        case 12:
        case 14:
            report.text = said.text("text");
            return {};
        case 18:
        case 19:
            report.ais_class = SEAEYE_CLASS_B;
            put_place(said, report);
            put_movement(said, report);
            put_static(said, report);
            return {.has_position = true, .has_static = report.message_type == 19};
        case 21:
            report.ais_class = SEAEYE_CLASS_AID_TO_NAVIGATION;
            put_place(said, report);
            put_static(said, report);
            return {.has_position = true, .has_static = true};
        case 24:
            report.ais_class = SEAEYE_CLASS_B;
            put_static(said, report);
            return {.has_static = true};
        case 27:
            report.is_low_resolution = true;
            put_place(said, report);
            put_movement(said, report);
            put_status(said, report);
            return {.has_position = true};
        default:
            return {};
    }
}

}  // namespace

JsonOutcome AisJson::take(std::string_view line) {
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
        return JsonOutcome::empty;
    }
    const json message = json::parse(line, nullptr, false);
    if (!message.is_object()) {
        return JsonOutcome::bad_json;
    }
    Said said{.line = message, .scale = {}};
    const auto mmsi = said.number("mmsi");
    const auto type = said.number("type");
    const std::string kind = said.text("class");
    if ((!kind.empty() && kind != "AIS") || (kind.empty() && (!mmsi || !type))) {
        return JsonOutcome::not_ais;
    }
    if (!mmsi || !is_mmsi(*mmsi)) {
        return JsonOutcome::bad_mmsi;
    }
    if (!type || !is_message_type(*type)) {
        return JsonOutcome::bad_type;
    }
    said.scale =
        scale_of(static_cast<int>(*type), !message.contains("scaled") || said.flag("scaled"));
    report_ = {.mmsi = static_cast<std::uint32_t>(*mmsi),
               .message_type = static_cast<std::uint8_t>(*type),
               .received_us = read_json_time(line).value_or(0)};
    kinds_ = put_by_type(said, report_);
    return JsonOutcome::ok;
}

}  // namespace seaeye
