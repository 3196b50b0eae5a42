// What becomes of a target: its bearing from north, its time, its generation, its label; and the
// messages of TTD, which hold several.
#include <cstdlib>

#include "drivers/decode/day_time.hpp"
#include "drivers/decode/radar/radar_stream.hpp"

namespace seaeye::radar {
namespace {

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
                         .stream = reception_.stream,
                         .line = books_.line(),
                         .time_us = reception_.received_us},
                        [this](std::uint64_t line) { settle_part(line, Outcome::incomplete); });
    switch (state) {
        case TtdAssembler::State::waits:
            books_.wait();
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
    const std::uint32_t number = target.number.value_or(0);  // both sentences and TTD have it
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

Outcome RadarStream::take_mark(const Target& target) {
    if (!target.at) {
        return Outcome::no_place;
    }
    sink_->cue({.is_mark = true, .at = target.at, .label = target.name},
               moment_of(target.time_of_day));
    return Outcome::ok;
}

}  // namespace seaeye::radar
