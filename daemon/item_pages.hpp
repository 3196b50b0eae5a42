// A collection read to its end, page by page, from a running daemon or from a store file. Both are
// asked in the API's own words, so a filter means the same to either.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "daemon/api/client.hpp"
#include "schemas/result.hpp"

namespace seaeye {

/// Answers a GET for a target.
using Ask = std::function<Result<HttpReply>(const std::string& target)>;

/// Asks the daemon at `url`. Fails when asked: see http_get.
Ask ask_daemon(const std::string& url);

/// Asks a store file. Fails as StoreReader::open.
Result<Ask> ask_file(const std::string& path);

/// What to read.
struct ItemsWanted {
    std::string collection;
    std::vector<std::pair<std::string, std::string>> parameters;  ///< as of the API
    std::size_t most = 0;                                         ///< 0: all
};

/// Calls `take` for each GeoJSON feature; says how many there were. Fails: bad_value with the
/// API's words for what is wrong with the question, not_readable when the answer is no page of
/// items, else as `ask`.
Result<std::size_t> read_pages(const Ask& ask,
                               const ItemsWanted& wanted,
                               const std::function<void(const nlohmann::ordered_json&)>& take);

}  // namespace seaeye
