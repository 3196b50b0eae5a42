// The watch list: a small CSV reader (RFC 4180) and the matching rules.
#include "fusion/watchlist.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "schemas/nearest.hpp"

namespace seaeye {
namespace {

constexpr std::size_t fuzzy_from = 5;  // characters

Error fault(std::size_t line, const std::string& what) {
    return Error{ErrorCode::bad_value, "line " + std::to_string(line) + ": " + what};
}

/// One CSV record after RFC 4180; takes it off `text` and counts the lines it used.
Result<std::vector<std::string>> take_record(std::string_view& text, std::size_t& line) {
    std::vector<std::string> fields(1);
    bool is_quoted = false;
    const std::size_t first_line = line;
    while (!text.empty()) {
        const char c = text.front();
        text.remove_prefix(1);
        if (is_quoted) {
            if (c == '"' && !text.empty() && text.front() == '"') {
                fields.back() += '"';
                text.remove_prefix(1);
            } else if (c == '"') {
                is_quoted = false;
            } else {
                line += c == '\n' ? 1 : 0;
                fields.back() += c;
            }
        } else if (c == '"') {
            is_quoted = true;
        } else if (c == ',') {
            fields.emplace_back();
        } else if (c == '\n') {
            ++line;
            return fields;
        } else if (c != '\r') {
            fields.back() += c;
        }
    }
    if (is_quoted) {
        return fault(first_line, "a quoted field is not closed");
    }
    return fields;
}

std::optional<std::uint32_t> number_of(std::string_view text) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{value}
                                                                    : std::nullopt;
}

/// A time, or a date, which means its first moment.
Result<Time> time_of(const std::string& text) {
    const bool is_date = text.size() == 10;
    return parse_rfc3339(is_date ? text + "T00:00:00Z" : text);
}

/// Sets one column of an entry; gives the fault, or empty.
std::string set_column(WatchEntry& entry, std::string_view column, const std::string& value) {
    if (value.empty()) {
        return {};
    }
    if (column == "mmsi" || column == "imo") {
        const auto number = number_of(value);
        if (!number) {
            return std::string{column} + " must be a number, found \"" + value + "\"";
        }
        if (column == "mmsi") {
            entry.mmsi = Mmsi{*number};
        } else {
            entry.imo = *number;
        }
    } else if (column == "valid_from" || column == "valid_to") {
        auto when = time_of(value);
        if (!when) {
            return std::string{column} + ": " + when.error().text;
        }
        (column == "valid_from" ? entry.valid_from : entry.valid_to) = *when;
    } else if (column == "name") {
        entry.name = folded(value);
    } else if (column == "callsign") {
        entry.callsign = folded(value);
    } else if (column == "reason") {
        entry.reason = value;
    } else if (column == "authority") {
        entry.authority = value;
    }
    return {};
}

const std::array<std::string, 8> columns{
    "mmsi", "imo", "name", "callsign", "reason", "authority", "valid_from", "valid_to"};

std::string header_fault(const std::vector<std::string>& header) {
    for (const std::string& name : header) {
        if (std::ranges::find(columns, name) == columns.end()) {
            return "unknown column \"" + name + "\"" + suggestion(name, columns);
        }
    }
    for (const std::string_view needed : {"reason", "authority"}) {
        if (std::ranges::find(header, needed) == header.end()) {
            return "the header must name a column " + std::string{needed};
        }
    }
    return {};
}

Result<WatchEntry> entry_of(const std::vector<std::string>& header,
                            const std::vector<std::string>& record,
                            std::size_t line) {
    if (record.size() != header.size()) {
        return fault(line,
                     "expected " + std::to_string(header.size()) + " fields, found " +
                         std::to_string(record.size()));
    }
    WatchEntry entry;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (const std::string wrong = set_column(entry, header[i], record[i]); !wrong.empty()) {
            return fault(line, wrong);
        }
    }
    if (!entry.mmsi && !entry.imo && entry.name.empty() && entry.callsign.empty()) {
        return fault(line, "one of mmsi, imo, name, callsign must be given");
    }
    return entry;
}

bool is_valid_at(const WatchEntry& entry, Time when) {
    return (!entry.valid_from || when >= *entry.valid_from) &&
           (!entry.valid_to || when < *entry.valid_to);
}

bool is_near(std::string_view wanted, std::string_view heard) {
    return wanted.size() >= fuzzy_from && heard.size() >= fuzzy_from &&
           edit_distance(wanted, heard) == 1;
}

}  // namespace

std::string folded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == ' ' || c == '\t') {
            out += out.empty() || out.back() == ' ' ? "" : " ";
        } else {
            out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        }
    }
    if (!out.empty() && out.back() == ' ') {
        out.pop_back();
    }
    return out;
}

std::optional<WatchMatch> match(const Watchlist& list, const Vessel& vessel, Time when) {
    const std::string name = folded(vessel.name.view());
    const std::string callsign = folded(vessel.callsign.view());
    std::optional<WatchMatch> best;
    int best_rank = 6;
    for (std::size_t i = 0; i < list.entries.size(); ++i) {
        const WatchEntry& e = list.entries[i];
        if (!is_valid_at(e, when)) {
            continue;
        }
        const auto offer = [&](bool holds, int rank, std::string_view field, std::size_t edits) {
            if (holds && rank < best_rank) {
                best_rank = rank;
                best = WatchMatch{i, field, edits};
            }
        };
        offer(e.mmsi && *e.mmsi == vessel.mmsi, 0, "mmsi", 0);
        offer(e.imo && vessel.imo && *e.imo == *vessel.imo, 1, "imo", 0);
        offer(!e.callsign.empty() && e.callsign == callsign, 2, "callsign", 0);
        offer(!e.name.empty() && e.name == name, 3, "name", 0);
        offer(is_near(e.callsign, callsign), 4, "callsign", 1);
        offer(is_near(e.name, name), 5, "name", 1);
    }
    return best;
}

Result<Watchlist> parse_watchlist(std::string_view csv) {
    if (csv.starts_with("\xEF\xBB\xBF")) {
        csv.remove_prefix(3);
    }
    std::size_t line = 1;
    auto header = take_record(csv, line);
    if (!header) {
        return std::move(header).error();
    }
    for (std::string& name : *header) {
        std::ranges::transform(
            name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    }
    if (const std::string wrong = header_fault(*header); !wrong.empty()) {
        return fault(1, wrong);
    }
    Watchlist list;
    while (!csv.empty()) {
        const std::size_t at = line;
        auto record = take_record(csv, line);
        if (!record) {
            return std::move(record).error();
        }
        if (record->size() == 1 && record->front().empty()) {
            continue;
        }
        auto entry = entry_of(*header, *record, at);
        if (!entry) {
            return std::move(entry).error();
        }
        list.entries.push_back(std::move(*entry));
    }
    return list;
}

}  // namespace seaeye
