// Layouts: ITU-R M.1371-5 annex 8. A message is type 6, repeat 2, MMSI 30 bits, then its own
// fields in the order they are put below; each width stands beside its value.
#include "drivers/encode/ais.hpp"

#include <cmath>

#include <fmt/core.h>

namespace seaeye {
namespace {

/// The nearest whole number of `scale`-ths, held within [least, most].
std::int64_t scaled(double value, double scale, std::int64_t least, std::int64_t most) {
    const double held =
        std::clamp(value * scale, static_cast<double>(least), static_cast<double>(most));
    return std::llround(held);
}

BitWriter begin(std::uint8_t type, Mmsi mmsi) {
    BitWriter out;
    out.put(type, 6);
    out.put(0, 2);  // repeat indicator
    out.put(to_number(mmsi), 30);
    return out;
}

/// Longitude then latitude in 1/10000 minute, 28 and 27 bits; 181 and 91 degrees: not available.
void put_place(BitWriter& out, const std::optional<LatLon>& at) {
    constexpr double per_degree = 600000.0;
    const double lon = at ? to_degrees(at->lon) : 181.0;
    const double lat = at ? to_degrees(at->lat) : 91.0;
    out.put_signed(std::llround(lon * per_degree), 28);
    out.put_signed(std::llround(lat * per_degree), 27);
}

/// Tenths of a knot, 10 bits; 1022: 102.2 kn or more, 1023: not available.
void put_sog(BitWriter& out, const std::optional<MetresPerSecond>& sog) {
    out.put_signed(sog ? scaled(to_knots(*sog), 10.0, 0, 1022) : 1023, 10);
}

/// Tenths of a degree, 12 bits; 3600: not available.
void put_cog(BitWriter& out, const std::optional<Course>& cog) {
    out.put_signed(cog ? std::llround(to_degrees(cog->angle()) * 10.0) % 3600 : 3600, 12);
}

/// Degrees, 9 bits; 511: not available.
void put_heading(BitWriter& out, const std::optional<Heading>& heading) {
    out.put_signed(heading ? std::llround(to_degrees(heading->angle())) % 360 : 511, 9);
}

/// 4.733 times the root of degrees a minute, signed, 8 bits; -128: not available.
void put_rot(BitWriter& out, const std::optional<RadiansPerSecond>& rot) {
    if (!rot) {
        out.put_signed(-128, 8);
        return;
    }
    const double turn = to_degrees_per_minute(*rot);
    const std::int64_t size = scaled(std::sqrt(std::abs(turn)), 4.733, 0, 126);
    out.put_signed(turn < 0.0 ? -size : size, 8);
}

/// Second of the fix, 6 bits; 60: not available.
void put_second(BitWriter& out, const AisPosition& p) {
    out.put(p.utc_second.value_or(60), 6);
}

/// Metres to bow and stern 9 bits each, port and starboard 6 bits each; 0: not available.
void put_dimensions(BitWriter& out, const Dimensions& d) {
    const auto side = [&out](const std::optional<Metres>& length, int width) {
        const std::int64_t most = (std::int64_t{1} << width) - 1;
        out.put_signed(length ? scaled(length->si(), 1.0, 0, most) : 0, width);
    };
    side(d.to_bow, 9);
    side(d.to_stern, 9);
    side(d.to_port, 6);
    side(d.to_starboard, 6);
}

/// A carrier-sense class B: selector 1, then the fixed 1100000000000000110. ITU-R M.1371-5, 3.16.
constexpr std::uint64_t carrier_sense_state = 0xE0006;

BitWriter encode_class_a(const AisPosition& p) {
    BitWriter out = begin(p.message_type, p.mmsi);
    out.put(p.nav_status.value_or(15), 4);
    put_rot(out, p.rot);
    put_sog(out, p.sog);
    out.put(p.is_accurate ? 1 : 0, 1);
    put_place(out, p.at);
    put_cog(out, p.cog);
    put_heading(out, p.heading);
    put_second(out, p);
    out.put(0, 2 + 3 + 1);  // special manoeuvre, spare, RAIM
    out.put(0, 19);         // communication state
    return out;
}

BitWriter encode_class_b(const AisPosition& p) {
    BitWriter out = begin(18, p.mmsi);
    out.put(0, 8);  // reserved
    put_sog(out, p.sog);
    out.put(p.is_accurate ? 1 : 0, 1);
    put_place(out, p.at);
    put_cog(out, p.cog);
    put_heading(out, p.heading);
    put_second(out, p);
    out.put(0, 2);         // reserved
    out.put(0b101110, 6);  // CS unit, no display, DSC, whole band, message 22, autonomous
    out.put(0, 1);         // RAIM
    out.put(carrier_sense_state, 20);
    return out;
}

BitWriter encode_sar_aircraft(const AisPosition& p) {
    BitWriter out = begin(9, p.mmsi);
    out.put_signed(p.altitude ? scaled(p.altitude->si(), 1.0, 0, 4094) : 4095, 12);
    out.put_signed(p.sog ? scaled(to_knots(*p.sog), 1.0, 0, 1022) : 1023, 10);
    out.put(p.is_accurate ? 1 : 0, 1);
    put_place(out, p.at);
    put_cog(out, p.cog);
    put_second(out, p);
    out.put(0, 1 + 7);  // GNSS altitude, spare
    out.put(1, 1);      // no data terminal
    out.put(0, 3 + 1 + 1);
    out.put(0, 20);  // communication state
    return out;
}

/// 1/10 minute, whole knots and degrees.
BitWriter encode_long_range(const AisPosition& p) {
    BitWriter out = begin(27, p.mmsi);
    out.put(p.is_accurate ? 1 : 0, 1);
    out.put(0, 1);  // RAIM
    out.put(p.nav_status.value_or(15), 4);
    out.put_signed(std::llround((p.at ? to_degrees(p.at->lon) : 181.0) * 600.0), 18);
    out.put_signed(std::llround((p.at ? to_degrees(p.at->lat) : 91.0) * 600.0), 17);
    out.put_signed(p.sog ? scaled(to_knots(*p.sog), 1.0, 0, 62) : 63, 6);
    out.put_signed(p.cog ? std::llround(to_degrees(p.cog->angle())) % 360 : 511, 9);
    out.put(0, 1 + 1);  // GNSS position, spare
    return out;
}

std::string hex_checksum(std::string_view body) {
    unsigned sum = 0;
    for (const char c : body) {
        sum ^= static_cast<unsigned char>(c);
    }
    return fmt::format("{:02X}", sum);
}

std::string tag_block(const VdmEnvelope& envelope) {
    std::string body;
    if (!envelope.station.empty()) {
        body = fmt::format("s:{}", envelope.station);
    }
    if (envelope.received) {
        body += fmt::format(
            "{}c:{}", body.empty() ? "" : ",", to_micros(*envelope.received) / 1'000'000);
    }
    return body.empty() ? body : fmt::format("\\{}*{}\\", body, hex_checksum(body));
}

}  // namespace

BitWriter encode_position(const AisPosition& position) {
    switch (position.message_type) {
        case 1:
        case 2:
        case 3:
            return encode_class_a(position);
        case 9:
            return encode_sar_aircraft(position);
        case 18:
            return encode_class_b(position);
        case 27:
            return encode_long_range(position);
        default:
            return {};
    }
}

BitWriter encode_base_station(const AisPosition& position, Time utc) {
    const Civil civil = to_civil(utc);
    BitWriter out = begin(4, position.mmsi);
    out.put_signed(civil.year, 14);
    out.put_signed(civil.month, 4);
    out.put_signed(civil.day, 5);
    out.put_signed(civil.hour, 5);
    out.put_signed(civil.minute, 6);
    out.put_signed(civil.second, 6);
    out.put(position.is_accurate ? 1 : 0, 1);
    put_place(out, position.at);
    out.put(7, 4);          // position from a survey
    out.put(0, 1 + 9 + 1);  // transmission control, spare, RAIM
    out.put(0, 19);         // communication state
    return out;
}

BitWriter encode_static(const AisStatic& particulars) {
    BitWriter out = begin(5, particulars.mmsi);
    out.put(2, 2);  // AIS version: ITU-R M.1371-5
    out.put(particulars.imo.value_or(0), 30);
    out.put_text(particulars.callsign.view(), 7);
    out.put_text(particulars.name.view(), 20);
    out.put_signed(particulars.ship_type.value_or(0), 8);
    put_dimensions(out, particulars.dimensions);
    out.put(1, 4);  // position from GPS
    out.put(0, 4);  // ETA: no month, day, hour, minute
    out.put(0, 5);
    out.put(24, 5);
    out.put(60, 6);
    out.put_signed(particulars.draught ? scaled(particulars.draught->si(), 10.0, 0, 255) : 0, 8);
    out.put_text(particulars.destination.view(), 20);
    out.put(0, 1 + 1);  // data terminal ready, spare
    return out;
}

BitWriter encode_static_a(const AisStatic& particulars) {
    BitWriter out = begin(24, particulars.mmsi);
    out.put(0, 2);  // part A
    out.put_text(particulars.name.view(), 20);
    return out;
}

BitWriter encode_static_b(const AisStatic& particulars) {
    BitWriter out = begin(24, particulars.mmsi);
    out.put(1, 2);  // part B
    out.put_signed(particulars.ship_type.value_or(0), 8);
    out.put_text({}, 3);  // vendor
    out.put(0, 4 + 20);   // model, serial number
    out.put_text(particulars.callsign.view(), 7);
    if (particulars.mothership) {
        out.put(to_number(*particulars.mothership), 30);
    } else {
        put_dimensions(out, particulars.dimensions);
    }
    out.put(0, 4 + 2);  // kind of position device, spare
    return out;
}

BitWriter encode_aid(const AisPosition& position, std::string_view name, AidToNavigation aid) {
    constexpr std::size_t short_name = 20;
    constexpr std::size_t longest_name = 34;
    BitWriter out = begin(21, position.mmsi);
    out.put(aid.aid_type, 5);
    out.put_text(name.substr(0, short_name), short_name);
    out.put(position.is_accurate ? 1 : 0, 1);
    put_place(out, position.at);
    put_dimensions(out, {});
    out.put(7, 4);  // position from a survey
    put_second(out, position);
    out.put(aid.is_off_position ? 1 : 0, 1);
    out.put(0, 8 + 1);  // status, RAIM
    out.put(aid.is_virtual ? 1 : 0, 1);
    out.put(0, 1 + 1);  // assigned mode, spare
    if (name.size() > short_name) {
        const std::string_view extension = name.substr(short_name, longest_name - short_name);
        out.put_text(extension, extension.size());
        if (out.size() % 8 != 0) {
            out.put(0, 8 - out.size() % 8);
        }
    }
    return out;
}

BitWriter encode_safety_text(Mmsi mmsi, std::string_view text) {
    constexpr std::size_t longest_text = 156;
    const std::string_view sent = text.substr(0, longest_text);
    BitWriter out = begin(14, mmsi);
    out.put(0, 2);  // spare
    out.put_text(sent, sent.size());
    return out;
}

std::vector<std::string> to_sentences(const BitWriter& message, const VdmEnvelope& envelope) {
    constexpr std::size_t part_size = 60;  // 82 characters, less what stands around the payload
    const std::string armour = message.armour();
    const std::size_t count = (armour.size() + part_size - 1) / part_size;
    const std::string tag = tag_block(envelope);
    std::vector<std::string> sentences;
    for (std::size_t part = 0; part < count; ++part) {
        const std::string body =
            fmt::format("{}VDM,{},{},{},{},{},{}",
                        envelope.talker,
                        count,
                        part + 1,
                        count > 1 ? fmt::format("{}", envelope.sequence_id) : "",
                        envelope.channel,
                        armour.substr(part * part_size, part_size),
                        part + 1 == count ? message.fill_bits() : 0);
        sentences.push_back(fmt::format("{}!{}*{}", tag, body, hex_checksum(body)));
    }
    return sentences;
}

}  // namespace seaeye
