#include "drivers/decode/asterix/profiles.hpp"

#include <array>

#include "drivers/decode/asterix/cat002.hpp"
#include "drivers/decode/asterix/cat010.hpp"
#include "drivers/decode/asterix/cat034.hpp"
#include "drivers/decode/asterix/cat048.hpp"
#include "drivers/decode/asterix/cat062.hpp"
#include "drivers/decode/asterix/cat062_0_17.hpp"

namespace seaeye::asterix {
namespace {

// Editions that share a table differ in bits that the older ones call spare.
constexpr std::array profiles{
    Profile{2, "1.2", cat002::items},        Profile{2, "1.1", cat002::items},
    Profile{2, "1.0", cat002::items},        Profile{10, "1.1", cat010::items},
    Profile{34, "1.29", cat034::items},      Profile{34, "1.28", cat034::items},
    Profile{34, "1.27", cat034::items},      Profile{34, "1.26", cat034::items},
    Profile{48, "1.32", cat048::items},      Profile{48, "1.31", cat048::items},
    Profile{48, "1.30", cat048::items},      Profile{48, "1.29", cat048::items},
    Profile{48, "1.28", cat048::items},      Profile{48, "1.27", cat048::items},
    Profile{48, "1.23", cat048::items},      Profile{48, "1.21", cat048::items},
    Profile{48, "1.15", cat048::items},      Profile{62, "1.19", cat062::items},
    Profile{62, "1.21", cat062::items},      Profile{62, "1.20", cat062::items},
    Profile{62, "1.18", cat062::items},      Profile{62, "1.17", cat062::items},
    Profile{62, "1.16", cat062::items},      Profile{62, "1.12", cat062::items},
    Profile{62, "0.17", cat062_0_17::items},
};

}  // namespace

std::span<const Profile> all_profiles() {
    return profiles;
}

const Profile* find_profile(std::uint8_t category, std::string_view edition) {
    for (const Profile& profile : profiles) {
        if (profile.category == category && (edition.empty() || profile.edition == edition)) {
            return &profile;
        }
    }
    return nullptr;
}

std::string editions_of(std::uint8_t category) {
    std::string names;
    for (const Profile& profile : profiles) {
        if (profile.category == category) {
            names += names.empty() ? "" : ", ";
            names += profile.edition;
        }
    }
    return names;
}

}  // namespace seaeye::asterix
