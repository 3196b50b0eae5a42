#include "daemon/commands/decode_asterix.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <iterator>
#include <optional>

#include <fmt/core.h>

#include "daemon/commands/decode_input.hpp"
#include "daemon/commands/stdout_rows.hpp"
#include "drivers/decode/asterix/cutter.hpp"
#include "drivers/decode/asterix/outcome.hpp"
#include "drivers/decode/asterix/text.hpp"

namespace seaeye::commands {
namespace {

using asterix::Outcome;
using asterix::Profile;

/// The profile to read each category by; nullptr: it is not decoded.
using Profiles = std::array<const Profile*, 256>;
using Cutters = std::array<std::optional<asterix::Cutter>, 256>;

/// nullopt with a sentence on stderr when an edition is not known.
std::optional<Profiles> profiles_of(const std::vector<std::string>& editions) {
    Profiles profiles{};
    for (const Profile& profile : asterix::all_profiles()) {
        profiles[profile.category] = asterix::find_profile(profile.category);
    }
    for (const std::string& choice : editions) {
        unsigned category = 256;
        const std::size_t equals = choice.find('=');
        std::from_chars(choice.data(), choice.data() + std::min(equals, choice.size()), category);
        const Profile* const profile =
            equals != std::string::npos && category < profiles.size()
                ? asterix::find_profile(static_cast<std::uint8_t>(category),
                                        choice.substr(equals + 1))
                : nullptr;
        if (profile == nullptr) {
            fmt::print(stderr,
                       "sea-eye decode: --edition: expected CATEGORY=EDITION such as 62=0.17 or "
                       "48=1.32, found {}\n",
                       choice);
            return std::nullopt;
        }
        profiles[category] = profile;
    }
    return profiles;
}

/// Prints records and counts how their frames end.
class Printer {
public:
    Printer(const Profiles& profiles, bool is_account)
        : profiles_{profiles},
          is_account_{is_account} {
        rows_.text() = is_account ? "frame,offset,outcome\n" : "";
        for (const Profile* const profile : profiles_) {
            if (profile != nullptr) {
                cutters_[profile->category].emplace(profile->items);
            }
        }
    }

    void print(const ReplayFrame& frame) {
        const Outcome outcome = read(frame.bytes);
        ++outcomes_[static_cast<std::size_t>(outcome)];
        ++frames_;
        if (is_account_) {
            fmt::format_to(std::back_inserter(rows_.text()),
                           "{},{},{}",
                           frames_,
                           frame.offset,
                           to_string(outcome));
            rows_.end_row();
        }
    }

    /// False once stdout is closed.
    [[nodiscard]] bool is_read() const { return rows_.is_read(); }

    [[nodiscard]] std::uint64_t records() const { return records_; }

    /// Ends the output and sums up: one line for the frames, one for the records.
    void finish() {
        rows_.flush();
        fmt::print(stderr, "{} frames:", frames_);
        for (std::size_t i = 0; i < outcomes_.size(); ++i) {
            if (outcomes_[i] > 0) {
                fmt::print(stderr, " {} {}", asterix::outcome_names[i], outcomes_[i]);
            }
        }
        fmt::print(stderr, "\n{} records:", records_);
        for (std::size_t category = 0; category < by_category_.size(); ++category) {
            if (by_category_[category] > 0) {
                fmt::print(stderr, " category_{:03} {}", category, by_category_[category]);
            }
        }
        fmt::print(stderr, " other_blocks {}\n", other_blocks_);
    }

private:
    Outcome read(std::span<const std::uint8_t> frame) {
        bool has_ok = false;
        bool has_other = false;
        while (!frame.empty()) {
            const auto block = asterix::take_block(frame);
            if (!block) {
                return Outcome::bad_block;
            }
            const Profile* const profile = profiles_[block->category];
            if (profile == nullptr) {
                has_other = true;
                ++other_blocks_;
            } else if (!read(*profile, block->records)) {
                return Outcome::bad_record;
            } else {
                has_ok = has_ok || !block->records.empty();
            }
        }
        return has_ok ? Outcome::ok : has_other ? Outcome::other_category : Outcome::no_record;
    }

    bool read(const Profile& profile, std::span<const std::uint8_t> records) {
        asterix::Record record;
        while (!records.empty()) {
            if (cutters_[profile.category]->cut(records, record) != asterix::Fault::none) {
                return false;
            }
            ++records_;
            ++by_category_[profile.category];
            if (!is_account_) {
                append_json(rows_.text(), profile, record);
                rows_.end_row();
            }
            records = records.subspan(record.size());
        }
        return true;
    }

    Profiles profiles_;
    Cutters cutters_;
    bool is_account_;
    StdoutRows rows_;
    std::uint64_t frames_ = 0;
    std::uint64_t records_ = 0;
    std::uint64_t other_blocks_ = 0;
    std::array<std::uint64_t, 256> by_category_{};
    std::array<std::uint64_t, asterix::outcome_names.size()> outcomes_{};
};

}  // namespace

ExitCode decode_asterix(const AsterixDecodeOptions& options) {
    const auto profiles = profiles_of(options.editions);
    if (!profiles) {
        return ExitCode::usage;
    }
    Printer printer{*profiles, options.account};
    const ExitCode read = read_input(
        options.path,
        {.framing = Framing::block, .cap = BlockFramer::usual_cap},
        [](auto, const auto&) { return std::nullopt; },
        [&printer](const ReplayFrame& frame) {
            printer.print(frame);
            return printer.is_read();
        });
    printer.finish();
    if (read != ExitCode::ok) {
        return read;
    }
    return printer.records() > 0 ? ExitCode::ok : ExitCode::nothing;
}

}  // namespace seaeye::commands
