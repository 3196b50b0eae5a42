// Units at this edge are the files': knots, degrees, metres.
#include "drivers/decode/ais_rows.hpp"

#include <charconv>
#include <functional>
#include <string>

#include "drivers/decode/characters.hpp"
#include "drivers/decode/line_time.hpp"
#include "drivers/decode/unix_time.hpp"

namespace seaeye {
namespace {

constexpr std::array default_order{AisColumn::time,
                                   AisColumn::mmsi,
                                   AisColumn::lat,
                                   AisColumn::lon,
                                   AisColumn::sog_knots,
                                   AisColumn::cog};

std::optional<double> number_in(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{value}
                                                                    : std::nullopt;
}

/// "31/12/2015 23:59:59", as the Danish files have it, with the year first.
std::string year_first(std::string_view text) {
    if (text.size() < 10 || text[2] != '/' || text[5] != '/') {
        return std::string{text};
    }
    std::string out{text.substr(6, 4)};
    out += '-';
    out += text.substr(3, 2);
    out += '-';
    out += text.substr(0, 2);
    out += text.substr(10);
    return out;
}

/// The message type that such a class sends most.
std::uint8_t position_type(std::uint8_t ais_class) {
    switch (ais_class) {
        case SEAEYE_CLASS_B:
            return 18;
        case SEAEYE_CLASS_SAR_AIRCRAFT:
            return 9;
        case SEAEYE_CLASS_BASE_STATION:
            return 4;
        case SEAEYE_CLASS_AID_TO_NAVIGATION:
            return 21;
        default:
            return 1;
    }
}

}  // namespace

AisRows::AisRows(TimeZone zone) : zone_{std::move(zone)} {
    places_.fill(nowhere);
    for (std::size_t i = 0; i < default_order.size(); ++i) {
        places_[static_cast<std::size_t>(default_order[i])] = i;
    }
}

RowOutcome AisRows::take(std::string_view line) {
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (line.starts_with(byte_order_mark)) {
        line.remove_prefix(byte_order_mark.size());
    }
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
        return RowOutcome::empty;
    }
    if (take_header(line)) {
        return RowOutcome::header;
    }
    if (!row_.read(line, separator_)) {
        return RowOutcome::bad_quote;
    }
    const auto mmsi = number_in(text(AisColumn::mmsi));
    if (!mmsi || !is_mmsi(*mmsi)) {
        return RowOutcome::bad_mmsi;
    }
    const auto when = time();
    if (!when) {
        return RowOutcome::bad_time;
    }
    report_ = {.mmsi = static_cast<std::uint32_t>(*mmsi), .received_us = *when};
    put_identity();
    put_movement();
    put_static();
    is_static_new_ = report_.has_static() && is_new();
    counts_[row_counter::static_reports] += is_static_new_ ? 1 : 0;
    return report_.has_place() || report_.has_static() ? RowOutcome::ok : RowOutcome::no_place;
}

/// A header has letters where rows have figures: cheap to tell.
bool AisRows::take_header(std::string_view line) {
    const std::size_t mark = line.find_first_not_of("# \t\"");
    if (mark == std::string_view::npos || is_digit(line[mark]) || line[mark] == '-') {
        return false;
    }
    const char separator = csv_separator(line);
    const std::size_t from = line.find_first_not_of("# \t");
    CsvRow names;
    if (!names.read(line.substr(from), separator)) {
        return false;
    }
    std::array<std::size_t, column_count> places{};
    places.fill(nowhere);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const AisColumn column = ais_column(names[i]);
        if (column != AisColumn::unknown && places[static_cast<std::size_t>(column)] == nowhere) {
            places[static_cast<std::size_t>(column)] = i;
        }
    }
    if (places[static_cast<std::size_t>(AisColumn::mmsi)] == nowhere) {
        return false;
    }
    places_ = places;
    separator_ = separator;
    return true;
}

std::string_view AisRows::text(AisColumn column) const {
    return row_[places_[static_cast<std::size_t>(column)]];
}

/// Absent when empty; counted when it is no number.
std::optional<double> AisRows::number(AisColumn column) {
    const std::string_view field = text(column);
    if (field.empty()) {
        return std::nullopt;
    }
    const auto value = number_in(field);
    counts_[row_counter::bad_value] += value ? 0 : 1;
    return value;
}

std::optional<std::int64_t> AisRows::time() {
    const std::string_view field = text(AisColumn::time);
    if (const auto epoch = unix_micros(field)) {
        return epoch;
    }
    const auto read = read_leading_time(year_first(field));
    if (!read || !read->is_local) {
        return read ? std::optional{read->us} : std::nullopt;
    }
    constexpr std::int64_t second_us = 1'000'000;
    const std::int64_t utc_s = zone_.to_utc(read->us / second_us, last_s_);
    last_s_ = utc_s;
    return utc_s * second_us + read->us % second_us;
}

void AisRows::put_identity() {
    report_.ais_class = ais_class_of(text(AisColumn::ais_class));
    report_.message_type = position_type(report_.ais_class);
    if (const auto type = number(AisColumn::message_type); type && *type >= 1 && *type <= 27) {
        report_.message_type = static_cast<std::uint8_t>(*type);
    }
}

void AisRows::put_movement() {
    const auto lat = number(AisColumn::lat);
    const auto lon = number(AisColumn::lon);
    if (lat && lon) {
        report_.put_place(*lat, *lon);
    }
    if (const auto knots = number(AisColumn::sog_knots)) {
        report_.put_sog_knots(*knots);
    } else if (const auto mps = number(AisColumn::sog_mps)) {
        report_.put_sog_knots(*mps * 3600.0 / 1852.0);
    }
    if (const auto degrees = number(AisColumn::cog)) {
        put_cog(*degrees);
    }
    if (const auto degrees = number(AisColumn::heading)) {
        report_.put_heading(*degrees);
    }
    if (const auto rate = number(AisColumn::rot)) {
        report_.put_rot(*rate);
    }
    if (const auto second = number(AisColumn::utc_second)) {
        report_.put_utc_second(*second);
    }
    const std::string_view status = text(AisColumn::nav_status);
    if (const auto code = number_in(status)) {
        report_.put_nav_status(*code);
    } else {
        report_.nav_status = nav_status_of(status);
    }
}

/// MarineCadastre kept tenths of a degree in 12 bits with a sign: from 204.8 on they came out 409.6
/// too small, -49.6 being 360, which is not available. Seen in its files of 2020: against the
/// headings of 284 ships under way at more than 5 knots the median is off by 2 degrees when 409.6
/// is added, by 49 when 360 is.
void AisRows::put_cog(double degrees) {
    constexpr double wrapped = 409.6;
    if (degrees < 0.0) {
        degrees += wrapped;
        ++counts_[row_counter::cog_unwrapped];
    }
    constexpr double not_available = 359.95;  // 409.6 - 49.6 is a little less than 360
    if (degrees < not_available) {
        report_.put_cog(degrees);
    }
}

void AisRows::put_static() {
    report_.name = text(AisColumn::name);
    report_.callsign = text(AisColumn::callsign);
    report_.destination = text(AisColumn::destination);
    std::string_view imo = text(AisColumn::imo);
    if (imo.starts_with("IMO")) {
        imo.remove_prefix(3);
    }
    if (const auto number = number_in(imo)) {
        report_.put_imo(*number);
    }
    const std::string_view type = text(AisColumn::ship_type);
    if (const auto code = number_in(type)) {
        report_.put_ship_type(*code);
    } else {
        report_.ship_type = ship_type_of(type);
    }
    if (const auto draught = number(AisColumn::draught)) {
        report_.put_draught(*draught);
    }
    put_size();
}

/// Length and width alone are put as ITU-R M.1371-5 has them when nobody knows where the antenna
/// stands: all of it to stern and to starboard.
void AisRows::put_size() {
    const auto bow = number(AisColumn::to_bow);
    const auto stern = number(AisColumn::to_stern);
    const auto length = number(AisColumn::length);
    if (bow && stern) {
        report_.put_length(*bow, *stern);
    } else if (length) {
        report_.put_length(0.0, *length);
    }
    const auto port = number(AisColumn::to_port);
    const auto starboard = number(AisColumn::to_starboard);
    const auto width = number(AisColumn::width);
    if (port && starboard) {
        report_.put_width(*port, *starboard);
    } else if (width) {
        report_.put_width(0.0, *width);
    }
}

bool AisRows::is_new() {
    std::string said;
    for (const AisColumn column : {AisColumn::name,
                                   AisColumn::callsign,
                                   AisColumn::imo,
                                   AisColumn::ship_type,
                                   AisColumn::length,
                                   AisColumn::width,
                                   AisColumn::to_bow,
                                   AisColumn::to_stern,
                                   AisColumn::to_port,
                                   AisColumn::to_starboard,
                                   AisColumn::draught,
                                   AisColumn::destination}) {
        said += text(column);
        said += '\x1f';
    }
    const std::size_t hash = std::hash<std::string>{}(said);
    if (statics_.size() >= most_vessels) {
        statics_.clear();  // each is given once more
    }
    const auto [known, is_first] = statics_.try_emplace(report_.mmsi, hash);
    const bool is_changed = is_first || known->second != hash;
    known->second = hash;
    return is_changed;
}

}  // namespace seaeye
