// Monitoring of aids to navigation by the lighthouse authorities of Great Britain (DAC 235) and
// Ireland (DAC 250), FI 10: IALA Recommendation A-126. Bits from the first of the data.
//
//          0 supply 10 | 10 external 1 10 | 20 external 2 10 (0.05 V, 0 not used) | 30 racon 2
//          32 light 2 | 34 alarm | 35 inputs 8 | 43 off position | 44 spare 4
//
// Racon: 0 none, 1 not monitored, 2 works, 3 error. Light: 0 none or not monitored, 1 on, 2 off,
// 3 error.
#pragma once

#include "drivers/decode/ais/measures.hpp"

namespace seaeye::ais::aid_monitoring {

constexpr Field volts(std::string_view name, std::uint16_t at) {
    Field field = ones(name, at, 10, {.none = 0});
    field.divisor = 20;
    field.decimals = 2;
    return field;
}

inline constexpr std::array rows{volts("supply_v", 0),
                                 volts("external_1_v", 10),
                                 volts("external_2_v", 20),
                                 number("racon", 30, 2),
                                 number("light", 32, 2),
                                 flag("alarm", 34),
                                 number("inputs", 35, 8),
                                 flag("off_position", 43)};
inline constexpr auto fields = pointers_to(rows);
inline constexpr Table table{fields};
inline constexpr Application great_britain{
    .dac = 235, .fi = 10, .name = "aid_monitoring", .least_bits = 44, .table = &table};
inline constexpr Application ireland{
    .dac = 250, .fi = 10, .name = "aid_monitoring", .least_bits = 44, .table = &table};

}  // namespace seaeye::ais::aid_monitoring
