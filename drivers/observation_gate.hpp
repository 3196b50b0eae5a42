// What the checks of observations have in common. Every number is compared with its range so that
// NaN fails: (a <= x && x <= b), never its opposite.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "schemas/observation.hpp"
#include "sea-eye/driver.h"

namespace seaeye::check {

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

inline Metres metres(double value) {
    return Metres{value};
}

inline MetresPerSecond metres_per_second(double value) {
    return MetresPerSecond{value};
}

template <class T>
T azimuth(double value) {
    return T{degrees(value)};
}

constexpr double fastest_mps = 1000.0;
constexpr double full_circle = 360.0;

constexpr double longest_range_m = 1'000'000.0;

constexpr double longest_time_s = 1e7;

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

inline void set(
    Gate& gate, std::optional<std::uint8_t>& member, bool has, std::uint8_t value, int most) {
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

inline std::optional<LatLon> place(Gate& gate, bool has, double lat_deg, double lon_deg) {
    if (!has) {
        return std::nullopt;
    }
    gate.range(lat_deg, -90.0, 90.0);
    gate.range(lon_deg, -180.0, 180.0);
    return lat_lon_degrees(lat_deg, lon_deg);
}

inline std::optional<Polar> polar(Gate& gate, bool has, double range_m, double bearing_deg) {
    if (!has) {
        return std::nullopt;
    }
    gate.range(range_m, 0.0, longest_range_m);
    gate.range(bearing_deg, 0.0, full_circle);
    return gate.is_open() ? std::optional{Polar{.range = Metres{range_m},
                                                .bearing = Bearing{degrees(bearing_deg)}}}
                          : std::nullopt;
}

}  // namespace seaeye::check
