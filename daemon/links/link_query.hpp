// What may follow a "?" in a link: "serial:/dev/sea-eye/ais0?baud=38400",
// "file:day.pcap?port=8600&group=239.255.48.1".
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "drivers/decode/capture.hpp"
#include "schemas/result.hpp"

namespace seaeye {

using LinkQuery = std::map<std::string, std::string>;

/// "a=1&b=2" to its keys. Fails: bad_value for a key that is not in `known` or comes twice, in half
/// a sentence.
Result<LinkQuery> parse_query(std::string_view text, std::span<const std::string_view> known);

/// A file, and which of the feeds in it when it is a capture that holds several.
struct FileInput {
    std::string path;
    std::string query;     ///< as written, without its "?"
    PayloadChoice choice;  ///< of the payloads of a capture; all others take no notice

    /// As it was written, with another path.
    [[nodiscard]] std::string with_path(const std::string& other) const {
        return query.empty() ? other : other + "?" + query;
    }
};

/// "PATH", "PATH?port=8600", "PATH?port=8600&group=239.255.48.1". A "?" that neither port= nor
/// group= follows is part of the name. Fails: bad_value in half a sentence, "expected ..., found
/// ...".
Result<FileInput> parse_file_input(const std::string& text);

}  // namespace seaeye
