// The first frames of a file are enough: what they show of a driver, the rest would show again.
#include "daemon/driver_check/sample.hpp"

#include "daemon/links/link_query.hpp"
#include "daemon/replay/frames.hpp"

namespace seaeye::conformance {

Result<Sample> read_sample(const std::string& path, FrameRule rule) {
    const auto input = parse_file_input(path);
    if (!input) {
        return Error{input.error().code, path + ": " + input.error().text};
    }
    auto frames = open_frames(*input, rule);
    if (!frames) {
        return std::move(frames).error();
    }
    Sample sample;
    std::size_t bytes = 0;
    const auto take = [&](const ReplayFrame& frame) {
        if (frame.is_heartbeat) {
            return;
        }
        bytes += frame.bytes.size();
        if (sample.frames.size() >= Sample::most_frames || bytes > Sample::most_bytes) {
            sample.is_cut = true;
            return;
        }
        sample.frames.push_back({.bytes = {frame.bytes.begin(), frame.bytes.end()},
                                 .received_us = frame.received ? to_micros(*frame.received) : 0,
                                 .stream = frame.stream});
    };
    for (bool is_more = true; is_more && !sample.is_cut;) {
        const auto more = (*frames)->read_some(take);
        if (!more) {
            return more.error();
        }
        is_more = *more;
    }
    if (sample.frames.empty()) {
        return Error{ErrorCode::bad_value, path + ": expected frames of the sensor, found none"};
    }
    return sample;
}

}  // namespace seaeye::conformance
