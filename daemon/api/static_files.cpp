// Files out, with a policy that lets no page load or call anything of another origin.
#include "daemon/api/static_files.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

namespace seaeye {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t greatest_file = 64U << 20U;

/// The map makes its workers from blobs and its icons from data URLs.
constexpr const char* content_policy =
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "worker-src 'self' blob:; child-src blob:; connect-src 'self'; font-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

bool is_plain(const std::string& segment) {
    return segment != "." && segment != ".." && segment.front() != '.' &&
           segment.find_first_of("/\\") == std::string::npos;
}

bool is_inside(const fs::path& path, const fs::path& root) {
    return std::ranges::mismatch(root, path).in1 == root.end();
}

}  // namespace

std::string_view content_type_of(const std::string& extension) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 17> types{{
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".mjs", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".json", "application/json"},
        {".map", "application/json"},
        {".geojson", "application/geo+json"},
        {".webmanifest", "application/manifest+json"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".webp", "image/webp"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".wasm", "application/wasm"},
        {".pbf", "application/x-protobuf"},
        {".txt", "text/plain; charset=utf-8"},
    }};
    for (const auto& [known, type] : types) {
        if (known == extension) {
            return type;
        }
    }
    return "application/octet-stream";
}

StaticFiles::StaticFiles(const std::string& folder) {
    std::error_code fault;
    root_ = folder.empty() ? fs::path{} : fs::canonical(folder, fault);
    if (fault) {
        root_.clear();
    }
}

std::optional<ApiResponse> StaticFiles::find(const std::vector<std::string>& segments) const {
    if (root_.empty()) {
        return std::nullopt;
    }
    fs::path path = root_;
    for (const std::string& segment : segments) {
        if (!is_plain(segment)) {
            return std::nullopt;
        }
        path /= segment;
    }
    if (segments.empty()) {
        path /= "index.html";
    }
    std::error_code fault;
    path = fs::canonical(path, fault);
    if (fault || !is_inside(path, root_) || !fs::is_regular_file(path, fault) ||
        fs::file_size(path, fault) > greatest_file) {
        return std::nullopt;
    }
    std::ifstream file{path, std::ios::binary};
    ApiResponse response{.content_type = std::string{content_type_of(path.extension().string())},
                         .body = {std::istreambuf_iterator<char>{file}, {}}};
    const bool is_hashed = !segments.empty() && segments.front() == "assets";
    response.headers = {
        {"Content-Security-Policy", content_policy},
        {"Cache-Control", is_hashed ? "public, max-age=31536000, immutable" : "no-cache"}};
    return response;
}

}  // namespace seaeye
