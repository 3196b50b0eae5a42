// From a line to its sentences, to their times, to payloads. The line's own outcome is settled at
// its end, or by the assembler when the sisters of its part came or did not.
#include "drivers/decode/vdm_stream.hpp"

#include <utility>

#include "drivers/decode/characters.hpp"
#include "drivers/decode/scan.hpp"

namespace seaeye {
namespace {

/// IEC 61162-1 VDM and VDO: count, number, sequence id, channel, armour, fill bits. Some receivers
/// add a field at the end.
struct VdmFields {
    std::string_view count, number, sequence, channel, armour, fill;
};

VdmFields split_vdm_by_commas(std::string_view fields) {
    VdmFields f;
    f.count = take_field(fields, ',');
    f.number = take_field(fields, ',');
    f.sequence = take_field(fields, ',');
    f.channel = take_field(fields, ',');
    f.armour = take_field(fields, ',');
    f.fill = take_field(fields, ',');
    return f;
}

/// The short fields stand where they always do; only the armour's end is looked for.
VdmFields split_vdm(std::string_view fields) {
    constexpr std::size_t shortest = 8;  // 1,1,,,0,
    if (fields.size() < shortest || fields[1] != ',' || fields[3] != ',') {
        return split_vdm_by_commas(fields);
    }
    const std::size_t sequence = fields[4] == ',' ? 0 : 1;
    const std::size_t channel_at = 5 + sequence;
    const std::size_t channel = fields[channel_at] == ',' ? 0 : 1;
    const std::size_t armour_at = channel_at + channel + 1;
    if (fields[channel_at - 1] != ',' || armour_at >= fields.size() ||
        fields[armour_at - 1] != ',') {
        return split_vdm_by_commas(fields);
    }
    const std::size_t end = armour_at + scan::find(fields.substr(armour_at), ',');
    if (end >= fields.size()) {
        return split_vdm_by_commas(fields);
    }
    std::string_view rest = fields.substr(end + 1);
    return {.count = fields.substr(0, 1),
            .number = fields.substr(2, 1),
            .sequence = fields.substr(4, sequence),
            .channel = fields.substr(channel_at, channel),
            .armour = fields.substr(armour_at, end - armour_at),
            .fill = rest.size() == 1 ? rest : take_field(rest, ',')};
}

std::optional<Outcome> fault_of(const VdmFields& f) {
    const auto is_digit_from = [](std::string_view text, char lowest, char highest) {
        return text.size() == 1 && text[0] >= lowest && text[0] <= highest;
    };
    if (!is_digit_from(f.count, '1', '9') || !is_digit_from(f.number, '1', f.count[0])) {
        return Outcome::bad_fragment;
    }
    if ((!f.sequence.empty() && !is_digit_from(f.sequence, '0', '9')) || f.channel.size() > 1 ||
        !is_digit_from(f.fill, '0', '5')) {
        return Outcome::bad_field;
    }
    return std::nullopt;
}

/// Some receivers number the channels.
char channel_of(std::string_view field) {
    if (field.empty()) {
        return '\0';
    }
    return field[0] == '1' ? 'A' : field[0] == '2' ? 'B' : field[0];
}

bool is_vdm(const Sentence& sentence) {
    const std::string_view body = sentence.body;
    return sentence.is_encapsulated && body.size() > 6 && body[5] == ',' && body[2] == 'V' &&
           body[3] == 'D' && (body[4] == 'M' || body[4] == 'O');
}

}  // namespace

void VdmStream::feed(std::uint64_t number,
                     std::int64_t link_us,
                     std::string_view line,
                     VdmSink& sink) {
    sink_ = &sink;
    const std::size_t first = find_start(line, 0);
    line_ = {.number = number, .link_us = link_us, .text = line, .prefix = first};
    std::size_t at = first;
    while (at != std::string_view::npos) {
        const std::size_t next = line[at] == '\\' ? take_tag_block(at) : take_sentence(at);
        at = next < line.size() ? find_start(line, next) : std::string_view::npos;
    }
    end_line();
}

void VdmStream::flush(VdmSink& sink) {
    sink_ = &sink;
    line_ = {};
    assembler_.flush(*this);
}

/// Gives the place to go on from; past the end when the line cannot be trusted.
std::size_t VdmStream::take_tag_block(std::size_t at) {
    const TagBlock tag = read_tag_block(line_.text, at);
    switch (tag.state) {
        case TagState::none:
            return at + 1;
        case TagState::unclosed:
            note(Outcome::tag_malformed);
            return line_.text.size();
        case TagState::bad_checksum:
            sink_->count(ais_counter::tag_bad_checksum);
            return tag.end;
        case TagState::good:
            break;
    }
    line_.tag_us = tag.time_us ? tag.time_us : line_.tag_us;
    line_.source = tag.source.empty() ? line_.source : tag.source;
    line_.group = tag.group ? std::optional{tag.group->id} : line_.group;
    return tag.end;
}

std::size_t VdmStream::take_sentence(std::size_t at) {
    const auto sentence = read_sentence(line_.text, at);
    if (!sentence) {
        return at + 1;
    }
    if (sentence->state == SentenceState::good) {
        take_good(*sentence);
        return sentence->end;
    }
    note(sentence->state == SentenceState::bad_checksum ? Outcome::bad_checksum
                                                        : Outcome::no_checksum);
    return at + 1;  // another may have begun inside it
}

void VdmStream::take_good(const Sentence& sentence) {
    if (is_vdm(sentence)) {
        take_vdm(sentence);
        line_.group.reset();
    } else {
        take_other(sentence);
    }
}

void VdmStream::take_other(const Sentence& sentence) {
    const std::string_view body = sentence.body;
    pghp_us_.reset();
    std::optional<std::int64_t> own;
    if (body.starts_with("PGHP,")) {
        pghp_us_ = own = read_pghp_time(body);
    } else if (body.size() > 5 && body.substr(2, 4) == "ZDA,") {
        own = read_zda_time(body);
    }
    if (!own) {
        own = leading_us();
    }
    last_us_ = own.value_or(last_us_);
    const bool is_live = line_.link_us != 0;
    assembler_.tick(is_live ? line_.link_us : last_us_, own || is_live, *this);
    note(Outcome::not_ais);
}

std::optional<std::int64_t> VdmStream::leading_us() {
    if (line_.prefix == 0) {
        return std::nullopt;
    }
    const auto leading = read_leading_time(line_.text.substr(0, line_.prefix));
    if (!leading || !leading->is_local) {
        return leading ? std::optional{leading->us} : std::nullopt;
    }
    constexpr std::int64_t second = 1'000'000;
    const auto near = last_us_ != 0 ? std::optional{last_us_ / second} : std::nullopt;
    const std::int64_t local = leading->us / second;
    return zone_.to_utc(local, near) * second + leading->us % second;
}

void VdmStream::stamp(Reception& reception, const Trailer& trailer) {
    std::optional<std::int64_t> own = line_.tag_us;
    reception.origin = TimeOrigin::tag;
    const auto or_else = [&](TimeOrigin origin, auto&& find) {
        if (!own) {
            own = find();
            reception.origin = origin;
        }
    };
    or_else(TimeOrigin::trailing, [&] { return trailer.time_us; });
    if (line_.text.front() == '{') {
        or_else(TimeOrigin::json, [&] { return read_json_time(line_.text); });
    }
    or_else(TimeOrigin::pghp, [&] { return std::exchange(pghp_us_, std::nullopt); });
    if (line_.prefix != 0) {
        or_else(TimeOrigin::leading, [&] { return leading_us(); });
    }
    has_own_time_ = own.has_value() || line_.link_us != 0;
    last_us_ = own.value_or(last_us_);
    if (line_.link_us != 0) {
        reception.received_us = line_.link_us;
        reception.sensor_us = own.value_or(line_.link_us);
        reception.origin = own ? reception.origin : TimeOrigin::link;
    } else {
        reception.received_us = reception.sensor_us = last_us_;
        reception.origin = own             ? reception.origin
                           : last_us_ != 0 ? TimeOrigin::earlier
                                           : TimeOrigin::none;
    }
    pghp_us_.reset();
}

void VdmStream::take_vdm(const Sentence& sentence) {
    const std::string_view rest = line_.text.substr(sentence.end);
    const Trailer trailer = !rest.empty() && rest[0] == ','
                                ? read_trailer(rest.substr(0, find_start(rest, 0)))
                                : Trailer{};
    Reception reception{.line = line_.number};
    stamp(reception, trailer);
    assembler_.tick(reception.received_us, has_own_time_, *this);
    const VdmFields fields = split_vdm(sentence.body.substr(6));
    if (const auto fault = fault_of(fields)) {
        note(*fault);
        return;
    }
    reception.talker = {sentence.body[0], sentence.body[1]};
    reception.channel = channel_of(fields.channel);
    reception.is_own_ship = sentence.body[4] == 'O';
    if (const std::string_view station = line_.source.empty() ? trailer.station : line_.source;
        !station.empty()) {
        reception.station = Text<24>{station};
    }
    const auto fill = static_cast<unsigned>(fields.fill[0] - '0');
    if (fields.count[0] == '1') {
        note(sink_->payload(fields.armour, fill, reception));
        return;
    }
    ++line_.pending;
    assembler_.push({.count = static_cast<std::uint8_t>(fields.count[0] - '0'),
                     .number = static_cast<std::uint8_t>(fields.number[0] - '0'),
                     .sequence = fields.sequence.empty() ? '\0' : fields.sequence[0],
                     .fill = fill,
                     .armour = fields.armour,
                     .group = line_.group,
                     .reception = reception},
                    *this);
}

void VdmStream::assembled(std::string_view armour,
                          unsigned fill,
                          const Reception& reception,
                          std::span<const std::uint64_t> lines) {
    const Outcome outcome = sink_->payload(armour, fill, reception);
    for (const std::uint64_t line : lines) {
        settled(line, outcome);
    }
}

void VdmStream::settled(std::uint64_t line, Outcome outcome) {
    if (line == 0) {
        return;
    }
    if (line != line_.number) {
        sink_->account(line, outcome);
        return;
    }
    --line_.pending;
    note(outcome);
}

void VdmStream::out_of_order() {
    sink_->count(ais_counter::out_of_order);
}

void VdmStream::note(Outcome outcome) {
    const bool is_unsound = outcome == Outcome::bad_checksum || outcome == Outcome::no_checksum;
    auto& first = is_unsound ? line_.unsound : line_.sound;
    if (outcome == Outcome::ok) {
        line_.has_ok = true;
        return;
    }
    line_.faults += outcome == Outcome::not_ais ? 0 : 1;
    first = first ? first : outcome;
}

void VdmStream::end_line() {
    if (line_.pending > 0 && !line_.has_ok) {
        if (line_.pending > 1) {
            assembler_.keep_one(line_.number);
        }
        return;  // the assembler will settle it
    }
    if (line_.pending > 0) {
        assembler_.forget_line(line_.number);
    }
    for (std::uint32_t i = 0; line_.has_ok && i < line_.faults; ++i) {
        sink_->count(ais_counter::lost_beside_good);
    }
    const Outcome fault = line_.sound.value_or(line_.unsound.value_or(Outcome::no_sentence));
    sink_->account(line_.number, line_.has_ok ? Outcome::ok : fault);
    line_.number = 0;
}

}  // namespace seaeye
