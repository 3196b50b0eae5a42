// Lines in, armoured payloads out: sentences found, checked, timed and put together. What the
// payloads say is ais_stream's.
// A function of the bytes it was given so far; it knows no clock and does no I/O.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "drivers/decode/assembler.hpp"
#include "drivers/decode/outcome.hpp"
#include "drivers/decode/sentence_lines.hpp"

namespace seaeye {

/// Takes what the stream finds. Every line is accounted for exactly once, at once or later.
class VdmSink {
public:
    VdmSink() = default;
    VdmSink(const VdmSink&) = delete;
    VdmSink& operator=(const VdmSink&) = delete;
    virtual ~VdmSink() = default;

    /// One whole payload: its armour, and how many of its last bits (0 to 5) are not used. Says how
    /// the lines that carried it end.
    virtual Outcome payload(std::string_view armour, unsigned fill, const Reception& reception) = 0;
    virtual void account(std::uint64_t line, Outcome outcome) = 0;
    /// Adds one to a counter of ais_counter_names.
    virtual void count(std::uint32_t counter) = 0;
};

/// One source's lines. Any thread, one at a time.
class VdmStream : private SentenceVisitor, private AssemblerSink {
public:
    /// `zone`: of leading dates that do not say theirs.
    /// `faults`: a sentence without a good checksum is read too, if flagged; its line ends as it
    /// would.
    explicit VdmStream(TimeZone zone = {}, ChecksumFaults faults = ChecksumFaults::reject)
        : lines_{std::move(zone), faults} {}

    void feed(const FedLine& line, VdmSink& sink);

    /// The input ended.
    void flush(VdmSink& sink);

private:
    /// What is known of the line in hand.
    struct Line {
        std::uint64_t number = 0;
        bool has_ok = false;
        std::uint32_t pending = 0;
        std::uint32_t faults = 0;
        std::optional<Outcome> sound{};    // of the first sentence whose checksum was good
        std::optional<Outcome> unsound{};  // of the first other one
    };

    void sentence(HeardSentence& heard) override;
    void fault(LineFault fault) override;
    void unchecked(HeardSentence& heard) override;
    void assembled(std::string_view armour,
                   unsigned fill,
                   const Reception& reception,
                   std::span<const std::uint64_t> lines) override;
    void settled(std::uint64_t line, Outcome outcome) override;
    void out_of_order() override;

    void take_vdm(HeardSentence& heard);
    void note(Outcome outcome);
    void note_if(bool is_sound, Outcome outcome);
    void end_line();

    SentenceLines lines_;
    Assembler assembler_;
    Line line_;
    VdmSink* sink_ = nullptr;  // borrowed while feed() or flush() runs
};

}  // namespace seaeye
