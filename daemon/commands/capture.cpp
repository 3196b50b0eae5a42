// sea-eye capture info|cut|merge: what is in recordings (journals, logs, captures), and new ones
// out of them. What comes out has the format of what went in.
#include <algorithm>
#include <memory>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "daemon/captures/capture_info.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/progress.hpp"

namespace seaeye::commands {
namespace {

struct CaptureOptions {
    std::vector<std::string> paths;
    std::string output = "table";
    std::string out;
    std::string from;
    std::string to;
    std::vector<std::string> sources;
    double gap_s = 60.0;
};

ExitCode complain(const std::string& sentence, ExitCode code) {
    fmt::print(stderr, "sea-eye capture: {}\n", sentence);
    return code;
}

/// Which records are wanted.
struct Choice {
    std::optional<Time> from;
    std::optional<Time> to;
    std::vector<std::string> sources;  ///< empty: all

    [[nodiscard]] bool takes(const Record& record) const {
        const bool is_source = sources.empty() || record.is_heartbeat ||
                               std::ranges::find(sources, record.source) != sources.end();
        const bool is_bounded = from || to;
        return is_source && (!is_bounded || record.received) &&
               (!from || *record.received >= *from) && (!to || *record.received < *to);
    }
};

Result<std::optional<Time>> time_or_none(const std::string& text) {
    if (text.empty()) {
        return std::optional<Time>{};
    }
    auto when = parse_rfc3339(text);
    if (!when) {
        return std::move(when).error();
    }
    return std::optional{*when};
}

Result<Choice> choice_of(const CaptureOptions& options) {
    auto from = time_or_none(options.from);
    if (!from) {
        return std::move(from).error();
    }
    auto to = time_or_none(options.to);
    if (!to) {
        return std::move(to).error();
    }
    return Choice{.from = *from, .to = *to, .sources = options.sources};
}

/// One file under way: its next record, and how it fares.
struct Input {
    std::unique_ptr<RecordReader> reader;
    const Record* next = nullptr;
    std::string damage;  ///< why it was not read to its end

    void advance() {
        const auto got = reader->next();
        next = got ? *got : nullptr;
        damage = got ? "" : got.error().text;
    }
};

Result<std::vector<Input>> open_all(const std::vector<std::string>& paths) {
    std::vector<Input> inputs;
    for (const std::string& path : paths) {
        auto reader = open_records(path);
        if (!reader) {
            return std::move(reader).error();
        }
        inputs.push_back({.reader = *std::move(reader)});
        if (inputs.back().reader->format() != inputs.front().reader->format()) {
            return Error{ErrorCode::conflict,
                         fmt::format("{} is a {} and {} a {}: one run takes one kind",
                                     paths.front(),
                                     to_string(inputs.front().reader->format()),
                                     path,
                                     to_string(inputs.back().reader->format()))};
        }
    }
    return inputs;
}

/// The input whose record is next in time; at equal times the one read last, so that lines that
/// belong together stay so. What has no time yet goes first.
Input* earliest(std::vector<Input>& inputs, Input* last) {
    Input* best = last != nullptr && last->next != nullptr ? last : nullptr;
    for (Input& input : inputs) {
        if (input.next != nullptr &&
            (best == nullptr || input.next->received < best->next->received)) {
            best = &input;
        }
    }
    return best;
}

void show(Progress& progress, const std::vector<Input>& inputs, std::uint64_t records) {
    ProgressFacts facts{.lines = records};
    for (const Input& input : inputs) {
        facts.used += input.reader->used_on_disk();
        facts.total += input.reader->size_on_disk();
    }
    progress.show(facts);
}

/// Says what was wrong with the inputs.
ExitCode judge(const std::vector<Input>& inputs, std::uint64_t written) {
    ExitCode code = written > 0 ? ExitCode::ok : ExitCode::nothing;
    for (const Input& input : inputs) {
        if (const std::string note = input.reader->note(); !note.empty()) {
            (void)complain(note, code);
        }
        if (!input.damage.empty()) {
            code = complain(input.damage, ExitCode::bad_input);
        }
    }
    return code;
}

Result<std::uint64_t> copy(std::vector<Input>& inputs, const Choice& choice, RecordWriter& writer) {
    Progress progress{"capture", Progress::Talk::normal};
    std::uint64_t read = 0;
    std::uint64_t written = 0;
    for (Input& input : inputs) {
        input.advance();
    }
    for (Input* input = earliest(inputs, nullptr); input != nullptr;
         input = earliest(inputs, input)) {
        ++read;
        if (choice.takes(*input->next)) {
            if (auto done = writer.write(*input->next); !done) {
                return std::move(done).error();
            }
            ++written;
        }
        input->advance();
        if (progress.is_due()) {
            show(progress, inputs, read);
        }
    }
    auto closed = writer.close();
    return closed ? Result<std::uint64_t>{written} : std::move(closed).error();
}

/// cut is a merge of one.
ExitCode merge(const CaptureOptions& options) {
    const auto choice = choice_of(options);
    if (!choice) {
        return complain(choice.error().text, ExitCode::usage);
    }
    auto inputs = open_all(options.paths);
    if (!inputs) {
        const bool is_usage = inputs.error().code == ErrorCode::conflict;
        return complain(inputs.error().text, is_usage ? ExitCode::usage : ExitCode::bad_input);
    }
    auto writer = create_records(options.out, inputs->front().reader->format());
    if (!writer) {
        return complain(writer.error().text, ExitCode::bad_input);
    }
    const auto written = copy(*inputs, *choice, **writer);
    if (!written) {
        return complain(written.error().text, ExitCode::bad_input);
    }
    fmt::print(stderr, "{} records written\n", *written);
    return judge(*inputs, *written);
}

Result<CaptureInfo> look_through(const std::string& path, Duration least_gap) {
    auto opened = open_records(path);
    if (!opened) {
        return std::move(opened).error();
    }
    std::vector<Input> inputs;
    inputs.push_back({.reader = *std::move(opened)});
    Input& input = inputs.front();
    Progress progress{"capture", Progress::Talk::normal};
    CaptureInfo info{.format = input.reader->format_name()};
    for (input.advance(); input.next != nullptr; input.advance()) {
        info.take(*input.next, least_gap);
        if (progress.is_due()) {
            show(progress, inputs, info.frames);
        }
    }
    info.damage = input.damage.empty() ? input.reader->note() : input.damage;
    return info;
}

ExitCode info(const CaptureOptions& options) {
    ExitCode code = ExitCode::ok;
    for (const std::string& path : options.paths) {
        const auto seen = look_through(path, seconds(options.gap_s));
        if (!seen) {
            code = complain(seen.error().text, ExitCode::bad_input);
            continue;
        }
        fmt::print("{}",
                   options.output == "jsonl" ? to_json(*seen, path) + "\n" : to_text(*seen, path));
        if (!seen->damage.empty()) {
            code = ExitCode::bad_input;
        } else if (seen->frames == 0 && code == ExitCode::ok) {
            code = ExitCode::nothing;
        }
    }
    return code;
}

void add_choice(CLI::App& command, CaptureOptions& options) {
    command.add_option("-o,--out", options.out, "the new file; - is standard output")->required();
    command.add_option("--from", options.from, "leave out what was received before (RFC 3339)");
    command.add_option("--to", options.to, "leave out what was received from then on (RFC 3339)");
    command
        .add_option("--source", options.sources, "only this source, as info names it; repeatable")
        ->take_all();
}

}  // namespace

void add_capture(CLI::App& app, ExitCode& exit_code) {
    CLI::App* command =
        app.add_subcommand("capture", "Look into, cut and merge journals, logs and captures");
    command->require_subcommand(1);
    auto options = std::make_shared<CaptureOptions>();
    CLI::App* look = command->add_subcommand("info", "What is in recordings");
    look->add_option("files", options->paths, "journals, logs, captures; .gz and .zst too")
        ->required();
    look->add_option("--output", options->output, "table or jsonl")
        ->check(CLI::IsMember({"table", "jsonl"}))
        ->capture_default_str();
    look->add_option("--gap", options->gap_s, "seconds without a record that count as a gap")
        ->check(CLI::Range(0.001, 1e9))
        ->capture_default_str();
    look->callback([options, &exit_code] { exit_code = info(*options); });
    CLI::App* cut = command->add_subcommand("cut", "A part of a recording, by time and source");
    cut->add_option("file", options->paths, "journal, log or capture")->required()->expected(1);
    add_choice(*cut, *options);
    cut->callback([options, &exit_code] { exit_code = merge(*options); });
    CLI::App* join = command->add_subcommand("merge", "Several recordings of a kind, by time");
    join->add_option("files", options->paths, "journals, or logs, or captures")
        ->required()
        ->expected(2, 1000);
    add_choice(*join, *options);
    join->callback([options, &exit_code] { exit_code = merge(*options); });
}

}  // namespace seaeye::commands
