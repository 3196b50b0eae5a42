// From a sentence to what it says. The line's outcome is settled at its end; the lines of a TTD of
// several sentences when the message is complete or given up.
#include "drivers/decode/radar/radar_stream.hpp"

#include <algorithm>
#include <cstdlib>

#include "drivers/decode/day_time.hpp"
#include "drivers/decode/radar/sentences.hpp"

namespace seaeye::radar {
namespace {

Outcome outcome_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::too_short:
        case ErrorCode::too_long:
            return Outcome::bad_length;
        case ErrorCode::bad_character:
            return Outcome::bad_character;
        case ErrorCode::bad_fragment:
            return Outcome::bad_fragment;
        default:
            return Outcome::bad_field;
    }
}

TrackerPlace place_of(const Target& target) {
    if (target.at) {
        return {.frame = TrackerPlace::Frame::wgs84,
                .first = to_degrees(target.at->lat),
                .second = to_degrees(target.at->lon)};
    }
    if (target.range && target.bearing) {
        return {.frame = TrackerPlace::Frame::polar,
                .first = target.range->value.si(),
                .second = to_degrees(target.bearing->angle)};
    }
    return {};
}

}  // namespace

void RadarStream::feed(std::uint64_t number,
                       std::int64_t link_us,
                       std::string_view line,
                       RadarSink& sink) {
    sink_ = &sink;
    books_ = {.line = number};
    lines_.feed(number, link_us, line, *this);
    end_line();
}

void RadarStream::flush(RadarSink& sink) {
    sink_ = &sink;
    books_ = {};
    assembler_.flush([this](std::uint64_t line) { settle_part(line, Outcome::incomplete); });
}

void RadarStream::fault(LineFault fault) {
    switch (fault) {
        case LineFault::bad_checksum:
            note(Outcome::bad_checksum);
            return;
        case LineFault::no_checksum:
            note(Outcome::no_checksum);
            return;
        case LineFault::tag_malformed:
            note(Outcome::tag_malformed);
            return;
        case LineFault::tag_bad_checksum:
            count(Counter::tag_bad_checksum);
            return;
    }
}

void RadarStream::sentence(const Sentence& sentence, const Reception& reception) {
    reception_ = reception;
    const std::string_view body = sentence.body;
    const bool has_formatter = body.size() > 5 && body[5] == ',';
    if (!has_formatter) {
        note(Outcome::not_radar);
        return;
    }
    if (const auto outcome = read(body.substr(2, 3), body.substr(6))) {
        note(*outcome);
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

Outcome RadarStream::take_mark(const Target& target) {
    if (!target.at) {
        return Outcome::no_place;
    }
    sink_->cue({.is_mark = true, .at = target.at, .label = target.name},
               moment_of(target.time_of_day));
    return Outcome::ok;
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
    Direction bearing = *cursor->bearing;
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

std::optional<Outcome> RadarStream::take_ttd(std::string_view fields) {
    const auto part = read_ttd_part(fields);
    if (!part) {
        return outcome_of(part.error().code);
    }
    if (part->count == 1) {
        return read_message(part->armour, part->fill);
    }
    const auto state =
        assembler_.push({.part = *part,
                         .talker = reception_.talker,
                         .line = books_.line,
                         .time_us = reception_.received_us},
                        [this](std::uint64_t line) { settle_part(line, Outcome::incomplete); });
    switch (state) {
        case TtdAssembler::State::waits:
            books_.is_pending = true;
            return std::nullopt;
        case TtdAssembler::State::orphan:
            return Outcome::orphan;
        case TtdAssembler::State::too_long:
            return Outcome::bad_length;
        case TtdAssembler::State::complete:
            break;
    }
    const Outcome outcome = read_message(assembler_.armour(), part->fill);
    for (const std::uint64_t line : assembler_.lines()) {
        settle_part(line, outcome);
    }
    return std::nullopt;  // each line has been told
}

Outcome RadarStream::read_message(std::string_view armour, unsigned fill) {
    if (armour.size() > TtdAssembler::most_armour) {
        return Outcome::bad_length;
    }
    in_message_ = Outcome::no_place;
    const auto tally = read_ttd(armour, fill, *this);
    if (!tally) {
        return outcome_of(tally.error().code);
    }
    count(Counter::ttd);
    for (unsigned i = 0; i < tally->approaches; ++i) {
        count(Counter::approach_alone);
    }
    for (unsigned i = 0; i < tally->unsupported_versions; ++i) {
        count(Counter::unsupported_versions);
    }
    if (tally->targets + tally->approaches > 0) {
        return tally->is_cut ? Outcome::bad_length : tally->targets > 0 ? in_message_ : Outcome::ok;
    }
    return tally->unsupported_versions > 0 ? Outcome::unsupported_version : Outcome::bad_length;
}

/// One of a TTD. The message is well when any of its targets is.
void RadarStream::target(const Target& target) {
    if (target.is_test) {
        count(Counter::test_targets);
        in_message_ = Outcome::ok;
        return;
    }
    if (const Outcome outcome = take_target(target); in_message_ != Outcome::ok) {
        in_message_ = outcome;
    }
}

Outcome RadarStream::take_target(Target target) {
    const bool is_lost = target.status == TargetStatus::lost;
    if (target.bearing && !turn_to_north(*target.bearing)) {
        if (!is_lost) {
            return Outcome::relative_bearing;
        }
        target.bearing.reset();  // that it is lost needs no place
    }
    const TrackerPlace place = place_of(target);
    if (place.frame == TrackerPlace::Frame::none && !is_lost) {
        return Outcome::no_place;
    }
    const Moment moment = moment_of(target.time_of_day);
    const std::uint32_t number = *target.number;
    const std::uint32_t generation = generations_.generation_of(
        {.number = number,
         .time_us = moment.measured_us,
         .place = place,
         .sog_mps = target.is_over_ground && target.speed ? target.speed->si() : 0.0,
         .is_last = is_lost});
    sink_->track({.said = target,
                  .number = number,
                  .generation = generation,
                  .label = label_of(target, number)},
                 moment);
    if (is_lost) {
        labels_.erase(number);
    }
    return Outcome::ok;
}

std::string_view RadarStream::label_of(const Target& target, std::uint32_t number) {
    const auto at = target.name.empty() ? labels_.find(number) : labels_.end();
    return at == labels_.end() ? target.name : at->second.view();
}

bool RadarStream::turn_to_north(Direction& bearing) {
    if (!bearing.is_relative) {
        return true;
    }
    const std::int64_t age_us = std::abs(reception_.sensor_us - heading_us_);
    if (!heading_ || age_us > heading_lasts_us) {
        count(Counter::relative_refused);
        return false;
    }
    bearing.angle = Bearing{bearing.angle + *heading_}.angle();
    bearing.is_relative = false;
    return true;
}

Moment RadarStream::moment_of(const std::optional<Duration>& time_of_day) {
    constexpr std::int64_t believable_us = 600'000'000;
    Moment moment{.measured_us = reception_.sensor_us, .received_us = reception_.received_us};
    if (reception_.sensor_us == 0) {
        count(Counter::without_time);
    } else if (time_of_day) {
        const std::int64_t own = nearest_day_time(time_of_day->count(), reception_.sensor_us);
        if (std::abs(own - reception_.sensor_us) <= believable_us) {
            moment.measured_us = own;
        } else {
            count(Counter::clock_off);
        }
    }
    return moment;
}

void RadarStream::note(Outcome outcome) {
    if (outcome == Outcome::ok) {
        books_.has_ok = true;
        return;
    }
    const bool is_unsound = outcome == Outcome::bad_checksum || outcome == Outcome::no_checksum;
    auto& first = is_unsound ? books_.unsound : books_.sound;
    books_.faults += outcome == Outcome::not_radar ? 0 : 1;
    first = first ? first : outcome;
}

/// How an earlier line ended that a message waited on. The line in hand has books of its own.
void RadarStream::settle_part(std::uint64_t line, Outcome outcome) {
    if (line == books_.line) {
        books_.is_pending = false;
        note(outcome);
        return;
    }
    if (const auto at = std::find(waiting_.begin(), waiting_.end(), line); at != waiting_.end()) {
        waiting_.erase(at);
        sink_->account(line, outcome);
    }
}

void RadarStream::end_line() {
    if (books_.is_pending && !books_.has_ok) {
        waiting_.push_back(books_.line);  // the message settles it
        books_ = {};
        return;
    }
    for (std::uint32_t i = 0; books_.has_ok && i < books_.faults; ++i) {
        count(Counter::lost_beside_good);
    }
    const Outcome fault = books_.sound.value_or(books_.unsound.value_or(Outcome::no_sentence));
    sink_->account(books_.line, books_.has_ok ? Outcome::ok : fault);
    books_ = {};
}

}  // namespace seaeye::radar
