// Names sort by time.
#include "daemon/isolation/last_frame.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

#include <fmt/format.h>

#include "daemon/captures/record.hpp"

namespace seaeye {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view suffix = ".crash.journal";

std::string stamp_of(Time now) {
    std::string stamp = to_rfc3339(now);  // 2026-03-01T12:00:00.123Z
    std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
    return stamp;
}

std::vector<fs::path> kept_of(const std::string& directory, const std::string& source) {
    std::vector<fs::path> kept;
    std::error_code fault;
    for (auto it = fs::directory_iterator{directory, fault}; !fault && it != fs::end(it);
         it.increment(fault)) {
        const std::string name = it->path().filename().string();
        if (name.starts_with(source + "-2") && name.ends_with(suffix)) {
            kept.push_back(it->path());
        }
    }
    std::ranges::sort(kept);
    return kept;
}

}  // namespace

Result<std::string> keep_last_frame(const std::string& directory,
                                    const LastFrame& frame,
                                    Time now) {
    std::error_code fault;
    fs::create_directories(directory, fault);
    auto kept = kept_of(directory, frame.source);
    for (std::size_t i = 0; i + most_last_frames <= kept.size(); ++i) {
        fs::remove(kept[i], fault);
    }
    const std::string path =
        fmt::format("{}/{}-{}{}", directory, frame.source, stamp_of(now), suffix);
    auto file = create_records(path, RecordFormat::journal);
    if (!file) {
        return std::move(file).error();
    }
    Record record;
    record.source = frame.source;
    record.received = frame.received.value_or(now);
    record.is_stamp_told = frame.received.has_value();
    record.stream = frame.stream;
    record.bytes = frame.bytes;
    if (auto written = (*file)->write(record); !written) {
        return std::move(written).error();
    }
    if (auto closed = (*file)->close(); !closed) {
        return std::move(closed).error();
    }
    return path;
}

}  // namespace seaeye
