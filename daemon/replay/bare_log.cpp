// The decoders themselves are asked: there is no second list of what a format looks like.
#include "daemon/replay/bare_log.hpp"

#include <algorithm>
#include <vector>

#include "daemon/replay/frames.hpp"
#include "drivers/decode/ais_json.hpp"
#include "drivers/decode/ais_rows.hpp"
#include "drivers/decode/camera/trigger.hpp"

namespace seaeye {
namespace {

constexpr std::size_t most_lines = 64;

/// The whole lines of `head`; the last may be cut, so it counts only where it is the only one.
std::vector<std::string_view> lines_of(std::string_view head) {
    std::vector<std::string_view> lines;
    while (!head.empty() && lines.size() < most_lines) {
        const std::size_t end = head.find_first_of("\r\n");
        if (end == std::string_view::npos && !lines.empty()) {
            break;
        }
        lines.push_back(head.substr(0, end));
        head.remove_prefix(std::min(head.size(), end == std::string_view::npos ? end : end + 1));
    }
    return lines;
}

bool has_sentence(std::string_view line) {
    return line.find("VDM,") != std::string_view::npos ||
           line.find("VDO,") != std::string_view::npos;
}

}  // namespace

std::string_view driver_of_head(std::string_view head) {
    const auto lines = lines_of(head);
    AisRows rows;
    AisJson json;
    if (std::ranges::any_of(lines, has_sentence)) {
        return "ais_nmea";
    }
    if (std::ranges::any_of(
            lines, [&json](std::string_view line) { return json.take(line) == JsonOutcome::ok; })) {
        return "ais_json";
    }
    if (std::ranges::any_of(lines, [](std::string_view line) {
            return camera::time_of_document(line).has_value();
        })) {
        return "camera_http";
    }
    const bool has_rows = std::ranges::any_of(lines, [&rows](std::string_view line) {
        const RowOutcome outcome = rows.take(line);
        return outcome == RowOutcome::ok || outcome == RowOutcome::header;
    });
    return has_rows ? "ais_csv" : "ais_nmea";
}

std::string_view driver_of_log(const std::string& path) {
    if (path == "-") {
        return "ais_nmea";  // of standard input only one look can be had
    }
    auto reader = ByteReader::open(path);
    const auto head =
        reader ? reader->head() : Result<std::span<const std::uint8_t>>{reader.error()};
    if (!head || input_kind(*head) != InputKind::stream) {
        return "ais_nmea";
    }
    return driver_of_head({reinterpret_cast<const char*>(head->data()), head->size()});
}

}  // namespace seaeye
