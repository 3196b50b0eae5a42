// The first check loads the driver and tells the parent how it wants its frames; the parent itself
// never runs a line of it.
#include "daemon/driver_check/driver_check.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "daemon/clock.hpp"
#include "daemon/driver_check/bench.hpp"
#include "daemon/driver_check/crash_notes.hpp"
#include "daemon/isolation/last_frame.hpp"

namespace seaeye::conformance {
namespace {

using nlohmann::json;

enum class Needs : std::uint8_t { driver, sample, own_io };

struct Check {
    const char* name;
    Needs needs;
    Finding (*run)(const Bench&);
};

/// In the order in which one builds on the other.
constexpr std::array checks{
    Check{"exports", Needs::driver, check_exports},
    Check{"descriptor", Needs::driver, check_descriptor},
    Check{"schema", Needs::driver, check_schema},
    Check{"create", Needs::driver, check_create},
    Check{"observations", Needs::sample, check_observations},
    Check{"accounts", Needs::driver, check_accounts},
    Check{"repeats", Needs::driver, check_repeats},
    Check{"instances", Needs::driver, check_instances},
    Check{"pure", Needs::driver, check_pure},
    Check{"frame_bounds", Needs::driver, check_frame_bounds},
    Check{"hostile", Needs::driver, check_hostile},
    Check{"memory", Needs::driver, check_memory},
    Check{"speed", Needs::driver, check_speed},
    Check{"start_error", Needs::own_io, check_start_error},
    Check{"start_stop", Needs::own_io, check_start_stop},
};

/// What the parent needs to know of a driver that it does not load.
struct Facts {
    std::string name;
    FrameRule rule;
    bool has_own_io = false;
};

std::string facts_of(const DriverInfo& info) {
    return json{{"name", info.name.substr(0, 100)},
                {"framing", static_cast<int>(info.framing)},
                {"cap", info.frame_cap},
                {"own_io", info.has_own_io}}
        .dump(-1, ' ', true, json::error_handler_t::replace);
}

/// Nothing when what a child left is not what it should have.
std::optional<Facts> read_facts(const std::string& text) {
    const json facts = json::parse(text, nullptr, false);
    if (!facts.is_object() || !facts.contains("cap")) {
        return std::nullopt;
    }
    return Facts{
        .name = facts["name"],
        .rule = {.framing = static_cast<Framing>(facts["framing"].get<int>()), .cap = facts["cap"]},
        .has_own_io = facts["own_io"]};
}

Finding load(const CheckRequest& request, Slate& slate, std::string& facts) {
    slate.step("loading it");
    const auto loaded = load_raw(request.path);
    if (!loaded) {
        return failed(loaded.error().text,
                      "the sentence says what the host found; drivers are built by "
                      "seaeye_add_driver() and belong to root or to you");
    }
    const DriverInfo& info = loaded->info();
    facts = facts_of(info);
    return passed(fmt::format("{} {}, ABI {}.{}, {}",
                              info.name,
                              info.version,
                              info.abi_major,
                              info.abi_minor,
                              info.build));
}

/// Calls `use` with the driver, which this process loads itself: the parent's has never seen it.
Finding with_driver(const CheckRequest& request,
                    std::span<const SampleFrame> sample,
                    Slate& slate,
                    const std::function<Finding(const Bench&)>& use) {
    take_crash_notes(slate, nullptr);
    slate.step("loading it");
    const auto loaded = load_raw(request.path);
    if (!loaded) {
        return failed("it loaded once, and not again: " + loaded.error().text,
                      "loading a driver changes nothing");
    }
    const Bench bench{
        .driver = *loaded, .config_json = request.config_json, .sample = sample, .slate = slate};
    try {
        return use(bench);
    } catch (const NoInstance& refusal) {
        return skipped(refusal.what());
    }
}

/// Keeps what the child was at when it died, as that of an isolated driver is kept. Empty when it
/// was at no frame.
std::string keep_frame(const CheckRequest& request, const std::string& name, const Slate& slate) {
    if (!slate.has_frame()) {
        return {};
    }
    const std::vector<std::uint8_t> bytes = slate.frame_bytes();
    auto path = keep_last_frame(request.keep,
                                {.source = name,
                                 .received = slate.frame_received(),
                                 .stream = slate.frame_stream(),
                                 .bytes = bytes},
                                utc_now());
    return path ? *path : path.error().text + "; --keep names another directory";
}

std::string reason_to_skip(const Check& check, const Facts& facts, bool has_sample) {
    if (check.needs == Needs::sample && !has_sample) {
        return "no --input: give a file with frames of its sensor";
    }
    if (check.needs == Needs::own_io && !facts.has_own_io) {
        return "it has no start(): the host brings its bytes";
    }
    return {};
}

CheckResult run_check(const CheckRequest& request,
                      const Check& check,
                      const Facts& facts,
                      std::span<const SampleFrame> sample) {
    CheckResult result{.name = check.name, .finding = {}, .kept_frame = {}};
    if (std::string reason = reason_to_skip(check, facts, !sample.empty()); !reason.empty()) {
        result.finding = skipped(std::move(reason));
        return result;
    }
    SharedSlate slate;
    ChildEnd end = run_in_child(slate, request.limits, [&](Slate& child_slate, std::string&) {
        return with_driver(request, sample, child_slate, check.run);
    });
    result.finding = std::move(end.finding);
    if (!end.is_whole) {
        result.kept_frame = keep_frame(request, facts.name + "." + check.name, *slate);
    }
    return result;
}

ChildEnd load_in_child(const CheckRequest& request) {
    SharedSlate slate;
    return run_in_child(slate, request.limits, [&](Slate& child_slate, std::string& facts) {
        take_crash_notes(child_slate, nullptr);
        return load(request, child_slate, facts);
    });
}

Result<Sample> sample_of(const CheckRequest& request, const Facts& facts) {
    return request.input.empty() ? Result<Sample>{Sample{}}
                                 : read_sample(request.input, facts.rule);
}

bool is_wanted(const CheckRequest& request, const Check& check) {
    return request.only.empty() ||
           std::ranges::find(request.only, check.name) != request.only.end();
}

}  // namespace

std::vector<std::string> check_names() {
    std::vector<std::string> names{"loads"};
    for (const Check& check : checks) {
        names.emplace_back(check.name);
    }
    return names;
}

Result<Done> check_driver(const CheckRequest& request,
                          const std::function<void(const CheckResult&)>& on_result) {
    const ChildEnd loaded = load_in_child(request);
    on_result({.name = "loads", .finding = loaded.finding, .kept_frame = {}});
    const auto facts = read_facts(loaded.facts);
    if (loaded.finding.verdict != Verdict::pass || !facts) {
        for (const Check& check : checks) {
            if (is_wanted(request, check)) {
                on_result(
                    {.name = check.name, .finding = skipped("it does not load"), .kept_frame = {}});
            }
        }
        return Done{};
    }
    const auto sample = sample_of(request, *facts);
    if (!sample) {
        return sample.error();
    }
    for (const Check& check : checks) {
        if (is_wanted(request, check)) {
            on_result(run_check(request, check, *facts, sample->frames));
        }
    }
    return Done{};
}

Result<Done> show_driver(const CheckRequest& request, int file) {
    const ChildEnd loaded = load_in_child(request);
    const auto facts = read_facts(loaded.facts);
    if (loaded.finding.verdict != Verdict::pass || !facts) {
        return Error{ErrorCode::refused, loaded.finding.text};
    }
    const auto sample = sample_of(request, *facts);
    if (!sample) {
        return sample.error();
    }
    SharedSlate slate;
    const ChildEnd end = run_in_child(slate, request.limits, [&](Slate& child_slate, std::string&) {
        return with_driver(request, sample->frames, child_slate, [file](const Bench& bench) {
            return show_frames(bench, file);
        });
    });
    if (end.finding.verdict != Verdict::pass) {
        return Error{ErrorCode::bad_value, end.finding.text};
    }
    return Done{};
}

}  // namespace seaeye::conformance
