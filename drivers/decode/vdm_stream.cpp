// From a line to its sentences, to their times, to payloads. The line's own outcome is settled at
// its end, or by the assembler when the sisters of its part came or did not.
#include "drivers/decode/vdm_stream.hpp"

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

void VdmStream::feed(const FedLine& line, VdmSink& sink) {
    sink_ = &sink;
    line_ = {.number = line.number};
    lines_.feed(line, *this);
    end_line();
}

void VdmStream::flush(VdmSink& sink) {
    sink_ = &sink;
    line_ = {};
    assembler_.flush(*this);
}

void VdmStream::fault(LineFault fault) {
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
            sink_->count(ais_counter::tag_bad_checksum);
            return;
    }
}

void VdmStream::sentence(HeardSentence& heard) {
    assembler_.tick(heard.reception.received_us, heard.has_own_time, *this);
    if (is_vdm(heard.sentence)) {
        take_vdm(heard);
    } else {
        note(Outcome::not_ais);
    }
}

void VdmStream::unchecked(HeardSentence& heard) {
    assembler_.tick(heard.reception.received_us, heard.has_own_time, *this);
    if (is_vdm(heard.sentence)) {
        take_vdm(heard);
    }
}

/// What a sentence that is not sound comes to is not noted: its line ends as the fault it has.
void VdmStream::take_vdm(HeardSentence& heard) {
    const bool is_sound = heard.sentence.state == SentenceState::good;
    const std::string_view body = heard.sentence.body;
    const VdmFields fields = split_vdm(body.substr(6));
    if (const auto fault = fault_of(fields)) {
        note_if(is_sound, *fault);
        return;
    }
    Reception& reception = heard.reception;
    reception.channel = channel_of(fields.channel);
    reception.is_own_ship = body[4] == 'O';
    const auto fill = static_cast<unsigned>(fields.fill[0] - '0');
    if (fields.count[0] == '1') {
        note_if(is_sound, sink_->payload(fields.armour, fill, reception));
        return;
    }
    line_.pending += is_sound ? 1 : 0;
    assembler_.push({.count = static_cast<std::uint8_t>(fields.count[0] - '0'),
                     .number = static_cast<std::uint8_t>(fields.number[0] - '0'),
                     .sequence = fields.sequence.empty() ? '\0' : fields.sequence[0],
                     .fill = fill,
                     .armour = fields.armour,
                     .group = heard.group,
                     .is_settled = !is_sound,
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

void VdmStream::note_if(bool is_sound, Outcome outcome) {
    if (is_sound) {
        note(outcome);
    }
}

void VdmStream::note(Outcome outcome) {
    const bool is_unsound = outcome == Outcome::bad_checksum || outcome == Outcome::no_checksum;
    auto& first = is_unsound ? line_.unsound : line_.sound;
    if (outcome == Outcome::ok) {
        line_.has_ok = true;
        return;
    }
    line_.faults += outcome == Outcome::not_ais || outcome == Outcome::duplicate ? 0 : 1;
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
