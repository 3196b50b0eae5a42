// A table is worked out once into rows: its names as pieces, its scales as integers.
#include "drivers/decode/ais_json.hpp"

#include <algorithm>
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

const Piece null_piece{"null"};
const Piece true_piece{"true"};
const Piece false_piece{"false"};
const Piece raw_key{",\"raw\":"};
const Piece application_key{",\"application\":"};
const Piece name_key{",\"name\":"};

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

/// What a number field said, without its scale.
struct RawReading {
    State state = State::truncated;
    std::int32_t raw = 0;
};

RawReading raw_reading(const Payload& payload, const Field& field, std::size_t base) {
    const std::size_t at = place_of(payload, field, base);
    if (!payload.holds(at, field.width)) {
        return {};
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

}  // namespace

/// One field: its names as they are printed, and its scale in integers.
struct AisJson::Row {
    explicit Row(const Field& from)
        : field{from},
          key{Piece::key(from.name)},
          raw_key{from.raw_name.empty() ? Piece{} : Piece::key(from.raw_name)} {
        const std::int64_t power = powers[static_cast<std::size_t>(from.decimals)];
        const std::int64_t common = std::gcd(power * from.factor, std::int64_t{from.divisor});
        multiplier = power * from.factor / common;
        divisor = from.divisor / common;
        offset = from.offset * power;
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
    std::int64_t multiplier = 1;
    std::int64_t divisor = 1;
    std::int64_t offset = 0;
};

struct AisJson::Plan {
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

void write_hexadecimal(Pen& pen, const Payload& payload, std::size_t at, std::size_t kept) {
    const std::size_t end = payload.bits() > kept ? payload.bits() - kept : 0;
    pen.put('"');
    for (; at < end; at += 8) {
        const std::size_t width = std::min<std::size_t>(8, end - at);
        pen.hexadecimal(static_cast<std::uint8_t>(payload.unsigned_at(at, width) << (8 - width)));
    }
    pen.put('"');
}

void write_text(Pen& pen, std::string_view text) {
    if (text.empty()) {
        pen.put(null_piece);
    } else {
        pen.quoted(text);
    }
}

void write_reception(Pen& pen, const Reception& reception) {
    static const Piece line{"{\"line\":"};
    static const Piece received{",\"received\":"};
    static const Piece from{",\"received_from\":\""};
    static const Piece station{"\",\"station\":"};
    static const Piece talker{",\"talker\":"};
    static const Piece channel{",\"channel\":"};
    static const Piece own{",\"own_ship\":true"};
    static const Piece not_own{",\"own_ship\":false"};
    pen.put(line);
    pen.words(std::to_string(reception.line));
    pen.put(received);
    if (reception.received_us == 0) {
        pen.put(null_piece);
    } else {
        pen.put('"');
        pen.put(Piece{to_rfc3339(time_from_micros(reception.received_us))});
        pen.put('"');
    }
    pen.put(from);
    pen.put(Piece{to_string(reception.origin)});
    pen.put(station);
    write_text(pen, reception.station.view());
    pen.put(talker);
    pen.quoted({reception.talker.data(), reception.talker.size()});
    pen.put(channel);
    write_text(pen, {&reception.channel, reception.channel == '\0' ? 0U : 1U});
    pen.put(reception.is_own_ship ? own : not_own);
}

void write_header(Pen& pen, const Message& message) {
    static const Piece type{",\"type\":"};
    static const Piece repeat{",\"repeat\":"};
    static const Piece mmsi{",\"mmsi\":"};
    static const Piece bits{",\"bits\":"};
    pen.put(type);
    pen.natural(message.type);
    pen.put(repeat);
    pen.natural(message.repeat);
    pen.put(mmsi);
    pen.natural(to_number(message.mmsi));
    pen.put(bits);
    pen.natural(static_cast<std::uint32_t>(message.payload->bits()));
}

/// The states that are worth a list of names.
constexpr std::array listed_states{State::at_least, State::no_magnitude, State::out_of_range};

Piece list_key(State state) {
    return state == State::at_least       ? Piece{",\"at_least\":["}
           : state == State::no_magnitude ? Piece{",\"no_magnitude\":["}
                                          : Piece{",\"out_of_range\":["};
}

using Readings = std::array<RawReading, ais::most_fields>;

void write_states(Pen& pen, const Table& table, const Readings& readings) {
    for (const State state : listed_states) {
        bool is_open = false;
        for (std::size_t i = 0; i < table.fields.size(); ++i) {
            if (readings[i].state == state) {
                pen.put(is_open ? Piece{","} : list_key(state));
                pen.quoted(table.fields[i]->name);
                is_open = true;
            }
        }
        if (is_open) {
            pen.put(']');
        }
    }
}

}  // namespace

AisJson::AisJson() = default;
AisJson::~AisJson() = default;

const AisJson::Plan& AisJson::plan_of(const Table& table) {
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

/// Writes one value; the text and data forms are read here, numbers were read before.
void AisJson::write_value(
    Pen& pen, const Row& row, const Payload& payload, std::size_t base, State state, int raw) {
    static const std::array turns = turns_with(2);
    const Field& field = row.field;
    if (is_text(field)) {
        write_text(pen, read_text(payload, field, base).view());
    } else if (field.form == Form::data) {
        write_hexadecimal(pen, payload, base + field.at, field.width);
    } else if (state != State::value && state != State::at_least) {
        pen.put(null_piece);
    } else if (field.form == Form::flag) {
        pen.put(raw != 0 ? true_piece : false_piece);
    } else if (field.form == Form::turn) {
        pen.put(turns[static_cast<std::size_t>(raw + 128)]);
    } else {
        pen.fixed(row.scaled(raw), field.decimals);
    }
}

void AisJson::write_table(
    Pen& pen, const Table& table, const Payload& payload, std::size_t base, bool has_contents) {
    const Plan& plan = plan_of(table);
    Readings readings;
    unsigned states = 0;
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        const Row& row = plan.rows[i];
        if (row.field.form == Form::data && has_contents) {
            continue;  // they are told as what they are
        }
        const bool is_number = !is_text(row.field) && row.field.form != Form::data;
        readings[i] = is_number ? raw_reading(payload, row.field, base) : RawReading{};
        states |= 1U << static_cast<unsigned>(readings[i].state);
        pen.key(row.key);
        write_value(pen, row, payload, base, readings[i].state, readings[i].raw);
    }
    write_groups(pen, plan, payload, base);
    if (plan.has_raw) {
        pen.key(raw_key);
        pen.begin_object();
        for (std::size_t i = 0; i < plan.rows.size(); ++i) {
            if (!plan.rows[i].field.raw_name.empty() && readings[i].state != State::truncated) {
                pen.key(plan.rows[i].raw_key);
                pen.integer(readings[i].raw);
            }
        }
        pen.end_object();
    }
    constexpr unsigned listed = 1U << static_cast<unsigned>(State::at_least) |
                                1U << static_cast<unsigned>(State::no_magnitude) |
                                1U << static_cast<unsigned>(State::out_of_range);
    if ((states & listed) != 0) {
        write_states(pen, table, readings);
    }
}

void AisJson::write_groups(Pen& pen, const Plan& plan, const Payload& payload, std::size_t base) {
    for (std::size_t i = 0; i < plan.group_keys.size(); ++i) {
        const ais::Group& group = *plan.table->groups[i];
        pen.key(plan.group_keys[i]);
        pen.put('[');
        bool is_first = true;
        for (std::size_t n = 0; n < count_elements(payload, group, base); ++n) {
            const std::size_t at = base + group.at + n * group.stride;
            if (const Table* table = table_of(group, payload, at); table != nullptr) {
                if (!is_first) {
                    pen.put(',');
                }
                is_first = false;
                pen.begin_object();
                write_table(pen, *table, payload, at, false);
                pen.end_object();
            }
        }
        pen.put(']');
    }
}

void AisJson::write_contents(Pen& pen, const Message& message) {
    pen.key(application_key);
    pen.begin_object();
    pen.key(name_key);
    pen.quoted(message.application->name);
    write_table(pen, *message.application_table, *message.payload, message.application_at, false);
    pen.end_object();
}

void AisJson::append(std::string& out, const Message& message, const Reception& reception) {
    Pen pen{out};
    write_reception(pen, reception);
    write_header(pen, message);
    const bool has_contents = message.application != nullptr;
    if (message.table != nullptr) {
        write_table(pen, *message.table, *message.payload, 0, has_contents);
    }
    if (has_contents) {
        write_contents(pen, message);
    }
    pen.end_object();
}

}  // namespace seaeye
