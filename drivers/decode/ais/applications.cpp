// One row each. A new application is a table in a header beside this one and a row here, in order
// of its numbers.
#include "drivers/decode/ais/applications.hpp"

#include <algorithm>
#include <array>

#include "drivers/decode/ais/area_notices.hpp"
#include "drivers/decode/ais/environment_tables.hpp"
#include "drivers/decode/ais/imo_circ236.hpp"
#include "drivers/decode/ais/imo_circ289_port.hpp"
#include "drivers/decode/ais/imo_circ289_ship.hpp"
#include "drivers/decode/ais/imo_weather.hpp"
#include "drivers/decode/ais/inland.hpp"
#include "drivers/decode/ais/lighthouses.hpp"
#include "drivers/decode/ais/ship_weather.hpp"
#include "drivers/decode/ais/targets.hpp"
#include "drivers/decode/ais/us_encrypted.hpp"

namespace seaeye::ais {
namespace {

constexpr std::uint32_t key_of(std::uint32_t dac, std::uint32_t fi) {
    return dac << 6U | fi;
}

struct Entry {
    constexpr explicit Entry(const Application& of)
        : key{key_of(of.dac, of.fi)},
          application{&of} {}

    std::uint32_t key;
    const Application* application;
};

constexpr std::array entries{Entry{weather_236::application},  // 1/11
                             Entry{dangerous_cargo_236::application},
                             Entry{fairway_closed::application},
                             Entry{tidal_window_236::application},
                             Entry{extended_ship_236::application},
                             Entry{persons::application},  // 1/16
                             Entry{shore_targets::application},
                             Entry{clearance::application},
                             Entry{traffic_signal::application},
                             Entry{berthing::application},
                             Entry{ship_weather::application},  // 1/21
                             Entry{area_notice::broadcast},
                             Entry{area_notice::addressed},
                             Entry{extended_ship::application},
                             Entry{dangerous_cargo::application},
                             Entry{environment::application},  // 1/26
                             Entry{route::broadcast},
                             Entry{route::addressed},
                             Entry{description::broadcast},
                             Entry{description::addressed},
                             Entry{weather::application},  // 1/31
                             Entry{tidal_window::application},
                             Entry{inland_ship::application},  // 200/10
                             Entry{inland_arrival::eta},
                             Entry{inland_arrival::rta},
                             Entry{inland_warning::application},
                             Entry{inland_levels::application},
                             Entry{inland_signal::application},
                             Entry{inland_persons::application},
                             Entry{aid_monitoring::great_britain},  // 235/10
                             Entry{aid_monitoring::ireland},        // 250/10
                             Entry{area_notice::us_draft},          // 366/22
                             Entry{environment::us_draft},
                             Entry{encrypted::us},
                             Entry{area_notice::us},  // 367/22
                             Entry{environment::us},
                             Entry{encrypted::us_later}};

static_assert(std::ranges::is_sorted(entries, {}, &Entry::key));

}  // namespace

const Application* find_application(std::uint32_t dac, std::uint32_t fi) {
    const std::uint32_t key = key_of(dac, fi);
    const auto* const found = std::ranges::lower_bound(entries, key, {}, &Entry::key);
    return found != entries.end() && found->key == key ? found->application : nullptr;
}

}  // namespace seaeye::ais
