// A driver for tests: a line "MMSI lat lon" is a position, "?" is not ours, all else is broken.
#pragma once

#include <cstdio>
#include <string>

#include "daemon/source_decoder.hpp"

namespace seaeye {

inline SourceDecoder a_fake_decoder(Framing framing = Framing::line) {
    const auto decode = [](const Frame& frame, DecodedSink& sink) {
        const std::string line{frame.bytes.begin(), frame.bytes.end()};
        unsigned mmsi = 0;
        double lat = 0;
        double lon = 0;
        if (std::sscanf(line.c_str(), "%u %lf %lf", &mmsi, &lat, &lon) == 3) {
            AisPosition position;
            position.mmsi = Mmsi{mmsi};
            position.at = lat_lon_degrees(lat, lon);
            sink.observation({.source = SourceId{0},
                              .measured = frame.received.value_or(Time{}),
                              .received = frame.received.value_or(Time{}),
                              .said = position});
            sink.account(frame.number, 0);
        } else {
            sink.account(frame.number, line == "?" ? 2 : 1);
        }
    };
    return {.framing = framing,
            .outcomes = {"ok", "bad", "not_ours"},
            .counters = {"flushes"},
            .decode = decode,
            .flush = [](DecodedSink& sink) {
                sink.count(0);
            }};
}

}  // namespace seaeye
