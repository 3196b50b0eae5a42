// A request and a response as the router sees them: no socket, no library.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace seaeye {

/// Headers that nobody looks at are left behind.
struct ApiRequest {
    std::string method = "GET";
    std::string target = "/";  ///< path and query, still percent-encoded
    std::string host{};
    std::string accept{};
    std::string accept_encoding{};
    std::string if_none_match{};
};

struct ApiResponse {
    int status = 200;
    std::string content_type = "application/json";
    std::string body{};
    std::vector<std::pair<std::string, std::string>> headers{};
    /// Of the body without what changes on every request (timeStamp); absent: of the whole body.
    std::optional<std::uint64_t> fingerprint{};
};

}  // namespace seaeye
