// From request to response, without a socket: the whole API can be asked in a test, and by the
// query command about a file.
#pragma once

#include <string>

#include "daemon/api/api_context.hpp"
#include "daemon/api/health.hpp"
#include "daemon/api/http.hpp"
#include "daemon/api/static_files.hpp"
#include "daemon/api/target.hpp"

namespace seaeye {

struct CollectionInfo;

/// Answers requests. One thread at a time (the API's own), but for the counts.
class Router {
public:
    /// `console_path` may be empty: no web console.
    Router(ApiContext context, const std::string& console_path);

    /// Never throws; what goes wrong inside becomes a 500.
    ApiResponse handle(const ApiRequest& request);

    /// Answered by the session itself (a request that could not be read); any thread.
    void count(int status) { requests_.add(status); }

private:
    ApiResponse answer(const ApiRequest& request);
    ApiResponse route(const ApiRequest& request, const Target& target);
    ApiResponse single(const std::string& name, const std::string& base);
    ApiResponse under_collections(const ApiRequest& request, const Target& target);
    ApiResponse schema(const std::string& file_name);
    ApiResponse items(const ApiRequest& request,
                      const Target& target,
                      const CollectionInfo& collection);

    ApiContext context_;
    StaticFiles console_;
    RequestCounts requests_;
    std::string openapi_;
};

}  // namespace seaeye
