// What a driver says of a frame, in a row of bytes: the calls of its seaeye_sink.
//
//   kind u8 = 1  observation  size u32 | that many bytes of seaeye_observation | its texts, sized
//            2  account      frame u64 | outcome u32
//            3  count        counter u32
//            4  refused      an observation with texts that cannot be
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sea-eye/driver.h"

namespace seaeye::ipc {

/// Appends to `events`.
void write_observation(const seaeye_observation* from, std::vector<std::uint8_t>& events);
void write_account(std::uint64_t frame, std::uint32_t outcome, std::vector<std::uint8_t>& events);
void write_count(std::uint32_t counter, std::vector<std::uint8_t>& events);

/// Calls the sink anew; a refused observation is a null one. False when the bytes are no events
/// from some place on; those before it were taken.
bool read_events(std::span<const std::uint8_t> events, const seaeye_sink& sink);

}  // namespace seaeye::ipc
