// Feeds lines to the radar stream and keeps what came out, as values that a test can compare.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/decode/radar/radar_stream.hpp"
#include "tests/drivers/stream_probe.hpp"

namespace seaeye::test {

inline std::string radar_sentence(std::string_view body, char start = '$') {
    return sentence(body, start);
}

struct SeenTrack {
    radar::Target said;
    std::uint32_t number = 0;
    std::uint32_t generation = 0;
    std::string label;
    radar::Moment moment;
};

struct SeenCue {
    radar::Cue cue;
    std::string label;
};

class RadarProbe final : public radar::RadarSink, public LineAccounts {
public:
    RadarProbe& feed(std::string_view line, std::int64_t link_us = 0) {
        stream_.feed({.number = next_line(), .link_us = link_us, .text = line}, *this);
        return *this;
    }

    /// The body of a sentence, heard at a second of 2025-03-01 04:00 UTC.
    RadarProbe& hear(double second, std::string_view body, char start = '$') {
        constexpr double start_s = 1'740'801'600.0;
        return feed(radar_sentence(body, start),
                    static_cast<std::int64_t>((start_s + second) * 1e6));
    }

    RadarProbe& flush() {
        stream_.flush(*this);
        return *this;
    }

    void track(const radar::TrackedTarget& track, const radar::Moment& moment) override {
        tracks.push_back(
            {track.said, track.number, track.generation, std::string{track.label}, moment});
        tracks.back().said.name = {};
    }

    void own_ship(const radar::OwnShipData& own, const radar::Moment&) override {
        own_ships.push_back(own);
    }

    void cue(const radar::Cue& cue, const radar::Moment&) override {
        cues.push_back({cue, std::string{cue.label}});
        cues.back().cue.label = {};
    }

    void account(std::uint64_t line, radar::Outcome outcome) override {
        settle(line, to_string(outcome));
    }

    void count(radar::Counter counter) override {
        ++counters[radar::counter_names.at(static_cast<std::size_t>(counter))];
    }

    std::vector<SeenTrack> tracks;
    std::vector<radar::OwnShipData> own_ships;
    std::vector<SeenCue> cues;
    std::map<std::string, int> counters;

private:
    radar::RadarStream stream_;
};

}  // namespace seaeye::test
