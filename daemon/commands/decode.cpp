// sea-eye decode: a sensor's bytes to decoded messages, nothing else. Messages go to stdout, one
// JSON object or CSV row each; how the lines ended goes to stderr.
#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "daemon/commands/commands.hpp"
#include "daemon/commands/decode_asterix.hpp"
#include "daemon/commands/decode_input.hpp"
#include "daemon/commands/line_ledger.hpp"
#include "daemon/commands/stdout_rows.hpp"
#include "drivers/decode/ais_message_json.hpp"
#include "drivers/decode/ais_stream.hpp"
#include "drivers/decode/ais_text.hpp"
#include "drivers/time_zone_file.hpp"

namespace seaeye::commands {
namespace {

struct DecodeOptions {
    std::string path = "-";
    std::string as = "nmea";
    std::string output = "jsonl";
    std::string time_zone = "UTC";
    std::vector<std::string> editions;
    bool account = false;
    bool unique = false;
    std::string checksum_faults = "reject";
};

/// Prints what the stream finds and counts how its lines end.
class Printer final : public AisSink {
public:
    explicit Printer(const DecodeOptions& options)
        : is_csv_{options.output == "csv"},
          is_account_{options.account} {
        if (is_account_) {
            output_.text() = "line,offset,outcome\n";
        } else if (is_csv_) {
            output_.text() = std::string{csv_header()} + '\n';
        }
    }

    void begin_line(std::uint64_t line, std::uint64_t offset) {
        ++lines_;
        if (is_account_) {
            ledger_.open(line, offset);
        }
    }

    void message(const ais::Message& message, const Reception& reception) override {
        ++messages_;
        if (is_account_) {
            return;
        }
        if (is_csv_) {
            append_csv(output_.text(), message, reception);
            output_.end_row();
            return;
        }
        PenPage& page = output_.page();
        page.leave(pen::put(json_.write(page, page.begin(), message, reception), '\n'));
    }

    void account(std::uint64_t line, Outcome outcome) override {
        ++outcomes_[static_cast<std::size_t>(outcome)];
        if (!is_account_) {
            return;
        }
        ledger_.settle(line, to_string(outcome));
        ledger_.print_settled([this](std::uint64_t at, std::uint64_t offset, std::string_view how) {
            fmt::format_to(std::back_inserter(output_.text()), "{},{},{}", at, offset, how);
            output_.end_row();
        });
    }

    void count(std::uint32_t counter) override { ++counters_[counter]; }

    /// False once stdout is closed.
    [[nodiscard]] bool is_read() const { return output_.is_read(); }

    void flush() { output_.flush(); }

    [[nodiscard]] std::uint64_t messages() const { return messages_; }

    /// One line for the lines, one for what else was counted.
    void summarise() const {
        fmt::print(stderr, "{} lines:", lines_);
        print_counts(outcomes_, outcome_names);
        fmt::print(stderr, "\n{} messages:", messages_);
        print_counts(counters_, ais_counter_names);
        fmt::print(stderr, "\n");
    }

private:
    template <class Counts, class Names>
    static void print_counts(const Counts& counts, const Names& names) {
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i] > 0) {
                fmt::print(stderr, " {} {}", names[i], counts[i]);
            }
        }
    }

    bool is_csv_;
    bool is_account_;
    AisMessageJson json_;
    StdoutRows output_;
    LineLedger ledger_;
    std::uint64_t lines_ = 0;
    std::uint64_t messages_ = 0;
    std::array<std::uint64_t, outcome_names.size()> outcomes_{};
    std::array<std::uint64_t, ais_counter_names.size()> counters_{};
};

bool is_control(std::uint8_t byte) {
    return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t';
}

/// A sentence when the head of an input is no text. A few stray control bytes are line noise.
std::optional<std::string> binary_fault(std::span<const std::uint8_t> head,
                                        const std::string& path) {
    head = head.first(std::min<std::size_t>(head.size(), 4096));
    const auto nul = std::find(head.begin(), head.end(), std::uint8_t{0});
    const auto controls = std::count_if(head.begin(), head.end(), is_control);
    if (nul == head.end() && controls * 10 <= static_cast<std::ptrdiff_t>(head.size())) {
        return std::nullopt;
    }
    const auto first = std::find_if(head.begin(), head.end(), is_control);
    return fmt::format("{}: expected lines of NMEA text, found byte 0x{:02x} at offset {}",
                       path == "-" ? "standard input" : path,
                       *first,
                       first - head.begin());
}

AisChoices choices_of(const DecodeOptions& options) {
    return {.duplicates = options.unique ? Duplicates::drop : Duplicates::keep,
            .checksum_faults =
                options.checksum_faults == "flag" ? ChecksumFaults::flag : ChecksumFaults::reject};
}

ExitCode decode(const DecodeOptions& options) {
    auto zone = load_time_zone(options.time_zone);
    if (!zone) {
        fmt::print(stderr, "sea-eye decode: {}\n", zone.error().text);
        return ExitCode::usage;
    }
    AisStream stream{*std::move(zone), choices_of(options)};
    Printer printer{options};
    std::uint64_t number = 0;
    const auto on_frame = [&](const ReplayFrame& frame) {
        printer.begin_line(++number, frame.offset);
        stream.feed(
            {.number = number,
             .link_us = frame.received ? to_micros(*frame.received) : 0,
             .text = {reinterpret_cast<const char*>(frame.bytes.data()), frame.bytes.size()},
             .stream = frame.stream},
            printer);
        return printer.is_read();
    };
    const ExitCode read =
        read_input(options.path, {.framing = Framing::line}, binary_fault, on_frame);
    if (number == 0 && read != ExitCode::ok) {
        return read;
    }
    stream.flush(printer);
    printer.flush();
    printer.summarise();
    if (read != ExitCode::ok) {
        return read;
    }
    return printer.messages() > 0 ? ExitCode::ok : ExitCode::nothing;
}

}  // namespace

void add_decode(CLI::App& app, ExitCode& exit_code) {
    CLI::App* command = app.add_subcommand("decode", "Decode a sensor's log, nothing else");
    auto options = std::make_shared<DecodeOptions>();
    command
        ->add_option(
            "file", options->path, "log, capture or journal; .gz and .zst too; - is standard input")
        ->capture_default_str();
    command->add_option("--as", options->as, "what the bytes are")
        ->check(CLI::IsMember({"nmea", "asterix"}))
        ->capture_default_str();
    command->add_option("--output", options->output, "jsonl or csv")
        ->check(CLI::IsMember({"jsonl", "csv"}))
        ->capture_default_str();
    command
        ->add_option(
            "--time-zone", options->time_zone, "of leading dates without one, e.g. Europe/Paris")
        ->capture_default_str();
    command->add_flag("--account",
                      options->account,
                      "print number, offset and outcome of every line or frame instead");
    command->add_flag(
        "--unique", options->unique, "print a transmission once, however many stations heard it");
    command
        ->add_option("--checksum-faults",
                     options->checksum_faults,
                     "reject sentences whose checksum is wrong or missing, or flag their messages")
        ->check(CLI::IsMember({"reject", "flag"}))
        ->capture_default_str();
    command
        ->add_option("--edition",
                     options->editions,
                     "of an ASTERIX category, e.g. 62=0.17; may be given again")
        ->allow_extra_args(false);
    command->callback([options, &exit_code] {
        exit_code = options->as == "asterix" ? decode_asterix({.path = options->path,
                                                               .editions = options->editions,
                                                               .account = options->account})
                                             : decode(*options);
    });
}

}  // namespace seaeye::commands
