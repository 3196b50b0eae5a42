// Walks the tables of decode/ais for the columns' names.
#include "drivers/decode/ais_text.hpp"

#include <array>

#include "schemas/numbers.hpp"

namespace seaeye {
namespace {

using ais::Field;
using ais::Message;
using ais::Reading;

/// What most messages share, or a list would be expected to show. Named as in the tables.
constexpr std::array<std::string_view, 17> columns{"lat",
                                                   "lon",
                                                   "sog_kn",
                                                   "cog_deg",
                                                   "heading_deg",
                                                   "rot_deg_min",
                                                   "nav_status",
                                                   "utc_second",
                                                   "altitude_m",
                                                   "imo",
                                                   "name",
                                                   "callsign",
                                                   "ship_type",
                                                   "draught_m",
                                                   "destination",
                                                   "mothership_mmsi",
                                                   "text"};

void append_csv_text(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        out += c;
        if (c == '"') {
            out += c;
        }
    }
    out += '"';
}

void append_csv_field(std::string& out, const Message& message, const Field& field) {
    if (is_text(field)) {
        ais::SixBitText text;
        read_text(message, field, text);
        if (!text.empty()) {
            append_csv_text(out, text.view());
        }
    } else if (const Reading reading = read(message, field); reading.has_value()) {
        append_fixed(out, reading.value, field.decimals);
    }
}

}  // namespace

std::string_view csv_header() {
    return "line,received,type,repeat,mmsi,lat,lon,sog_kn,cog_deg,heading_deg,rot_deg_min,"
           "nav_status,utc_second,altitude_m,imo,name,callsign,ship_type,draught_m,destination,"
           "mothership_mmsi,text,checksum";
}

void append_csv(std::string& out, const Message& message, const Reception& reception) {
    append_integer(out, static_cast<std::int64_t>(reception.line));
    out += ',';
    if (reception.received_us != 0) {
        append_rfc3339(out, time_from_micros(reception.received_us));
    }
    for (const std::uint32_t value :
         {std::uint32_t{message.type}, std::uint32_t{message.repeat}, to_number(message.mmsi)}) {
        out += ',';
        append_integer(out, value);
    }
    const auto fields =
        message.table != nullptr ? message.table->fields : std::span<const Field* const>{};
    for (const std::string_view column : columns) {
        out += ',';
        for (const Field* field : fields) {
            if (field->name == column) {
                append_csv_field(out, message, *field);
            }
        }
    }
    out += reception.checksum == SentenceState::good           ? ",good"
           : reception.checksum == SentenceState::bad_checksum ? ",bad"
                                                               : ",missing";
}

}  // namespace seaeye
