// What a driver says of itself, and what else its library shows.
#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "daemon/driver_check/bench.hpp"
#include "daemon/driver_check/elf_exports.hpp"
#include "daemon/driver_check/kinds.hpp"

namespace seaeye::conformance {
namespace {

bool is_name(std::string_view name, std::string_view more, std::size_t longest) {
    return !name.empty() && name.size() <= longest && std::ranges::all_of(name, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
               more.find(c) != std::string_view::npos;
    });
}

/// As a configuration may name it.
bool is_driver_name(std::string_view name) {
    constexpr std::size_t longest = 32;
    return is_name(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ.-", longest);
}

/// Collects every fault, so that an author mends them in one go.
struct Complaints {
    std::vector<std::string> all;

    template <class... Values>
    void require(bool holds, fmt::format_string<Values...> words, Values&&... values) {
        if (!holds) {
            all.push_back(fmt::format(words, std::forward<Values>(values)...));
        }
    }
};

void check_kinds(Complaints& complaints, std::string_view kinds) {
    std::vector<std::string> known;
    for (std::uint32_t kind = SEAEYE_AIS_POSITION; *kind_name(kind) != '\0'; ++kind) {
        if (known.empty() || known.back() != kind_name(kind)) {
            known.emplace_back(kind_name(kind));
        }
    }
    complaints.require(!kinds.empty(), "`kinds` is empty");
    for (const std::string& kind : kinds_in(kinds)) {
        complaints.require(std::ranges::find(known, kind) != known.end(),
                           "`kinds` names \"{}\", there are {}",
                           kind,
                           fmt::join(known, ", "));
    }
}

/// Outcomes and counters become labels of metrics. The host's own stand at the end of each list.
void check_names(Complaints& complaints,
                 std::string_view list,
                 std::span<const std::string> names) {
    constexpr std::size_t longest = 48;
    std::set<std::string> seen;
    for (const std::string& name : names) {
        complaints.require(is_name(name, "", longest),
                           "`{}` has \"{}\", expected 1 to 48 of a-z, 0-9 and _",
                           list,
                           name);
        complaints.require(seen.insert(name).second, "`{}` has \"{}\" twice", list, name);
    }
}

void check_versions(Complaints& complaints, const seaeye_driver_descriptor& d) {
    if (d.abi_minor >= SEAEYE_ABI_MINOR) {
        complaints.require(d.struct_size >= sizeof d,
                           "`struct_size` is {}, ABI {}.{} has {}",
                           d.struct_size,
                           d.abi_major,
                           d.abi_minor,
                           sizeof d);
    }
    complaints.require(d.reserved == 0 && d.reserved_2 == 0, "`reserved` is not 0");
}

}  // namespace

Finding check_exports(const Bench& bench) {
    const std::string& path = bench.driver.info().path;
    auto names = exported_names(path);
    if (!names) {
        return skipped(names.error().text);
    }
    std::erase(*names, SEAEYE_DRIVER_SYMBOL);
    if (names->empty()) {
        return passed("seaeye_driver and nothing else");
    }
    constexpr std::size_t most = 5;
    const std::size_t shown = std::min(names->size(), most);
    return failed(
        fmt::format(
            "it exports {} names besides seaeye_driver: {}{}",
            names->size(),
            fmt::join(names->begin(), names->begin() + static_cast<std::ptrdiff_t>(shown), ", "),
            names->size() > most ? ", ..." : ""),
        "build it with seaeye_add_driver(), or with -fvisibility=hidden and a version script: a "
        "name "
        "that two drivers share may be taken from the wrong one");
}

Finding check_descriptor(const Bench& bench) {
    const seaeye_driver_descriptor& d = bench.driver.descriptor;
    const DriverInfo& info = bench.driver.info();
    const std::string file = std::filesystem::path{info.path}.filename().string();
    Complaints complaints;
    complaints.require(is_driver_name(info.name),
                       "`name` is \"{}\", expected 1 to 32 letters, digits, _, - or .",
                       info.name);
    complaints.require(file == info.name + ".so", "`name` is \"{}\", its file {}", info.name, file);
    complaints.require(!info.version.empty(), "`version` is empty");
    complaints.require(!info.summary.empty() && info.summary.find('\n') == std::string::npos,
                       "`summary` is not one line");
    complaints.require(info.outcomes.front() == "ok",
                       R"(`outcomes` begins with "{}", expected "ok")",
                       info.outcomes.front());
    check_kinds(complaints, info.kinds);
    check_names(complaints, "outcomes", info.outcomes);
    check_names(complaints, "counters", info.counters);
    check_versions(complaints, d);
    if (!complaints.all.empty()) {
        return failed(fmt::format("{}", fmt::join(complaints.all, "; ")),
                      "mend the descriptor; driver.h says what each member holds");
    }
    return passed(fmt::format(
        "{} outcomes, {} counters, kinds {}", d.outcome_count, d.counter_count, info.kinds));
}

}  // namespace seaeye::conformance
