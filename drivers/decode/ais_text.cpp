// Both writers walk the tables of decode/ais: a field that stands there is printed, no other list.
#include "drivers/decode/ais_text.hpp"

#include <array>

#include "schemas/json_writer.hpp"
#include "schemas/numbers.hpp"

namespace seaeye {
namespace {

using ais::Field;
using ais::Form;
using ais::Message;
using ais::Reading;
using ais::State;

bool is_text(const Field& field) {
    return field.form == Form::text || field.form == Form::extended_name;
}

void write_reading(JsonWriter& out, const Field& field, const Reading& reading) {
    if (!reading.has_value()) {
        out.null();
    } else if (field.form == Form::flag) {
        out.boolean(reading.raw != 0);
    } else if (field.decimals == 0) {
        out.integer(reading.raw);
    } else {
        out.number(reading.value, field.decimals);
    }
}

void write_field(JsonWriter& out, const Message& message, const Field& field) {
    out.key(field.name);
    if (!is_text(field)) {
        write_reading(out, field, read(message, field));
        return;
    }
    const ais::SixBitText text = read_text(message, field);
    if (text.empty()) {
        out.null();
    } else {
        out.text(text.view());
    }
}

void write_raw(JsonWriter& out, const Message& message) {
    out.key("raw");
    out.begin_object();
    for (const Field* field : message.fields) {
        if (!field->raw_name.empty() && message.payload->holds(field->at, field->width)) {
            out.key(field->raw_name);
            out.integer(read(message, *field).raw);
        }
    }
    out.end_object();
}

/// The names of the fields in a state, where there are any.
void write_states(JsonWriter& out, const Message& message, State state, std::string_view key) {
    bool is_open = false;
    for (const Field* field : message.fields) {
        if (is_text(*field) || read(message, *field).state != state) {
            continue;
        }
        if (!is_open) {
            out.key(key);
            out.begin_array();
            is_open = true;
        }
        out.text(field->name);
    }
    if (is_open) {
        out.end_array();
    }
}

void write_time_or_null(JsonWriter& out, std::int64_t us) {
    if (us == 0) {
        out.null();
    } else {
        out.time(time_from_micros(us));
    }
}

void write_reception(JsonWriter& out, const Reception& reception) {
    out.key("line");
    out.integer(static_cast<std::int64_t>(reception.line));
    out.key("received");
    write_time_or_null(out, reception.received_us);
    out.key("received_from");
    out.text(to_string(reception.origin));
    out.key("station");
    if (reception.station.empty()) {
        out.null();
    } else {
        out.text(reception.station.view());
    }
    out.key("talker");
    out.text({reception.talker.data(), reception.talker.size()});
    out.key("channel");
    if (reception.channel == '\0') {
        out.null();
    } else {
        out.text({&reception.channel, 1});
    }
    out.key("own_ship");
    out.boolean(reception.is_own_ship);
}

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
        if (const ais::SixBitText text = read_text(message, field); !text.empty()) {
            append_csv_text(out, text.view());
        }
    } else if (const Reading reading = read(message, field); reading.has_value()) {
        append_fixed(out, reading.value, field.decimals);
    }
}

}  // namespace

void append_json(std::string& out, const Message& message, const Reception& reception) {
    JsonWriter json{out};
    json.begin_object();
    write_reception(json, reception);
    json.key("type");
    json.integer(message.type);
    json.key("repeat");
    json.integer(message.repeat);
    json.key("mmsi");
    json.integer(to_number(message.mmsi));
    json.key("bits");
    json.integer(static_cast<std::int64_t>(message.payload->bits()));
    for (const Field* field : message.fields) {
        write_field(json, message, *field);
    }
    write_raw(json, message);
    write_states(json, message, State::at_least, "at_least");
    write_states(json, message, State::no_magnitude, "no_magnitude");
    write_states(json, message, State::out_of_range, "out_of_range");
    json.end_object();
}

std::string_view csv_header() {
    return "line,received,type,repeat,mmsi,lat,lon,sog_kn,cog_deg,heading_deg,rot_deg_min,"
           "nav_status,utc_second,altitude_m,imo,name,callsign,ship_type,draught_m,destination,"
           "mothership_mmsi,text";
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
    for (const std::string_view column : columns) {
        out += ',';
        for (const Field* field : message.fields) {
            if (field->name == column) {
                append_csv_field(out, message, *field);
            }
        }
    }
}

}  // namespace seaeye
