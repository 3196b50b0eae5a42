// Heartbeats bound gaps too: the daemon ran, and heard nothing.
#include "daemon/captures/capture_info.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/text_width.hpp"
#include "schemas/json_writer.hpp"

namespace seaeye {
namespace {

std::string time_json(const std::optional<Time>& time) {
    return time ? fmt::format("\"{}\"", to_rfc3339(*time)) : "null";
}

std::string time_text(const std::optional<Time>& time) {
    return time ? to_rfc3339(*time) : "no time";
}

std::string quoted(const std::string& text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

void put_time(std::optional<Time>& first, std::optional<Time>& last, Time now) {
    first = first ? std::min(*first, now) : now;
    last = last ? std::max(*last, now) : now;
}

}  // namespace

void CaptureInfo::take(const Record& record, Duration least_gap) {
    if (record.received) {
        if (last && *record.received - *last >= least_gap) {
            ++gap_count;
            if (gaps.size() < most_gaps) {
                gaps.push_back({*last, *record.received});
            }
        }
        out_of_order += last && *record.received < *last ? 1 : 0;
        put_time(first, last, *record.received);
    }
    if (record.is_heartbeat) {
        ++heartbeats;
        return;
    }
    ++frames;
    bytes += record.bytes.size();
    without_time += record.received ? 0 : 1;
    const bool has_place = sources.contains(record.source) || sources.size() < most_sources;
    SourceTally& tally = sources[has_place ? record.source : "others"];
    ++tally.frames;
    tally.bytes += record.bytes.size();
    if (record.received) {
        put_time(tally.first, tally.last, *record.received);
    }
}

std::string to_json(const CaptureInfo& info, const std::string& path) {
    std::string out = fmt::format(
        R"({{"path":{},"format":"{}","first":{},"last":{},"frames":{},"bytes":{},"heartbeats":{},)"
        R"("without_time":{},"out_of_order":{},"sources":[)",
        quoted(path),
        info.format,
        time_json(info.first),
        time_json(info.last),
        info.frames,
        info.bytes,
        info.heartbeats,
        info.without_time,
        info.out_of_order);
    const char* comma = "";
    for (const auto& [source, tally] : info.sources) {
        out += fmt::format(R"({}{{"source":{},"frames":{},"bytes":{},"first":{},"last":{}}})",
                           std::exchange(comma, ","),
                           quoted(source),
                           tally.frames,
                           tally.bytes,
                           time_json(tally.first),
                           time_json(tally.last));
    }
    out += fmt::format(R"(],"gap_count":{},"gaps":[)", info.gap_count);
    comma = "";
    for (const Gap& gap : info.gaps) {
        out += fmt::format(R"({}{{"from":"{}","to":"{}","gap_s":{}}})",
                           std::exchange(comma, ","),
                           to_rfc3339(gap.from),
                           to_rfc3339(gap.to),
                           to_seconds(gap.to - gap.from));
    }
    return out +
           fmt::format(R"(],"damage":{}}})", info.damage.empty() ? "null" : quoted(info.damage));
}

std::string to_text(const CaptureInfo& info, const std::string& path) {
    std::string out = fmt::format("{}: {}, {} frames, {} bytes, {} to {}\n",
                                  path,
                                  info.format,
                                  info.frames,
                                  info.bytes,
                                  time_text(info.first),
                                  time_text(info.last));
    if (info.heartbeats > 0) {
        out += fmt::format("  {} heartbeats\n", info.heartbeats);
    }
    if (info.without_time + info.out_of_order > 0) {
        out += fmt::format("  {} frames without a time, {} received before the one before\n",
                           info.without_time,
                           info.out_of_order);
    }
    for (const auto& [source, tally] : info.sources) {
        out += fmt::format("  {}: {} frames, {} bytes, {} to {}\n",
                           printable(source),
                           tally.frames,
                           tally.bytes,
                           time_text(tally.first),
                           time_text(tally.last));
    }
    for (const Gap& gap : info.gaps) {
        out += fmt::format("  nothing for {:.0f} s from {} on\n",
                           to_seconds(gap.to - gap.from),
                           to_rfc3339(gap.from));
    }
    if (info.gap_count > info.gaps.size()) {
        out += fmt::format("  and {} more gaps\n", info.gap_count - info.gaps.size());
    }
    return info.damage.empty() ? out : out + fmt::format("  damage: {}\n", info.damage);
}

}  // namespace seaeye
