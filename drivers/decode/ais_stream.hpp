// Lines in, AIS messages out: the one decoder behind the ais_nmea driver and `sea-eye decode`.
// A function of the bytes it was given so far; it knows no clock and does no I/O.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "drivers/decode/ais/message.hpp"
#include "drivers/decode/ais_copies.hpp"
#include "drivers/decode/outcome.hpp"
#include "drivers/decode/reception.hpp"
#include "drivers/decode/vdm_stream.hpp"

namespace seaeye {

/// Takes what the stream finds. Every line is accounted for exactly once, at once or later.
class AisSink {
public:
    AisSink() = default;
    AisSink(const AisSink&) = delete;
    AisSink& operator=(const AisSink&) = delete;
    virtual ~AisSink() = default;

    /// Borrowed for the call.
    virtual void message(const ais::Message& message, const Reception& reception) = 0;
    virtual void account(std::uint64_t line, Outcome outcome) = 0;
    /// Adds one to a counter of ais_counter_names.
    virtual void count(std::uint32_t counter) = 0;
};

/// What an operator decides about a source.
struct AisChoices {
    Duplicates duplicates = Duplicates::keep;
    ChecksumFaults checksum_faults = ChecksumFaults::reject;
};

/// One source's lines. Any thread, one at a time.
class AisStream : private VdmSink {
public:
    /// `zone`: of leading dates that do not say theirs.
    explicit AisStream(TimeZone zone = {}, AisChoices choices = {})
        : lines_{std::move(zone), choices.checksum_faults} {
        if (choices.duplicates == Duplicates::drop) {
            copies_.emplace();
        }
    }

    void feed(const FedLine& line, AisSink& sink) {
        sink_ = &sink;
        lines_.feed(line, *this);
    }

    /// The input ended.
    void flush(AisSink& sink) {
        sink_ = &sink;
        lines_.flush(*this);
    }

private:
    Outcome payload(std::string_view armour, unsigned fill, const Reception& reception) override;
    [[nodiscard]] bool is_copy(const ais::Message& message, const Reception& reception);

    void account(std::uint64_t line, Outcome outcome) override { sink_->account(line, outcome); }

    void count(std::uint32_t counter) override { sink_->count(counter); }

    VdmStream lines_;
    ais::Payload payload_;
    std::optional<AisCopies> copies_;  // not there: all go on
    AisSink* sink_ = nullptr;          // borrowed while feed() or flush() runs
};

}  // namespace seaeye
