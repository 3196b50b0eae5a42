#include "drivers/decode/sentence_lines.hpp"

#include "drivers/decode/line_time.hpp"

namespace seaeye {

void SentenceLines::feed(const FedLine& fed, SentenceVisitor& visitor) {
    const std::string_view line = fed.text;
    const std::size_t first = find_start(line, 0);
    line_ = {.number = fed.number,
             .link_us = fed.link_us,
             .text = line,
             .stream = fed.stream,
             .prefix = first};
    std::size_t at = first;
    while (at != std::string_view::npos) {
        const std::size_t next =
            line[at] == '\\' ? take_tag_block(at, visitor) : take_sentence(at, visitor);
        at = next < line.size() ? find_start(line, next) : std::string_view::npos;
    }
}

/// Gives the place to go on from; past the end when the line cannot be trusted.
std::size_t SentenceLines::take_tag_block(std::size_t at, SentenceVisitor& visitor) {
    const TagBlock tag = read_tag_block(line_.text, at);
    switch (tag.state) {
        case TagState::none:
            return at + 1;
        case TagState::unclosed:
            visitor.fault(LineFault::tag_malformed);
            return line_.text.size();
        case TagState::bad_checksum:
            visitor.fault(LineFault::tag_bad_checksum);
            return tag.end;
        case TagState::good:
            break;
    }
    line_.tag_us = tag.time_us ? tag.time_us : line_.tag_us;
    line_.source = tag.source.empty() ? line_.source : tag.source;
    line_.group = tag.group ? std::optional{tag.group->id} : line_.group;
    return tag.end;
}

std::size_t SentenceLines::take_sentence(std::size_t at, SentenceVisitor& visitor) {
    Sentence& sentence = heard_.sentence;
    if (!read_sentence(line_.text, at, sentence)) {
        return at + 1;
    }
    if (sentence.state == SentenceState::good) {
        stamp();
        visitor.sentence(heard_);
        line_.group.reset();
        return sentence.end;
    }
    visitor.fault(sentence.state == SentenceState::bad_checksum ? LineFault::bad_checksum
                                                                : LineFault::no_checksum);
    if (faults_ == ChecksumFaults::flag && sentence.is_encapsulated) {
        stamp();
        visitor.unchecked(heard_);
    }
    return at + 1;  // another may have begun inside it
}

/// True for a sentence that only tells the time.
bool SentenceLines::is_clock() const {
    const std::string_view body = heard_.sentence.body;
    return body.starts_with("PGHP,") || (body.size() > 5 && body.substr(2, 4) == "ZDA,");
}

/// What a clock sentence says, else the time before it.
std::optional<std::int64_t> SentenceLines::clock_us() {
    const std::string_view body = heard_.sentence.body;
    const bool is_pghp = body.starts_with("PGHP,");
    const auto own = is_pghp ? read_pghp_time(body) : read_zda_time(body);
    pghp_us_ = is_pghp ? own : std::nullopt;
    return own ? own : leading_us();
}

std::optional<std::int64_t> SentenceLines::leading_us() {
    if (line_.prefix == 0) {
        return std::nullopt;
    }
    const auto leading = read_leading_time(line_.text.substr(0, line_.prefix));
    if (!leading || !leading->is_local) {
        return leading ? std::optional{leading->us} : std::nullopt;
    }
    constexpr std::int64_t second = 1'000'000;
    const auto near = last_us_ != 0 ? std::optional{last_us_ / second} : std::nullopt;
    return zone_.to_utc(leading->us / second, near) * second + leading->us % second;
}

/// The line's own time of the sentence in hand, from the best place that has one.
std::optional<std::int64_t> SentenceLines::own_us(const Trailer& trailer, TimeOrigin& origin) {
    const auto pghp = std::exchange(pghp_us_, std::nullopt);
    const auto from = [&](TimeOrigin place, const std::optional<std::int64_t>& us) {
        origin = us ? place : origin;
        return us.has_value();
    };
    if (from(TimeOrigin::tag, line_.tag_us)) {
        return line_.tag_us;
    }
    if (from(TimeOrigin::trailing, trailer.time_us)) {
        return trailer.time_us;
    }
    if (line_.text.front() == '{') {
        if (const auto json = read_json_time(line_.text); from(TimeOrigin::json, json)) {
            return json;
        }
    }
    if (from(TimeOrigin::pghp, pghp)) {
        return pghp;
    }
    const auto leading = leading_us();
    from(TimeOrigin::leading, leading);
    return leading;
}

/// Nothing in the line but a sentence that says no time: most lines of most receivers.
bool SentenceLines::is_bare() const {
    return line_.prefix == 0 && heard_.sentence.is_encapsulated && !line_.tag_us && !pghp_us_ &&
           line_.source.empty() && heard_.sentence.end == line_.text.size();
}

void SentenceLines::stamp() {
    heard_.reception.origin = TimeOrigin::none;
    if (is_bare()) {
        put_time(std::nullopt);
        heard_.reception.station.clear();
    } else {
        const std::string_view rest = line_.text.substr(heard_.sentence.end);
        const Trailer trailer = !rest.empty() && rest[0] == ','
                                    ? read_trailer(rest.substr(0, find_start(rest, 0)))
                                    : Trailer{};
        put_time(is_clock() ? clock_us() : own_us(trailer, heard_.reception.origin));
        heard_.reception.station.assign(line_.source.empty() ? trailer.station : line_.source);
    }
    heard_.reception.line = line_.number;
    heard_.reception.stream = line_.stream;
    heard_.reception.checksum = heard_.sentence.state;
    heard_.reception.talker = {heard_.sentence.body[0], heard_.sentence.body[1]};
    heard_.group = line_.group;
}

/// `own`: what the line says itself.
void SentenceLines::put_time(const std::optional<std::int64_t>& own) {
    Reception& reception = heard_.reception;
    last_us_ = own.value_or(last_us_);
    const bool is_live = line_.link_us != 0;
    const std::int64_t else_us = is_live ? line_.link_us : last_us_;
    reception.received_us = else_us;
    reception.sensor_us = own.value_or(else_us);
    if (!own && else_us != 0) {
        reception.origin = is_live ? TimeOrigin::link : TimeOrigin::earlier;
    }
    heard_.has_own_time = own.has_value() || is_live;
}

}  // namespace seaeye
