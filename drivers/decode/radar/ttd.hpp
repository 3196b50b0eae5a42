// TTD, tracked target data: targets packed into six-bit armour, several to a sentence, over one or
// more sentences. The message first, then its structures.
#pragma once

#include <cstdint>
#include <string_view>

#include "drivers/decode/radar/target.hpp"
#include "schemas/result.hpp"

namespace seaeye::radar {

/// The fields of one TTD sentence. `armour` borrows from it.
struct TtdPart {
    unsigned count = 0;    ///< 1 to 255 sentences
    unsigned number = 0;   ///< 1 to count
    char sequence = '\0';  ///< 0 to 9, or NUL
    std::string_view armour;
    unsigned fill = 0;  ///< 0 to 5 bits
};

/// Fails: bad_fragment (number or count impossible), bad_value (sequence id or fill bits).
Result<TtdPart> read_ttd_part(std::string_view fields);

/// What a message's bits held, beside its targets.
struct TtdTally {
    unsigned targets = 0;
    unsigned approaches = 0;            ///< CPA structures whose target is in no structure before
    unsigned unsupported_versions = 0;  ///< structures of versions 2 and 3: the rest is skipped
    bool is_cut = false;                ///< ended inside a structure
};

/// Takes the targets of a message, one by one.
class TargetSink {
public:
    TargetSink() = default;
    TargetSink(const TargetSink&) = delete;
    TargetSink& operator=(const TargetSink&) = delete;
    virtual ~TargetSink() = default;

    virtual void target(const Target& target) = 0;
};

/// Reads the structures of a whole message. A CPA structure is joined with the target of its
/// number in the same message. Fails: bad_character, too_short (fewer bits than `fill`).
Result<TtdTally> read_ttd(std::string_view armour, unsigned fill, TargetSink& sink);

}  // namespace seaeye::radar
