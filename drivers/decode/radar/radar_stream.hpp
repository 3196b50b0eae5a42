// Lines of a radar in, tracked targets, own ship and cursors out: the decoder behind the radar_nmea
// driver. A function of the bytes it was given so far; it knows no clock and does no I/O.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "drivers/decode/radar/generations.hpp"
#include "drivers/decode/radar/line_books.hpp"
#include "drivers/decode/radar/outcome.hpp"
#include "drivers/decode/radar/target.hpp"
#include "drivers/decode/radar/ttd.hpp"
#include "drivers/decode/radar/ttd_assembler.hpp"
#include "drivers/decode/sentence_lines.hpp"

namespace seaeye::radar {

/// When something was so, and when it reached us; microseconds since 1970 UTC, 0 when unknown.
struct Moment {
    std::int64_t measured_us = 0;
    std::int64_t received_us = 0;
};

/// A target of a known number, seen from the radar: its bearing is from true north.
struct TrackedTarget {
    const Target& said;
    std::uint32_t number = 0;
    std::uint32_t generation = 0;
    std::string_view label;  ///< of the sentence, else of the newest TLB; may be empty
};

/// An operator's mark or cursor; the bearing, if any, is from true north.
struct Cue {
    bool is_mark = false;
    std::optional<Metres> range;
    std::optional<Radians> bearing;
    std::optional<LatLon> at;
    std::string_view label;
};

/// Takes what the stream finds. Borrowed for the call. Every line is accounted for exactly once.
class RadarSink {
public:
    RadarSink() = default;
    RadarSink(const RadarSink&) = delete;
    RadarSink& operator=(const RadarSink&) = delete;
    virtual ~RadarSink() = default;

    virtual void track(const TrackedTarget& track, const Moment& moment) = 0;
    virtual void own_ship(const OwnShipData& own, const Moment& moment) = 0;
    virtual void cue(const Cue& cue, const Moment& moment) = 0;
    virtual void account(std::uint64_t line, Outcome outcome) = 0;
    virtual void count(Counter counter) = 0;
};

/// One source's lines. Any thread, one at a time.
class RadarStream : private SentenceVisitor, private TargetSink {
public:
    /// A heading serves relative bearings for so long.
    static constexpr std::int64_t heading_lasts_us = 10'000'000;
    static constexpr std::size_t most_labels = 4096;

    /// `zone`: of leading dates that do not say theirs.
    explicit RadarStream(TimeZone zone = {}) : lines_{std::move(zone)} {}

    void feed(const FedLine& line, RadarSink& sink);

    /// The input ended.
    void flush(RadarSink& sink);

private:
    void sentence(HeardSentence& heard) override;
    void fault(LineFault fault) override;
    void target(const Target& target) override;

    [[nodiscard]] std::optional<Outcome> read(std::string_view formatter, std::string_view fields);
    [[nodiscard]] Outcome take_ttm(std::string_view fields);
    [[nodiscard]] Outcome take_tll(std::string_view fields);
    [[nodiscard]] Outcome take_tlb(std::string_view fields);
    [[nodiscard]] Outcome take_rsd(std::string_view fields);
    [[nodiscard]] Outcome take_osd(std::string_view fields);
    [[nodiscard]] Outcome take_heading(const Result<Radians>& heading);
    [[nodiscard]] std::optional<Outcome> take_ttd(std::string_view fields);
    [[nodiscard]] Outcome read_message(std::string_view armour, unsigned fill);
    [[nodiscard]] Outcome take_target(Target target);
    [[nodiscard]] Outcome take_mark(const Target& target);
    /// True when the bearing is from true north now.
    [[nodiscard]] bool turn_to_north(Direction& bearing);
    [[nodiscard]] std::string_view label_of(const Target& target, std::uint32_t number);
    [[nodiscard]] Moment moment_of(const std::optional<Duration>& time_of_day);

    void count(Counter counter) { sink_->count(counter); }

    void settle_part(std::uint64_t line, Outcome outcome);
    void end_line();

    SentenceLines lines_;
    TtdAssembler assembler_;
    Generations generations_;
    std::unordered_map<std::uint32_t, Text<20>> labels_;
    std::optional<Radians> heading_;
    std::int64_t heading_us_ = 0;
    Reception reception_;               // of the sentence in hand
    Outcome in_message_ = Outcome::ok;  // how the targets of the message in hand fare
    LineBooks books_;
    RadarSink* sink_ = nullptr;  // borrowed while feed() or flush() runs
};

}  // namespace seaeye::radar
