// A table is worked out once into rows: its names as pieces, its scales as integers.
#include "drivers/decode/ais_message_json.hpp"

#include <algorithm>

#include "drivers/decode/ais/other_reports.hpp"
#include "drivers/decode/ais/position_reports.hpp"
#include "drivers/decode/ais_json_usual.hpp"
#include "drivers/decode/characters.hpp"
#include "schemas/numbers.hpp"

namespace seaeye {

using ais::Field;
using ais::Form;
using ais::Message;
using ais::Payload;
using ais::State;
using ais::Table;

namespace {

/// Every rate of turn there is.
std::array<Piece, 256> turns_with(int decimals) {
    std::array<Piece, 256> all;
    for (int raw = -128; raw < 128; ++raw) {
        std::string text;
        append_fixed(text, ais::turn_rate(raw), decimals);
        all[static_cast<std::size_t>(raw + 128)] = Piece{text};
    }
    return all;
}

}  // namespace

namespace ais_json {

const std::array<Piece, 256> turns = turns_with(2);

}  // namespace ais_json

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
    std::vector<ais_json::Row> rows;
    std::vector<Piece> group_keys;
    bool has_raw = false;
};

namespace {

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
    return text.empty() ? pen::put(at, ais_json::null_piece) : pen::quoted(page, at, text);
}

/// A letter or two, as nearly all talkers and channels are.
char* write_letters(PenPage& page, char* at, std::string_view text) {
    for (const char c : text) {
        if (!is_upper(c)) {
            return pen::quoted(page, at, text);
        }
    }
    at = pen::put(at, '"');
    for (const char c : text) {
        at = pen::put(at, c);
    }
    return pen::put(at, '"');
}

char* write_soundness(char* at, const Reception& reception) {
    static constexpr Piece own{",\"own_ship\":true"};
    static constexpr Piece not_own{",\"own_ship\":false"};
    static constexpr Piece bad{",\"checksum\":\"bad\""};
    static constexpr Piece missing{",\"checksum\":\"missing\""};
    at = pen::put(at, reception.is_own_ship ? own : not_own);
    if (reception.checksum == SentenceState::good) {
        return at;
    }
    return pen::put(at, reception.checksum == SentenceState::bad_checksum ? bad : missing);
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

}  // namespace

namespace ais_json {

char* write_other(
    PenPage& page, char* at, const Field& field, const Payload& payload, std::size_t base) {
    if (field.form == Form::data) {
        return write_hexadecimal(page, at, payload, base + field.at, field.width);
    }
    ais::SixBitText text;
    read_text(payload, field, base, text);
    return write_text(page, page.room(at), text.view());
}

char* write_states(PenPage& page, char* at, const Table& table, const Readings& readings) {
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

}  // namespace ais_json

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
    static constexpr Piece never{",\"received\":null,\"received_from\":\"none\""};
    static constexpr Piece from{",\"received_from\":\""};
    static constexpr Piece station{",\"station\":"};
    static constexpr Piece no_station{",\"station\":null"};
    static constexpr Piece talker{",\"talker\":"};
    static constexpr Piece channel{",\"channel\":"};
    at = pen::natural_64(pen::put(at, line), reception.line);
    if (reception.received_us == 0) {  // then nothing can have said when
        at = pen::put(at, never);
    } else {
        at = write_time(page, pen::put(at, received), reception.received_us);
        at = pen::words(page, pen::put(at, from), to_string(reception.origin));
        at = pen::put(at, '"');
    }
    if (reception.station.empty()) {
        at = pen::put(at, no_station);
    } else {
        at = pen::quoted(page, pen::put(at, station), reception.station.view());
    }
    at = write_letters(page, pen::put(at, talker), {reception.talker.data(), 2});
    at = pen::put(page.room(at), channel);
    at = reception.channel == '\0' ? pen::put(at, ais_json::null_piece)
                                   : write_letters(page, at, {&reception.channel, 1});
    return write_soundness(page.room(at), reception);
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

char* AisMessageJson::write_raws(char* at, const Plan& plan, const Readings& readings) {
    at = pen::put(at, ais_json::raw_open);
    char* const open = at;
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        at = ais_json::write_raw(at, plan.rows[i], readings[i]);
    }
    return ais_json::close_raw(at, open);
}

char* AisMessageJson::write_table(
    PenPage& page, char* at, const Table& table, const Payload& payload, Place place) {
    const Plan& plan = plan_of(table);
    Readings readings;
    unsigned states = 0;
    const std::size_t needed = plan.rows.size() * ais_json::row_bytes + PenPage::margin;
    std::size_t skipped = place.is_first ? 1 : 0;
    at = page.room(at, needed);
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        const ais_json::Row& row = plan.rows[i];
        readings[i] = {State::value, 0};
        if (row.is_number) {
            readings[i] = ais_json::read_raw(payload, row.field, place.base);
            states |= ais_json::bit_of(readings[i].state);
            at = ais_json::write_number(pen::put(at, row.key, skipped), row, readings[i]);
        } else if (row.field.form != Form::data || !place.has_contents) {
            at = pen::put(at, row.key, skipped);
            at = ais_json::write_other(page, at, row.field, payload, place.base);
            at = page.room(at, needed);
        } else {
            continue;  // told as what they are
        }
        skipped = 0;
    }
    at = write_groups(page, at, plan, payload, place.base);
    if (plan.has_raw) {
        at = write_raws(page.room(at, needed), plan, readings);
    }
    return (states & ais_json::listed_bits) != 0 ? ais_json::write_states(page, at, table, readings)
                                                 : at;
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

/// The tables that most messages have.
char* AisMessageJson::write_fields(PenPage& page, char* at, const Message& message) {
    const Payload& payload = *message.payload;
    if (message.table == &ais::class_a::table) {
        return ais_json::UsualTable<ais::class_a::table>::write(page, at, payload);
    }
    if (message.table == &ais::station::table) {
        return ais_json::UsualTable<ais::station::table>::write(page, at, payload);
    }
    if (message.table == &ais::class_b::table) {
        return ais_json::UsualTable<ais::class_b::table>::write(page, at, payload);
    }
    return write_table(
        page, at, *message.table, payload, {.has_contents = message.application != nullptr});
}

char* AisMessageJson::write(PenPage& page,
                            char* at,
                            const Message& message,
                            const Reception& reception) {
    at = write_reception(page, page.room(at, 4 * PenPage::margin), reception);
    at = write_header(page.room(at, 4 * ais_json::row_bytes), message);
    if (message.table != nullptr) {
        at = write_fields(page, at, message);
    }
    if (message.application != nullptr) {
        at = write_contents(page, at, message);
    }
    return pen::put(page.room(at), '}');
}

void AisMessageJson::append(std::string& out, const Message& message, const Reception& reception) {
    std::array<char, PenPage::least_bytes> buffer;
    StringInk ink{out};
    PenPage page{buffer, ink};
    page.turn(write(page, page.begin(), message, reception));
}

}  // namespace seaeye
