// A table is worked out once into rows: its names as pieces, its scales as integers.
#include "drivers/decode/ais_message_json.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "schemas/numbers.hpp"

namespace seaeye {

using ais::Field;
using ais::Form;
using ais::Message;
using ais::Payload;
using ais::State;
using ais::Table;

namespace {

constexpr std::array<std::int64_t, 10> powers{
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

constexpr Piece null_piece{"null"};
constexpr Piece true_piece{"true"};
constexpr Piece false_piece{"false"};

/// Every rate of turn there is, as text.
std::array<Piece, 256> turns_with(int decimals) {
    std::array<Piece, 256> turns;
    for (int raw = -128; raw < 128; ++raw) {
        std::string text;
        append_fixed(text, ais::turn_rate(raw), decimals);
        turns[static_cast<std::size_t>(raw + 128)] = Piece{text};
    }
    return turns;
}

}  // namespace

/// One field: its names as they are printed, and its scale in integers.
struct AisMessageJson::Row {
    /// How a number is written; the ways that most have are apart.
    enum class Print : std::uint8_t { natural, tenths, degrees, flag, turn, scaled };

    explicit Row(const Field& from)
        : field{from},
          key{Piece::key(from.name)},
          raw_key{from.raw_name.empty() ? Piece{} : Piece::key(from.raw_name)},
          is_number{!is_text(from) && from.form != Form::data},
          has_raw{!from.raw_name.empty()} {
        const std::int64_t power = powers[static_cast<std::size_t>(from.decimals)];
        const std::int64_t common = std::gcd(power * from.factor, std::int64_t{from.divisor});
        multiplier = power * from.factor / common;
        divisor = from.divisor / common;
        offset = from.offset * power;
        print = print_of();
    }

    [[nodiscard]] Print print_of() const {
        const bool is_plain = multiplier == 1 && divisor == 1 && offset == 0 && !field.is_signed;
        return field.form == Form::flag                 ? Print::flag
               : field.form == Form::turn               ? Print::turn
               : is_plain && field.decimals == 0        ? Print::natural
               : is_plain && field.decimals == 1        ? Print::tenths
               : field.decimals == ais::degree_decimals ? Print::degrees
                                                        : Print::scaled;
    }

    /// The value times ten to the power of its decimals, rounded half away from zero.
    [[nodiscard]] std::int64_t scaled(std::int32_t raw) const {
        const std::int64_t product = raw * multiplier;
        if (divisor == 1) {
            return product + offset;
        }
        const std::int64_t half = product < 0 ? -divisor / 2 : divisor / 2;
        return (product + half) / divisor + offset;
    }

    Field field;
    Piece key;
    Piece raw_key;
    bool is_number;
    bool has_raw;
    Print print = Print::scaled;
    std::int64_t multiplier = 1;
    std::int64_t divisor = 1;
    std::int64_t offset = 0;
};

struct AisMessageJson::Plan {
    explicit Plan(const Table& from) : table{&from} {
        for (const Field* field : from.fields) {
            rows.emplace_back(*field);
            has_raw = has_raw || !field->raw_name.empty();
        }
        for (const ais::Group* group : from.groups) {
            group_keys.push_back(Piece::key(group->name));
        }
    }

    const Table* table;
    std::vector<Row> rows;
    std::vector<Piece> group_keys;
    bool has_raw = false;
};

namespace {

/// Bytes that a field takes at most: its name and a number, or its name and what is checked anew.
constexpr std::size_t row_bytes = Piece::capacity + 24;

char* write_hexadecimal(
    PenPage& page, char* at, const Payload& payload, std::size_t bit, std::size_t kept) {
    const std::size_t end = payload.bits() > kept ? payload.bits() - kept : 0;
    at = page.room(at, ais::most_bits / 4 + PenPage::margin);
    at = pen::put(at, '"');
    for (; bit < end; bit += 8) {
        const std::size_t width = std::min<std::size_t>(8, end - bit);
        at = pen::hexadecimal(
            at, static_cast<std::uint8_t>(payload.unsigned_at(bit, width) << (8 - width)));
    }
    return pen::put(at, '"');
}

char* write_text(PenPage& page, char* at, std::string_view text) {
    return text.empty() ? pen::put(at, null_piece) : pen::quoted(page, at, text);
}

char* write_header(char* at, const Message& message) {
    static constexpr Piece type{",\"type\":"};
    static constexpr Piece repeat{",\"repeat\":"};
    static constexpr Piece mmsi{",\"mmsi\":"};
    static constexpr Piece bits{",\"bits\":"};
    at = pen::natural(pen::put(at, type), message.type);
    at = pen::natural(pen::put(at, repeat), message.repeat);
    at = pen::natural(pen::put(at, mmsi), to_number(message.mmsi));
    return pen::natural(pen::put(at, bits), static_cast<std::uint32_t>(message.payload->bits()));
}

/// The states that are worth a list of names.
struct Listed {
    State state;
    std::string_view key;
};

constexpr std::array listed_states{Listed{State::at_least, ",\"at_least\":["},
                                   Listed{State::no_magnitude, ",\"no_magnitude\":["},
                                   Listed{State::out_of_range, ",\"out_of_range\":["}};

constexpr unsigned bit_of(State state) {
    return 1U << static_cast<unsigned>(state);
}

/// Text and data are read here.
char* write_other(
    PenPage& page, char* at, const Field& field, const Payload& payload, std::size_t base) {
    if (field.form == Form::data) {
        return write_hexadecimal(page, at, payload, base + field.at, field.width);
    }
    ais::SixBitText text;
    read_text(payload, field, base, text);
    return write_text(page, page.room(at), text.view());
}

}  // namespace

AisMessageJson::AisMessageJson() = default;
AisMessageJson::~AisMessageJson() = default;

/// Most messages of a log come in the second of the one before.
char* AisMessageJson::write_time(PenPage& page, char* at, std::int64_t us) {
    constexpr std::int64_t second = 1'000'000;
    if (us / second != second_ || second_text_.empty()) {
        second_ = us / second;
        second_text_ = to_rfc3339(time_from_micros(second_ * second));
        second_text_.pop_back();  // the Z
    }
    at = pen::words(page, pen::put(at, '"'), second_text_);
    if (us % second == 0) {
        return pen::put(pen::put(at, 'Z'), '"');
    }
    const std::string whole = to_rfc3339(time_from_micros(us));
    return pen::put(pen::words(page, at, std::string_view{whole}.substr(second_text_.size())), '"');
}

char* AisMessageJson::write_reception(PenPage& page, char* at, const Reception& reception) {
    static constexpr Piece line{"{\"line\":"};
    static constexpr Piece received{",\"received\":"};
    static constexpr Piece never{",\"received\":null"};
    static constexpr Piece from{",\"received_from\":\""};
    static constexpr Piece station{"\",\"station\":"};
    static constexpr Piece no_station{"\",\"station\":null"};
    static constexpr Piece talker{",\"talker\":"};
    static constexpr Piece channel{",\"channel\":"};
    static constexpr Piece own{",\"own_ship\":true"};
    static constexpr Piece not_own{",\"own_ship\":false"};
    at = pen::natural_64(pen::put(at, line), reception.line);
    if (reception.received_us == 0) {
        at = pen::put(at, never);
    } else {
        at = write_time(page, pen::put(at, received), reception.received_us);
    }
    at = pen::words(page, pen::put(at, from), to_string(reception.origin));
    if (reception.station.empty()) {
        at = pen::put(at, no_station);
    } else {
        at = pen::quoted(page, pen::put(at, station), reception.station.view());
    }
    at = pen::quoted(page, pen::put(at, talker), {reception.talker.data(), 2});
    at = write_text(
        page, pen::put(at, channel), {&reception.channel, reception.channel == '\0' ? 0U : 1U});
    static constexpr Piece bad{",\"checksum\":\"bad\""};
    static constexpr Piece missing{",\"checksum\":\"missing\""};
    at = pen::put(page.room(at), reception.is_own_ship ? own : not_own);
    if (reception.checksum == SentenceState::good) {
        return at;
    }
    return pen::put(at, reception.checksum == SentenceState::bad_checksum ? bad : missing);
}

const AisMessageJson::Plan& AisMessageJson::plan_of(const Table& table) {
    const Plan*& newest = newest_[reinterpret_cast<std::uintptr_t>(&table) / 32 % newest_.size()];
    if (newest != nullptr && newest->table == &table) {
        return *newest;
    }
    const auto known =
        std::ranges::find_if(plans_, [&table](const auto& plan) { return plan->table == &table; });
    if (known != plans_.end()) {
        newest = known->get();
    } else {
        plans_.push_back(std::make_unique<const Plan>(table));
        newest = plans_.back().get();
    }
    return *newest;
}

inline AisMessageJson::RawReading AisMessageJson::read(const Payload& payload,
                                                       const Field& field,
                                                       std::size_t base) {
    const std::size_t at = place_of(payload, field, base);
    if (!payload.holds(at, field.width)) {
        return {State::truncated, 0};
    }
    const std::int32_t raw = field.is_signed
                                 ? payload.signed_at(at, field.width)
                                 : static_cast<std::int32_t>(payload.unsigned_at(at, field.width));
    switch (field.form) {
        case Form::turn:
            return {ais::turn_state(raw), raw};
        case Form::second:
            return {raw < 60 ? State::value : State::not_available, raw};
        default:
            return {ais::number_state(field, raw), raw};
    }
}

/// A number that was read before. Needs row_bytes.
inline char* AisMessageJson::write_number(char* at, const Row& row, RawReading reading) {
    if (reading.state != State::value && reading.state != State::at_least) {
        return pen::put(at, null_piece);
    }
    const auto natural = static_cast<std::uint32_t>(reading.raw);
    switch (row.print) {
        case Row::Print::natural:
            return pen::natural(at, natural);
        case Row::Print::tenths:
            return pen::fraction<10, 1>(at, natural);
        case Row::Print::degrees: {
            const std::int64_t scaled = row.scaled(reading.raw);
            *at = '-';
            return pen::fraction<10'000'000, ais::degree_decimals>(
                at + (scaled < 0 ? 1 : 0), static_cast<std::uint64_t>(std::abs(scaled)));
        }
        case Row::Print::flag:
            return pen::put(at, reading.raw != 0 ? true_piece : false_piece);
        case Row::Print::turn: {
            static const std::array turns = turns_with(2);
            return pen::put(at, turns[static_cast<std::size_t>(reading.raw + 128)]);
        }
        case Row::Print::scaled:
            break;
    }
    return pen::fixed(at, row.scaled(reading.raw), row.field.decimals);
}

char* AisMessageJson::write_raw(char* at, const Plan& plan, const Readings& readings) {
    static constexpr Piece raw_key{",\"raw\":"};
    at = pen::put(at, raw_key);
    char* const open = at;
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        if (plan.rows[i].has_raw && readings[i].state != State::truncated) {
            at = pen::integer(pen::put(at, plan.rows[i].raw_key), readings[i].raw);
        }
    }
    *open = '{';  // where the first key's comma was
    return pen::put(at == open ? at + 1 : at, '}');
}

char* AisMessageJson::write_states(PenPage& page,
                                   char* at,
                                   const Table& table,
                                   const Readings& readings) {
    for (const Listed& listed : listed_states) {
        std::string_view before = listed.key;
        for (std::size_t i = 0; i < table.fields.size(); ++i) {
            if (readings[i].state == listed.state) {
                at = pen::quoted(page, pen::words(page, at, before), table.fields[i]->name);
                before = ",";
            }
        }
        if (before == ",") {
            at = pen::put(page.room(at), ']');
        }
    }
    return at;
}

char* AisMessageJson::write_table(
    PenPage& page, char* at, const Table& table, const Payload& payload, Place place) {
    const Plan& plan = plan_of(table);
    Readings readings;
    unsigned states = 0;
    const std::size_t needed = plan.rows.size() * row_bytes + PenPage::margin;
    std::size_t skipped = place.is_first ? 1 : 0;
    at = page.room(at, needed);
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        const Row& row = plan.rows[i];
        readings[i] = {State::value, 0};
        if (row.is_number) {
            readings[i] = read(payload, row.field, place.base);
            states |= bit_of(readings[i].state);
            at = write_number(pen::put(at, row.key, skipped), row, readings[i]);
        } else if (row.field.form != Form::data || !place.has_contents) {
            at = pen::put(at, row.key, skipped);
            at = write_other(page, at, row.field, payload, place.base);
            at = page.room(at, needed);
        } else {
            continue;  // told as what they are
        }
        skipped = 0;
    }
    at = write_groups(page, at, plan, payload, place.base);
    if (plan.has_raw) {
        at = write_raw(page.room(at, needed), plan, readings);
    }
    constexpr unsigned listed =
        bit_of(State::at_least) | bit_of(State::no_magnitude) | bit_of(State::out_of_range);
    return (states & listed) != 0 ? write_states(page, at, table, readings) : at;
}

char* AisMessageJson::write_groups(
    PenPage& page, char* at, const Plan& plan, const Payload& payload, std::size_t base) {
    for (std::size_t i = 0; i < plan.group_keys.size(); ++i) {
        const ais::Group& group = *plan.table->groups[i];
        at = pen::put(page.room(at), plan.group_keys[i]);
        bool is_first = true;
        for (std::size_t n = 0; n < count_elements(payload, group, base); ++n) {
            const std::size_t bit = base + group.at + n * group.stride;
            if (const Table* table = table_of(group, payload, bit); table != nullptr) {
                at = pen::put(pen::put(page.room(at), is_first ? '[' : ','), '{');
                at = write_table(page, at, *table, payload, {.base = bit, .is_first = true});
                at = pen::put(page.room(at), '}');
                is_first = false;
            }
        }
        at = page.room(at);
        at = is_first ? pen::put(pen::put(at, '['), ']') : pen::put(at, ']');
    }
    return at;
}

char* AisMessageJson::write_contents(PenPage& page, char* at, const Message& message) {
    static constexpr Piece application{",\"application\":{\"name\":"};
    at = pen::put(page.room(at), application);
    at = pen::quoted(page, at, message.application->name);
    at = write_table(
        page, at, *message.application_table, *message.payload, {.base = message.application_at});
    return pen::put(page.room(at), '}');
}

void AisMessageJson::append(std::string& out, const Message& message, const Reception& reception) {
    PenPage page{out};
    char* at = write_reception(page, page.begin(), reception);
    at = write_header(page.room(at, 4 * row_bytes), message);
    const bool has_contents = message.application != nullptr;
    if (message.table != nullptr) {
        at =
            write_table(page, at, *message.table, *message.payload, {.has_contents = has_contents});
    }
    if (has_contents) {
        at = write_contents(page, at, message);
    }
    page.turn(pen::put(page.room(at), '}'));
}

}  // namespace seaeye
