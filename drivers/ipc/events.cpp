// The pointers of an observation's texts mean nothing beyond its process: the bytes go along, and
// the pointers are set anew.
#include "drivers/ipc/events.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

#include "drivers/ipc/wire.hpp"

namespace seaeye::ipc {
namespace {

enum : std::uint8_t { observation_event = 1, account_event, count_event, refused_event };

/// No noun keeps more of a text.
constexpr std::size_t longest_text = 4096;

constexpr std::array static_texts{offsetof(seaeye_observation, said.ais_static.name),
                                  offsetof(seaeye_observation, said.ais_static.callsign),
                                  offsetof(seaeye_observation, said.ais_static.destination)};
constexpr std::array other_texts{offsetof(seaeye_observation, said.ais_other.text)};
constexpr std::array track_texts{offsetof(seaeye_observation, said.radar_track.label)};
constexpr std::array cue_texts{offsetof(seaeye_observation, said.radar_cue.label)};
constexpr std::array trigger_texts{offsetof(seaeye_observation, said.camera_trigger.camera),
                                   offsetof(seaeye_observation, said.camera_trigger.object_class),
                                   offsetof(seaeye_observation, said.camera_trigger.id),
                                   offsetof(seaeye_observation, said.camera_trigger.track),
                                   offsetof(seaeye_observation, said.camera_trigger.frame)};

/// Where the texts of a kind stand.
std::span<const std::size_t> text_places(std::uint32_t kind) {
    switch (kind) {
        case SEAEYE_AIS_STATIC:
            return static_texts;
        case SEAEYE_AIS_OTHER:
            return other_texts;
        case SEAEYE_RADAR_TRACK:
            return track_texts;
        case SEAEYE_RADAR_CUE:
            return cue_texts;
        case SEAEYE_CAMERA_TRIGGER:
            return trigger_texts;
        default:
            return {};
    }
}

seaeye_text text_at(const seaeye_observation& o, std::size_t place) {
    seaeye_text text{};
    std::memcpy(&text, reinterpret_cast<const std::uint8_t*>(&o) + place, sizeof text);
    return text;
}

void set_text(seaeye_observation& o, std::size_t place, seaeye_text text) {
    std::memcpy(reinterpret_cast<std::uint8_t*>(&o) + place, &text, sizeof text);
}

/// What the driver filled, and nothing after it.
seaeye_observation copy_of(const seaeye_observation* from) {
    seaeye_observation o{};
    std::memcpy(&o, from, std::min<std::size_t>(from->struct_size, sizeof o));
    return o;
}

bool has_possible_texts(const seaeye_observation& o) {
    return std::ranges::all_of(text_places(o.kind), [&](std::size_t place) {
        const seaeye_text text = text_at(o, place);
        return text.size == 0 || text.bytes != nullptr;
    });
}

/// Reads what write_observation() wrote. False when it is none.
bool read_observation(WireReader& in, seaeye_observation& o) {
    const auto bytes = in.bytes(in.value<std::uint32_t>());
    if (!in.is_whole() || bytes.size() > sizeof o) {
        return false;
    }
    std::memcpy(&o, bytes.data(), bytes.size());
    o.struct_size = static_cast<std::uint32_t>(bytes.size());
    for (const std::size_t place : text_places(o.kind)) {
        const std::string_view text = in.sized();
        set_text(o, place, {.bytes = text.data(), .size = text.size()});
    }
    return in.is_whole();
}

}  // namespace

void write_observation(const seaeye_observation* from, std::vector<std::uint8_t>& events) {
    WireWriter out{events};
    const seaeye_observation o = from != nullptr ? copy_of(from) : seaeye_observation{};
    if (from == nullptr || !has_possible_texts(o)) {
        out.value(std::uint8_t{refused_event});
        return;
    }
    const std::size_t size = std::min<std::size_t>(o.struct_size, sizeof o);
    out.value(std::uint8_t{observation_event});
    out.value(static_cast<std::uint32_t>(size));
    out.bytes({reinterpret_cast<const std::uint8_t*>(&o), size});
    for (const std::size_t place : text_places(o.kind)) {
        const seaeye_text text = text_at(o, place);
        out.sized({text.bytes, std::min(text.size, longest_text)});
    }
}

void write_account(std::uint64_t frame, std::uint32_t outcome, std::vector<std::uint8_t>& events) {
    WireWriter out{events};
    out.value(std::uint8_t{account_event});
    out.value(frame);
    out.value(outcome);
}

void write_count(std::uint32_t counter, std::vector<std::uint8_t>& events) {
    WireWriter out{events};
    out.value(std::uint8_t{count_event});
    out.value(counter);
}

bool read_events(std::span<const std::uint8_t> events, const seaeye_sink& sink) {
    WireReader in{events};
    while (!in.is_at_end()) {
        switch (in.value<std::uint8_t>()) {
            case observation_event: {
                seaeye_observation o{};
                if (!read_observation(in, o)) {
                    return false;
                }
                sink.observation(sink.context, &o);
                break;
            }
            case account_event: {
                const auto frame = in.value<std::uint64_t>();
                const auto outcome = in.value<std::uint32_t>();
                if (!in.is_whole()) {
                    return false;
                }
                sink.account(sink.context, frame, outcome);
                break;
            }
            case count_event: {
                const auto counter = in.value<std::uint32_t>();
                if (!in.is_whole()) {
                    return false;
                }
                sink.count(sink.context, counter);
                break;
            }
            case refused_event:
                sink.observation(sink.context, nullptr);
                break;
            default:
                return false;
        }
    }
    return true;
}

}  // namespace seaeye::ipc
