// The tables that most messages have, written without a loop: the compiler makes it from the same
// table, so that each field's place, width, scale and name is a constant of the code.
#pragma once

#include <utility>

#include "drivers/decode/ais_json_row.hpp"

namespace seaeye::ais_json {

template <const ais::Table& table>
class UsualTable {
public:
    static char* write(PenPage& page, char* at, const ais::Payload& payload) {
        Readings readings;
        unsigned states = 0;
        at = page.room(at, needed);
        at = write_fields(page, at, payload, readings, states, indices);
        if constexpr (has_raw) {
            at = write_raws(page.room(at, needed), readings, indices);
        }
        return (states & listed_bits) != 0 ? write_states(page, at, table, readings) : at;
    }

private:
    static constexpr std::size_t count = table.fields.size();
    static constexpr std::make_index_sequence<count> indices{};
    static constexpr std::size_t needed = count * row_bytes + PenPage::margin;
    static constexpr bool has_raw = [] {
        for (const ais::Field* field : table.fields) {
            if (!field->raw_name.empty()) {
                return true;
            }
        }
        return false;
    }();

    static_assert(table.groups.empty(), "lists are written by the loop");

    template <std::size_t place>
    static constexpr Row row{*table.fields[place]};

    template <std::size_t place>
    [[gnu::always_inline]] static char* write_field(PenPage& page,
                                                    char* at,
                                                    const ais::Payload& payload,
                                                    Readings& readings,
                                                    unsigned& states) {
        readings[place] = {ais::State::value, 0};
        at = pen::put(at, row<place>.key);
        if constexpr (row<place>.is_number) {
            readings[place] = read_raw(payload, row<place>.field, 0);
            states |= bit_of(readings[place].state);
            return write_number(at, row<place>, readings[place]);
        } else {
            return page.room(write_other(page, at, row<place>.field, payload, 0), needed);
        }
    }

    template <std::size_t... places>
    static char* write_fields(PenPage& page,
                              char* at,
                              const ais::Payload& payload,
                              Readings& readings,
                              unsigned& states,
                              std::index_sequence<places...>) {
        ((at = write_field<places>(page, at, payload, readings, states)), ...);
        return at;
    }

    template <std::size_t... places>
    static char* write_raws(char* at, const Readings& readings, std::index_sequence<places...>) {
        at = pen::put(at, raw_open);
        char* const open = at;
        ((at = write_raw(at, row<places>, readings[places])), ...);
        return close_raw(at, open);
    }
};

}  // namespace seaeye::ais_json
