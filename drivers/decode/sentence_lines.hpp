// Lines in, sentences out, each with the time and station that its line gave it: TAG blocks, epochs
// and dates before, unix times after, $PGHP, $--ZDA, JSON around. What a sentence means is its
// visitor's business. Every driver of NMEA 0183 stands on this.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "drivers/decode/nmea0183.hpp"
#include "drivers/decode/reception.hpp"
#include "drivers/decode/tag_block.hpp"
#include "drivers/decode/time_zone.hpp"

namespace seaeye {

/// What a line can hold that is no good sentence.
enum class LineFault : std::uint8_t { bad_checksum, no_checksum, tag_malformed, tag_bad_checksum };

/// What becomes of sentences whose checksum is wrong or missing.
enum class ChecksumFaults : std::uint8_t { reject, flag };

/// A sentence, and what its line said around it.
struct HeardSentence {
    Sentence sentence{};
    Reception reception{};
    std::optional<std::uint32_t> group{};  ///< TAG g: id, of the first sentence after its block
    bool has_own_time = false;             ///< the line, or the link, says when
};

/// A line as it comes from its source.
struct FedLine {
    std::uint64_t number = 0;  ///< from 1
    std::int64_t link_us = 0;  ///< when the host received it; 0 in a log: its own times count
    std::string_view text{};   ///< without its end
    std::uint8_t stream = 0;   ///< which of the peers that send them side by side
};

/// Takes what a line holds, in its order. Views are borrowed for the call; the reception is the
/// visitor's to add to.
class SentenceVisitor {
public:
    SentenceVisitor() = default;
    SentenceVisitor(const SentenceVisitor&) = delete;
    SentenceVisitor& operator=(const SentenceVisitor&) = delete;
    virtual ~SentenceVisitor() = default;

    /// Its checksum is right.
    virtual void sentence(HeardSentence& heard) = 0;
    virtual void fault(LineFault fault) = 0;

    /// An armoured one that fault() has just told of; only with ChecksumFaults::flag.
    virtual void unchecked(HeardSentence& /*heard*/) {}
};

/// One source's lines. Any thread, one at a time.
class SentenceLines {
public:
    /// `zone`: of leading dates that do not say theirs.
    explicit SentenceLines(TimeZone zone = {}, ChecksumFaults faults = ChecksumFaults::reject)
        : zone_{std::move(zone)},
          faults_{faults} {}

    void feed(const FedLine& line, SentenceVisitor& visitor);

private:
    struct Line {
        std::uint64_t number = 0;
        std::int64_t link_us = 0;
        std::string_view text{};
        std::uint8_t stream = 0;
        std::size_t prefix = 0;  // where its first sentence or TAG block starts
        std::optional<std::int64_t> tag_us{};
        std::optional<std::uint32_t> group{};
        std::string_view source{};
    };

    [[nodiscard]] std::size_t take_tag_block(std::size_t at, SentenceVisitor& visitor);
    [[nodiscard]] std::size_t take_sentence(std::size_t at, SentenceVisitor& visitor);
    [[nodiscard]] bool is_clock() const;
    [[nodiscard]] std::optional<std::int64_t> clock_us();
    [[nodiscard]] std::optional<std::int64_t> leading_us();
    [[nodiscard]] std::optional<std::int64_t> own_us(const Trailer& trailer, TimeOrigin& origin);
    [[nodiscard]] bool is_bare() const;
    void stamp();
    void put_time(const std::optional<std::int64_t>& own);

    TimeZone zone_;
    ChecksumFaults faults_;
    std::int64_t last_us_ = 0;             // the newest time that the log said
    std::optional<std::int64_t> pghp_us_;  // of the sentence to come
    Line line_;
    HeardSentence heard_;  // the one in hand: filled where it stays
};

}  // namespace seaeye
