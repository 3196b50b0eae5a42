// Which table reads which type, and how long each must be.
#include "drivers/decode/ais/message.hpp"

#include "drivers/decode/ais/other_reports.hpp"
#include "drivers/decode/ais/position_reports.hpp"
#include "drivers/decode/ais/static_reports.hpp"

namespace seaeye::ais {
namespace {

struct Layout {
    std::span<const Field* const> fields;
    std::size_t least_bits = 40;  ///< header and the two bits that every type has after it
    std::size_t full_bits = 1008;
};

constexpr std::array<Layout, last_type + 1> make_layouts() {
    std::array<Layout, last_type + 1> layouts;
    for (const unsigned type : {1U, 2U, 3U}) {
        layouts[type] = {class_a::fields, class_a::least_bits, 168};
    }
    for (const unsigned type : {4U, 11U}) {
        layouts[type] = {station::fields, station::least_bits, 168};
    }
    layouts[5] = {voyage::fields, voyage::least_bits, 424};
    layouts[9] = {sar_aircraft::fields, sar_aircraft::least_bits, 168};
    layouts[12] = {addressed_safety::fields, addressed_safety::least_bits, 1008};
    layouts[14] = {broadcast_safety::fields, broadcast_safety::least_bits, 1008};
    layouts[18] = {class_b::fields, class_b::least_bits, 168};
    layouts[19] = {class_b_extended::fields, class_b_extended::least_bits, 312};
    layouts[21] = {aid::fields, aid::least_bits, 360};
    layouts[24] = {class_b_static::part_a, class_b_static::least_bits_a, 168};
    layouts[26].full_bits = most_bits;
    layouts[27] = {long_range::fields, long_range::least_bits, 96};
    return layouts;
}

constexpr auto layouts = make_layouts();
constexpr Layout static_part_b{class_b_static::part_b, class_b_static::least_bits_b, 168};
constexpr Layout static_part_b_of_craft{
    class_b_static::part_b_of_craft, class_b_static::least_bits_b, 168};

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
    message.fields = layout->fields;
    return std::nullopt;
}

std::size_t full_bits(const Message& message) {
    return layouts[message.type].full_bits;
}

SixBitText read_text(const Payload& payload, const Field& field) {
    if (field.form != Form::extended_name) {
        return payload.text_at(field.at, field.width);
    }
    SixBitText name;
    bool ended = false;
    payload.append_text(name, field.at, field.width, ended);
    payload.append_text(name, aid::extension_at, aid::extension_width, ended);
    return without_trailing_blanks(name);
}

}  // namespace seaeye::ais
