// Which editions of which categories there are tables for. The wire does not say its edition: it is
// a setting of the source.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "drivers/decode/asterix/spec.hpp"

namespace seaeye::asterix {

/// How one category is laid out. `edition` is the newest that the table holds, or the one named.
struct Profile {
    std::uint8_t category = 0;
    std::string_view edition;
    std::span<const Item> items;
};

/// Every edition, by category; of each category the default one first.
std::span<const Profile> all_profiles();

/// The profile of a category: of an edition, or the default when `edition` is empty. nullptr when
/// there is none.
const Profile* find_profile(std::uint8_t category, std::string_view edition = {});

/// "1.27, 1.28, ...": what find_profile() knows of a category; empty when it knows nothing.
std::string editions_of(std::uint8_t category);

}  // namespace seaeye::asterix
