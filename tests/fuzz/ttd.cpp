// Fuzz target: the armour of a TTD message. Every structure that is read lies within the message.
#include "drivers/decode/radar/ttd.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace seaeye::radar;

class Count final : public TargetSink {
public:
    void target(const Target& target) override {
        if (!target.number || *target.number > 1023 || !target.status) {
            std::abort();
        }
        ++targets;
    }

    unsigned targets = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t longest = 2048;
    if (size == 0 || size > longest) {
        return 0;
    }
    const unsigned fill = data[0] % 6U;
    const std::string armour{reinterpret_cast<const char*>(data + 1), size - 1};
    Count count;
    const auto tally = read_ttd(armour, fill, count);
    if (tally && (tally->targets != count.targets || count.targets * 90U > armour.size() * 6U)) {
        std::abort();
    }
    (void)read_ttd_part(armour);
    return 0;
}
