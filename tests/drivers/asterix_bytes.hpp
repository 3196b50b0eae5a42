// Builds ASTERIX: say which items and what is in them; field specification, lengths and order come
// by themselves.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <vector>

namespace seaeye::test {

using Octets = std::vector<std::uint8_t>;

inline void put(Octets& out, const Octets& more) {
    out.insert(out.end(), more.begin(), more.end());
}

/// The lowest `octets` octets of a number, two's complement.
inline Octets big_endian(std::int64_t value, unsigned octets) {
    Octets out;
    for (unsigned i = octets; i > 0; --i) {
        out.push_back(
            static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> (8 * (i - 1))));
    }
    return out;
}

/// 1/128 s since midnight, in three octets.
inline Octets day_time(double seconds) {
    return big_endian(static_cast<std::int64_t>(seconds * 128.0), 3);
}

/// A record of items by their field reference numbers, from 1.
inline Octets record_of(const std::map<unsigned, Octets>& items) {
    const unsigned last = items.rbegin()->first;
    Octets out((last + 6) / 7, 1);
    out.back() = 0;
    for (const auto& [number, item] : items) {
        out[(number - 1) / 7] =
            static_cast<std::uint8_t>(out[(number - 1) / 7] | 0x80U >> ((number - 1) % 7));
    }
    for (const auto& [number, item] : items) {
        put(out, item);
    }
    return out;
}

inline Octets block_of(std::uint8_t category, std::initializer_list<Octets> records) {
    Octets body;
    for (const Octets& record : records) {
        put(body, record);
    }
    Octets out{category};
    put(out, big_endian(static_cast<std::int64_t>(body.size() + 3), 2));
    put(out, body);
    return out;
}

constexpr double start_of_day_s = 1'740'787'200.0;  ///< 2025-03-01 00:00 UTC

constexpr std::int64_t at_day_second(double second) {
    return static_cast<std::int64_t>((start_of_day_s + second) * 1e6);
}

/// I048: 1 source, 2 time, 3 descriptor, 4 polar, 11 number, 13 velocity, 14 status.
struct Target048 {
    std::uint8_t sac = 25;
    std::uint8_t sic = 201;
    double second = 14'400.0;
    std::uint8_t descriptor = 0x20;  ///< primary radar
    double range_nm = 10.0;
    double bearing_deg = 90.0;
};

inline std::map<unsigned, Octets> plot_048(const Target048& t) {
    Octets polar = big_endian(static_cast<std::int64_t>(t.range_nm * 256.0), 2);
    put(polar, big_endian(static_cast<std::int64_t>(t.bearing_deg * 65536.0 / 360.0), 2));
    return {{1, {t.sac, t.sic}}, {2, day_time(t.second)}, {3, {t.descriptor}}, {4, polar}};
}

inline std::map<unsigned, Octets> track_048(const Target048& t, int number, Octets status) {
    auto items = plot_048(t);
    items[11] = big_endian(number, 2);
    items[13] = {0x00, 0x60, 0x40, 0x00};  // 96 / 16384 NM/s, 90 degrees
    items[14] = std::move(status);
    return items;
}

/// I062 edition 1: 1 source, 4 time, 5 WGS-84, 7 velocity, 12 number, 13 status, 27 accuracy.
inline std::map<unsigned, Octets> track_062(double second, int number, double lat_deg) {
    Octets place = big_endian(static_cast<std::int64_t>(lat_deg * 33'554'432.0 / 180.0), 4);
    put(place, big_endian(static_cast<std::int64_t>(14.0 * 33'554'432.0 / 180.0), 4));
    return {{1, {25, 100}},
            {4, day_time(second)},
            {5, place},
            {7, {0x00, 0x20, 0xFF, 0xE0}},  // 8 m/s east, 8 m/s south
            {12, big_endian(number, 2)},
            {13, {0x00}},
            {27, {0x80, 0x00, 0x64, 0x00, 0x64}}};  // 50 m, 50 m
}

/// I062 edition 0.17: 1 source, 2 service, 3 time, 4 number, 5 WGS-84, 11 velocity, 16 status.
inline std::map<unsigned, Octets> old_track_062(double second, int number, double lat_deg) {
    Octets place = big_endian(static_cast<std::int64_t>(lat_deg * 8'388'608.0 / 180.0), 3);
    put(place, big_endian(static_cast<std::int64_t>(14.0 * 8'388'608.0 / 180.0), 3));
    return {{1, {25, 100}},
            {3, day_time(second)},
            {4, big_endian(number, 2)},
            {5, place},
            {11, {0x07, 0x56, 0xCA, 0xD5}},
            {16, {0x01, 0x10}}};
}

}  // namespace seaeye::test
