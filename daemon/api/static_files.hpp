// The web console's files, and nothing else on the disk.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "daemon/api/http.hpp"

namespace seaeye {

/// Serves the files under one folder. Links that lead out of it are not followed. Any thread.
class StaticFiles {
public:
    /// An empty path serves nothing.
    explicit StaticFiles(const std::string& folder);

    /// nullopt when there is no such file. `segments` are decoded; none means index.html.
    [[nodiscard]] std::optional<ApiResponse> find(const std::vector<std::string>& segments) const;

private:
    std::filesystem::path root_;
};

/// By extension; application/octet-stream when unknown.
std::string_view content_type_of(const std::string& extension);

}  // namespace seaeye
