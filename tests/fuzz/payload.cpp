// Fuzz target: one armoured payload, its fill bits in the first byte, through every field table.
#include <cstdlib>
#include <string>

#include "drivers/ais_observation.hpp"
#include "drivers/decode/ais_message_json.hpp"
#include "drivers/decode/ais_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace seaeye;
    if (size == 0) {
        return 0;
    }
    const std::string armour{reinterpret_cast<const char*>(data + 1), size - 1};
    ais::Payload payload;
    ais::Message message;
    if (payload.assign(armour, data[0] % 8U) || read_message(payload, message)) {
        return 0;
    }
    std::string text;
    AisMessageJson{}.append(text, message, {});
    append_csv(text, message, {});
    (void)payload.digest(full_bits(message));
    AisObserver observer;
    observer.observe(message, {}, [](const seaeye_observation&) {});
    return text.empty() ? std::abort(), 0 : 0;
}
