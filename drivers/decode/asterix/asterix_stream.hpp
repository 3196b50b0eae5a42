// Frames of ASTERIX in, plots, tracks and sweeps out: the decoder behind the radar_asterix driver.
// A function of the bytes it was given so far; it knows no clock, does no I/O and, once it has seen
// each track number, allocates nothing.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "drivers/decode/asterix/cutter.hpp"
#include "drivers/decode/asterix/edition_guard.hpp"
#include "drivers/decode/asterix/outcome.hpp"
#include "drivers/decode/asterix/report.hpp"
#include "drivers/decode/radar/generations.hpp"

namespace seaeye::asterix {

/// A report that was placed in time; of a track also its generation. Microseconds since 1970 UTC, 0
/// when unknown.
struct PlacedReport {
    Report said;
    std::uint32_t generation = 0;
    std::int64_t measured_us = 0;
    std::int64_t received_us = 0;
};

/// Takes what the stream finds. Borrowed for the call.
class AsterixSink {
public:
    AsterixSink() = default;
    AsterixSink(const AsterixSink&) = delete;
    AsterixSink& operator=(const AsterixSink&) = delete;
    virtual ~AsterixSink() = default;

    virtual void report(const PlacedReport& report) = 0;
    virtual void count(Counter counter) = 0;
    /// A category came under suspicion, or was cleared of it.
    virtual void suspicion(const Profile& profile, EditionGuard::State state) = 0;
};

/// What a source is: which categories to read by which edition, and whose records are its own.
struct AsterixSource {
    std::vector<const Profile*> profiles;
    std::optional<std::uint16_t> site;  ///< SAC * 256 + SIC; nullopt: anyone's
};

/// One source's frames. Any thread, one at a time.
class AsterixStream {
public:
    /// Observations held back of a category that is not proved.
    static constexpr std::size_t most_held = 256;

    explicit AsterixStream(const AsterixSource& source);

    /// Takes one frame: a datagram or one block. `received_us`: when the host got it, 0 when a log
    /// does not say; then no time of day can be given its date. Gives how the frame ended.
    Outcome feed(std::span<const std::uint8_t> frame, std::int64_t received_us, AsterixSink& sink);

    /// The input ended: what is held back is given if nothing speaks against it.
    void flush(AsterixSink& sink);

private:
    struct Category {
        const Profile* profile = nullptr;
        Cutter cutter;
        ReadRecord read = nullptr;
        Counter records{};
        EditionGuard guard{};
        std::vector<PlacedReport> held{};
    };

    /// How the frame in hand fares.
    struct Tally {
        bool has_ok = false;
        bool has_suspect = false;
        bool has_unknown_site = false;
        bool has_other = false;
    };

    [[nodiscard]] Outcome outcome() const;
    [[nodiscard]] Category* category_of(std::uint8_t number);
    [[nodiscard]] bool take(Category& category, Bytes records);
    void take(Category& category, const Report& report, BlockEvidence& evidence);
    void judge(Category& category, const BlockEvidence& evidence);
    void emit(Category& category, const Report& report);
    void tell(PlacedReport placed);
    void release(Category& category);
    void withhold(Category& category);
    [[nodiscard]] std::int64_t time_of(const Report& report) const;

    void count(Counter counter) { sink_->count(counter); }

    std::vector<Category> categories_;
    std::optional<std::uint16_t> site_;
    Generations generations_;
    Tally tally_;
    std::int64_t received_us_ = 0;  // of the frame in hand
    AsterixSink* sink_ = nullptr;   // borrowed while feed() or flush() runs
};

}  // namespace seaeye::asterix
