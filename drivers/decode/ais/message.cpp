// Which table reads which type, and how long each must be.
#include "drivers/decode/ais/message.hpp"

#include <algorithm>

#include "drivers/decode/ais/applications.hpp"
#include "drivers/decode/ais/binary_messages.hpp"
#include "drivers/decode/ais/dgnss.hpp"
#include "drivers/decode/ais/interrogations.hpp"
#include "drivers/decode/ais/link_management.hpp"
#include "drivers/decode/ais/other_reports.hpp"
#include "drivers/decode/ais/position_reports.hpp"
#include "drivers/decode/ais/slot_messages.hpp"
#include "drivers/decode/ais/static_reports.hpp"

namespace seaeye::ais {
namespace {

struct Layout {
    const Table* table = nullptr;
    std::size_t least_bits = 0;
    std::size_t full_bits = 1008;
    /// Where a type has several layouts; takes the place of this one. nullptr: an impossible part.
    const Layout* (*choose)(const Message&) = nullptr;
};

bool is_set(const Message& message, const Field& field) {
    return read(message, field).raw != 0;
}

constexpr Layout static_part_a{&class_b_static::part_a, class_b_static::least_bits_a, 168};
constexpr Layout static_part_b{&class_b_static::part_b, class_b_static::least_bits_b, 168};
constexpr Layout static_part_b_of_craft{
    &class_b_static::part_b_of_craft, class_b_static::least_bits_b, 168};

/// 98xxxyyyy: whatever the three digits are, the last field is a ship's MMSI.
bool is_craft_of_ship(Mmsi mmsi) {
    return to_number(mmsi) / 10'000'000 == 98;
}

const Layout* choose_static_part(const Message& message) {
    switch (read(message, class_b_static::part).raw) {
        case 0:
            return &static_part_a;
        case 1:
            return is_craft_of_ship(message.mmsi) ? &static_part_b_of_craft : &static_part_b;
        default:
            return nullptr;
    }
}

constexpr Layout channels_of_area{&channels::area, channels::least_bits};
constexpr Layout channels_of_stations{&channels::stations, channels::least_bits};

const Layout* choose_channels(const Message& message) {
    return is_set(message, channels::addressed) ? &channels_of_stations : &channels_of_area;
}

/// Messages 25 and 26, by their two flags.
struct SlotLayouts {
    Layout broadcast;
    Layout broadcast_structured;
    Layout addressed;
    Layout addressed_structured;

    [[nodiscard]] const Layout* choose(const Message& message) const {
        const bool is_structured = is_set(message, slot_message::structured);
        if (is_set(message, slot_message::addressed)) {
            return is_structured ? &addressed_structured : &addressed;
        }
        return is_structured ? &broadcast_structured : &broadcast;
    }
};

constexpr SlotLayouts single{
    {&single_slot::broadcast, single_slot::least_bits},
    {&single_slot::broadcast_structured, single_slot::least_bits},
    {&single_slot::addressed, single_slot::addressed_least_bits},
    {&single_slot::addressed_structured, single_slot::addressed_least_bits}};
constexpr SlotLayouts multiple{
    {&multiple_slot::broadcast, multiple_slot::least_bits},
    {&multiple_slot::broadcast_structured, multiple_slot::least_bits},
    {&multiple_slot::addressed, multiple_slot::addressed_least_bits},
    {&multiple_slot::addressed_structured, multiple_slot::addressed_least_bits}};

const Layout* choose_single_slot(const Message& message) {
    return single.choose(message);
}

const Layout* choose_multiple_slot(const Message& message) {
    return multiple.choose(message);
}

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
    layouts[10] = {&utc_inquiry::table, utc_inquiry::least_bits, 72};
    layouts[12] = {&addressed_safety::table, addressed_safety::least_bits, 1008};
    layouts[14] = {&broadcast_safety::table, broadcast_safety::least_bits, 1008};
    layouts[15] = {&interrogation::table, interrogation::least_bits, 160};
    layouts[16] = {&assignment::table, assignment::least_bits, 144};
    layouts[17] = {&dgnss::table, dgnss::least_bits, 816};
    layouts[18] = {&class_b::table, class_b::least_bits, 168};
    layouts[19] = {&class_b_extended::table, class_b_extended::least_bits, 312};
    layouts[20] = {&reservation::table, reservation::least_bits, 160};
    layouts[21] = {&aid::table, aid::least_bits, 360};
    layouts[22] = {nullptr, channels::least_bits, 168, choose_channels};
    layouts[23] = {&group_assignment::table, group_assignment::least_bits, 160};
    layouts[24] = {nullptr, class_b_static::least_bits_a, 168, choose_static_part};
    layouts[25] = {nullptr, single_slot::least_bits, 168, choose_single_slot};
    layouts[26] = {nullptr, multiple_slot::least_bits, most_bits, choose_multiple_slot};
    layouts[27] = {&long_range::table, long_range::least_bits, 96};
    return layouts;
}

constexpr auto layouts = make_layouts();

/// Where the application of a binary message begins; 0: it has none. The data of message 26 end
/// before its radio status, which an application that runs to the end would read on into: they stay
/// data.
std::uint16_t application_place(const Message& message) {
    switch (message.type) {
        case 6:
            return addressed_binary::data_at;
        case 8:
            return broadcast_binary::data_at;
        case 25:
            return message.table == &single_slot::addressed_structured   ? addressed_binary::data_at
                   : message.table == &single_slot::broadcast_structured ? broadcast_binary::data_at
                                                                         : 0;
        default:
            return 0;
    }
}

/// What the data from `at` on are: by their numbers, and their length.
const Application* application_of(const Payload& payload, std::size_t at) {
    const Application* found =
        find_application(payload.unsigned_at(at - 16, 10), payload.unsigned_at(at - 6, 6));
    if (found != nullptr && payload.holds(at, found->most_bits + std::size_t{1})) {
        found = found->longer;
    }
    return found != nullptr && payload.holds(at, found->least_bits) ? found : nullptr;
}

void find_contents(Message& message) {
    const std::uint16_t at = application_place(message);
    if (at == 0) {
        return;
    }
    const Payload& payload = *message.payload;
    const Application* found = application_of(payload, at);
    if (found == nullptr) {
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
    const Layout* layout = &layouts[message.type];
    const std::size_t longest = message.type == 26 ? most_bits : 1008;
    if (payload.bits() < layout->least_bits || payload.bits() > longest) {
        return Refusal::bad_length;
    }
    if (layout->choose != nullptr) {
        layout = layout->choose(message);
    }
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
