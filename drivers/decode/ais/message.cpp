// Which table reads which type, and how long each must be.
#include "drivers/decode/ais/message.hpp"

#include <algorithm>

#include "drivers/decode/ais/applications.hpp"
#include "drivers/decode/ais/binary_messages.hpp"
#include "drivers/decode/ais/other_reports.hpp"
#include "drivers/decode/ais/position_reports.hpp"
#include "drivers/decode/ais/static_reports.hpp"

namespace seaeye::ais {
namespace {

struct Layout {
    const Table* table = nullptr;
    std::size_t least_bits = 40;  ///< header and the two bits that every type has after it
    std::size_t full_bits = 1008;
};

constexpr std::array<Layout, last_type + 1> make_layouts() {
    std::array<Layout, last_type + 1> layouts;
    for (const unsigned type : {1U, 2U, 3U}) {
        layouts[type] = {&class_a::table, class_a::least_bits, 168};
    }
    for (const unsigned type : {4U, 11U}) {
        layouts[type] = {&station::table, station::least_bits, 168};
    }
    layouts[5] = {&voyage::table, voyage::least_bits, 424};
    layouts[6] = {&addressed_binary::table, addressed_binary::least_bits, 1008};
    for (const unsigned type : {7U, 13U}) {
        layouts[type] = {&acknowledgement::table, acknowledgement::least_bits, 168};
    }
    layouts[8] = {&broadcast_binary::table, broadcast_binary::least_bits, 1008};
    layouts[9] = {&sar_aircraft::table, sar_aircraft::least_bits, 168};
    layouts[12] = {&addressed_safety::table, addressed_safety::least_bits, 1008};
    layouts[14] = {&broadcast_safety::table, broadcast_safety::least_bits, 1008};
    layouts[18] = {&class_b::table, class_b::least_bits, 168};
    layouts[19] = {&class_b_extended::table, class_b_extended::least_bits, 312};
    layouts[21] = {&aid::table, aid::least_bits, 360};
    layouts[24] = {&class_b_static::part_a, class_b_static::least_bits_a, 168};
    layouts[26].full_bits = most_bits;
    layouts[27] = {&long_range::table, long_range::least_bits, 96};
    return layouts;
}

constexpr auto layouts = make_layouts();
constexpr Layout static_part_b{&class_b_static::part_b, class_b_static::least_bits_b, 168};
constexpr Layout static_part_b_of_craft{
    &class_b_static::part_b_of_craft, class_b_static::least_bits_b, 168};

/// 98xxxyyyy: whatever the three digits are, the last field is a ship's MMSI.
bool is_craft_of_ship(Mmsi mmsi) {
    return to_number(mmsi) / 10'000'000 == 98;
}

/// The layout of a message; nullptr for message 24 with an impossible part.
const Layout* layout_of(const Message& message) {
    if (message.type != 24) {
        return &layouts[message.type];
    }
    switch (read(*message.payload, class_b_static::part).raw) {
        case 0:
            return &layouts[24];
        case 1:
            return is_craft_of_ship(message.mmsi) ? &static_part_b_of_craft : &static_part_b;
        default:
            return nullptr;
    }
}

/// Where the application of a binary message begins; 0: it has none.
std::uint16_t application_place(const Message& message) {
    return message.type == 6   ? addressed_binary::data_at
           : message.type == 8 ? broadcast_binary::data_at
                               : 0;
}

void find_contents(Message& message) {
    const std::uint16_t at = application_place(message);
    if (at == 0) {
        return;
    }
    const Payload& payload = *message.payload;
    const Application* found =
        find_application(payload.unsigned_at(at - 16U, 10), payload.unsigned_at(at - 6U, 6));
    if (found == nullptr || !payload.holds(at, found->least_bits)) {
        return;
    }
    message.application_table =
        found->choose != nullptr ? found->choose(payload, at) : found->table;
    message.application = message.application_table != nullptr ? found : nullptr;
    message.application_at = at;
}

}  // namespace

std::optional<Refusal> read_message(const Payload& payload, Message& message) {
    if (payload.bits() < 6) {
        return Refusal::bad_length;
    }
    message.type = static_cast<std::uint8_t>(payload.unsigned_at(0, 6));
    if (message.type < first_type || message.type > last_type) {
        return Refusal::unknown_type;
    }
    message.repeat = static_cast<std::uint8_t>(payload.unsigned_at(6, 2));
    message.mmsi = Mmsi{payload.unsigned_at(8, 30)};
    message.payload = &payload;
    const std::size_t longest = message.type == 26 ? most_bits : 1008;
    if (payload.bits() < layouts[message.type == 24 ? 1 : message.type].least_bits ||
        payload.bits() > longest) {
        return Refusal::bad_length;
    }
    const Layout* layout = layout_of(message);
    if (layout == nullptr) {
        return Refusal::bad_part;
    }
    if (payload.bits() < layout->least_bits) {
        return Refusal::bad_length;
    }
    message.table = layout->table;
    message.application = nullptr;
    find_contents(message);
    return std::nullopt;
}

std::size_t full_bits(const Message& message) {
    return layouts[message.type].full_bits;
}

void read_text(const Payload& payload, const Field& field, std::size_t base, SixBitText& out) {
    out.clear();
    bool ended = false;
    payload.append_text(out, base + field.at, field.width, ended);
    if (field.form == Form::extended_name) {
        payload.append_text(out, base + aid::extension_at, aid::extension_width, ended);
    }
    out.trim_end(' ');
}

}  // namespace seaeye::ais
