// What AIS logs say that hold decoded values instead of sentences (CSV, JSON), and its way into the
// observations of the driver ABI. Units are the ABI's: degrees, metres, metres a second.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sea-eye/driver.h"

namespace seaeye {

/// One report. What is not available is absent or empty; ranges are checked when a value is put in
/// by one of the functions below. Texts are cut where the AIS cuts them.
struct AisReport {
    std::uint32_t mmsi = 0;
    std::uint8_t message_type = 1;
    std::uint8_t ais_class = SEAEYE_CLASS_UNKNOWN;
    std::int64_t received_us = 0;  ///< 0: the log does not say
    bool is_accurate = false;
    bool is_low_resolution = false;
    std::optional<double> lat_deg;
    std::optional<double> lon_deg;
    std::optional<double> sog_mps;
    std::optional<double> cog_deg;
    std::optional<double> heading_deg;
    std::optional<double> rot_deg_per_min;
    std::optional<double> altitude_m;
    std::optional<std::uint8_t> nav_status;
    std::optional<std::uint8_t> utc_second;
    std::optional<std::uint32_t> imo;
    std::optional<std::uint16_t> ship_type;
    std::optional<std::uint32_t> mothership_mmsi;
    std::optional<double> to_bow_m;
    std::optional<double> to_stern_m;
    std::optional<double> to_port_m;
    std::optional<double> to_starboard_m;
    std::optional<double> draught_m;
    std::string name;
    std::string callsign;
    std::string destination;
    std::string text;  ///< of a safety message

    [[nodiscard]] bool has_place() const { return lat_deg && lon_deg; }

    /// Whether it says anything that a static report says.
    [[nodiscard]] bool has_static() const;

    /// 91 and 181 are not available, and neither is what lies outside the globe.
    void put_place(double lat, double lon);
    void put_sog_knots(double knots);  ///< 102.3 is not available
    void put_cog(double degrees);      ///< 360 is not available
    void put_heading(double degrees);  ///< 511 is not available
    void put_rot(double degrees_a_minute);
    void put_nav_status(double code);    ///< 15 is not available
    void put_utc_second(double second);  ///< 60 and above say why there is none
    void put_imo(double number);         ///< 0 is not available
    void put_ship_type(double code);     ///< 0 is not available
    void put_draught(double metres);     ///< 0 is not available

    /// Both distances from the antenna in metres; two zeros say nothing of that axis.
    void put_length(double to_bow, double to_stern);
    void put_width(double to_port, double to_starboard);

    /// Borrows this report's texts.
    [[nodiscard]] seaeye_observation position() const;
    [[nodiscard]] seaeye_observation statics() const;
    [[nodiscard]] seaeye_observation other() const;
};

/// Whether a number can be an MMSI: 1 to 999,999,999.
constexpr bool is_mmsi(double number) {
    return number >= 1 && number <= 999'999'999 &&
           number == static_cast<double>(static_cast<std::uint32_t>(number));
}

}  // namespace seaeye
