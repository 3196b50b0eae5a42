// From a sentence to what it says. The line's outcome is settled at its end; the lines of a TTD of
// several sentences when the message is complete or given up.
#include "drivers/decode/radar/radar_stream.hpp"

#include "drivers/decode/radar/sentences.hpp"

namespace seaeye::radar {

void RadarStream::feed(const FedLine& line, RadarSink& sink) {
    sink_ = &sink;
    books_.begin(line.number);
    lines_.feed(line, *this);
    end_line();
}

void RadarStream::flush(RadarSink& sink) {
    sink_ = &sink;
    assembler_.flush([this](std::uint64_t line) { settle_part(line, Outcome::incomplete); });
}

void RadarStream::fault(LineFault fault) {
    switch (fault) {
        case LineFault::bad_checksum:
            books_.note(Outcome::bad_checksum);
            return;
        case LineFault::no_checksum:
            books_.note(Outcome::no_checksum);
            return;
        case LineFault::tag_malformed:
            books_.note(Outcome::tag_malformed);
            return;
        case LineFault::tag_bad_checksum:
            count(Counter::tag_bad_checksum);
            return;
    }
}

void RadarStream::sentence(HeardSentence& heard) {
    reception_ = heard.reception;
    const std::string_view body = heard.sentence.body;
    const bool has_formatter = body.size() > 5 && body[5] == ',';
    if (!has_formatter) {
        books_.note(Outcome::not_radar);
        return;
    }
    if (const auto outcome = read(body.substr(2, 3), body.substr(6))) {
        books_.note(*outcome);
    }
}

/// Nothing when the sentence is a part of a message that is not complete.
std::optional<Outcome> RadarStream::read(std::string_view formatter, std::string_view fields) {
    if (formatter == "TTM") {
        return take_ttm(fields);
    }
    if (formatter == "TTD") {
        return take_ttd(fields);
    }
    if (formatter == "TLL") {
        return take_tll(fields);
    }
    if (formatter == "TLB") {
        return take_tlb(fields);
    }
    if (formatter == "RSD") {
        return take_rsd(fields);
    }
    if (formatter == "OSD") {
        return take_osd(fields);
    }
    if (formatter == "HDT") {
        return take_heading(read_hdt(fields));
    }
    return formatter == "THS" ? take_heading(read_ths(fields)) : Outcome::not_radar;
}

Outcome RadarStream::take_ttm(std::string_view fields) {
    const auto target = read_ttm(fields);
    if (!target) {
        return outcome_of(target.error().code);
    }
    count(Counter::ttm);
    return take_target(*target);
}

Outcome RadarStream::take_tll(std::string_view fields) {
    const auto target = read_tll(fields);
    if (!target) {
        return outcome_of(target.error().code);
    }
    count(Counter::tll);
    return target->number && target->status ? take_target(*target) : take_mark(*target);
}

Outcome RadarStream::take_tlb(std::string_view fields) {
    const auto labels = read_tlb(fields);
    if (!labels) {
        return outcome_of(labels.error().code);
    }
    count(Counter::tlb);
    for (std::size_t i = 0; i < labels->count; ++i) {
        const auto& label = labels->label[i];
        if (labels_.size() < most_labels || labels_.contains(label.number)) {
            labels_[label.number] = Text<20>{label.text};
        }
    }
    return Outcome::ok;
}

Outcome RadarStream::take_rsd(std::string_view fields) {
    const auto cursor = read_rsd(fields);
    if (!cursor) {
        return outcome_of(cursor.error().code);
    }
    count(Counter::rsd);
    if (!cursor->range || !cursor->bearing) {
        return Outcome::no_place;
    }
    Direction bearing = cursor->bearing.value_or(Direction{});
    if (!turn_to_north(bearing)) {
        return Outcome::relative_bearing;
    }
    sink_->cue({.range = cursor->range, .bearing = bearing.angle}, moment_of(std::nullopt));
    return Outcome::ok;
}

Outcome RadarStream::take_osd(std::string_view fields) {
    const auto own = read_osd(fields);
    if (!own) {
        return outcome_of(own.error().code);
    }
    count(Counter::osd);
    if (own->heading) {
        heading_ = own->heading;
        heading_us_ = reception_.sensor_us;
    }
    sink_->own_ship(*own, moment_of(std::nullopt));
    return Outcome::ok;
}

Outcome RadarStream::take_heading(const Result<Radians>& heading) {
    if (!heading) {
        return outcome_of(heading.error().code);
    }
    count(Counter::heading);
    heading_ = *heading;
    heading_us_ = reception_.sensor_us;
    sink_->own_ship({.heading = *heading}, moment_of(std::nullopt));
    return Outcome::ok;
}

/// How an earlier line ended that a message waited on, or a part of the line in hand.
void RadarStream::settle_part(std::uint64_t line, Outcome outcome) {
    if (books_.settle(line, outcome)) {
        sink_->account(line, outcome);
    }
}

void RadarStream::end_line() {
    const std::uint64_t line = books_.line();
    const LineBooks::End end = books_.end();
    for (std::uint32_t i = 0; i < end.lost_beside_good; ++i) {
        count(Counter::lost_beside_good);
    }
    if (end.outcome) {
        sink_->account(line, *end.outcome);
    }
}

}  // namespace seaeye::radar
