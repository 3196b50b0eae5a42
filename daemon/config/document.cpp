// toml++ reads; its tree becomes JSON, its source regions become places.
#include "daemon/config/document.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <sys/stat.h>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace seaeye {
namespace {

using nlohmann::json;

/// Turns one TOML tree into a ConfigDocument.
class Translator {
public:
    explicit Translator(std::string path) : path_{std::move(path)} {}

    ConfigDocument translate(const toml::table& root) {
        document_.root = table(root, "");
        return std::move(document_);
    }

private:
    void note(const std::string& key, const toml::source_region& where) {
        document_.places[key] = fmt::format("{}:{}", path_, where.begin.line);
    }

    json table(const toml::table& from, const std::string& key) {
        json object = json::object();
        for (const auto& [name, node] : from) {
            const std::string below = member_key(key, std::string{name.str()});
            object[std::string{name.str()}] = value(node, below);
            note(below, name.source());
        }
        return object;
    }

    json list(const toml::array& from, const std::string& key) {
        json items = json::array();
        for (std::size_t i = 0; i < from.size(); ++i) {
            const std::string below = item_key(key, i);
            items.push_back(value(from[i], below));
            note(below, from[i].source());
        }
        return items;
    }

    json value(const toml::node& node, const std::string& key) {
        if (const auto* inner = node.as_table()) {
            return table(*inner, key);
        }
        if (const auto* inner = node.as_array()) {
            return list(*inner, key);
        }
        if (const auto* text = node.as_string()) {
            return text->get();
        }
        if (const auto* number = node.as_integer()) {
            return number->get();
        }
        if (const auto* number = node.as_floating_point()) {
            return number->get();
        }
        if (const auto* flag = node.as_boolean()) {
            return flag->get();
        }
        std::ostringstream text;  // a date or a time of day: TOML's, not JSON's
        node.visit([&text](const auto& typed) {
            if constexpr (toml::is_chronological<decltype(typed)>) {
                text << typed.get();
            }
        });
        return text.str();
    }

    std::string path_;
    ConfigDocument document_;
};

}  // namespace

std::string member_key(const std::string& key, const std::string& member) {
    return key.empty() ? member : fmt::format("{}.{}", key, member);
}

std::string item_key(const std::string& key, std::size_t index) {
    return fmt::format("{}[{}]", key, index);
}

Result<std::string> read_text(const std::string& path) {
    struct stat about{};
    if (stat(path.c_str(), &about) != 0) {
        return Error{errno == ENOENT ? ErrorCode::not_found : ErrorCode::not_readable,
                     fmt::format("cannot read {}: {}", path, std::strerror(errno))};
    }
    if (S_ISDIR(about.st_mode)) {
        return Error{
            ErrorCode::not_readable,
            fmt::format("cannot read {}: it is a directory, a TOML file was expected", path)};
    }
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    if (!file || !(text << file.rdbuf()) || file.bad()) {
        if (file && about.st_size == 0) {
            return std::string{};
        }
        return Error{ErrorCode::not_readable,
                     fmt::format("cannot read {}: {}", path, std::strerror(errno))};
    }
    return std::move(text).str();
}

Result<ConfigDocument> parse_toml(const std::string& text, const std::string& path) {
    try {
        const toml::table root = toml::parse(text, path);
        return Translator{path}.translate(root);
    } catch (const toml::parse_error& error) {
        return Error{ErrorCode::bad_value,
                     fmt::format("{}:{}: this is not TOML: {}",
                                 path,
                                 error.source().begin.line,
                                 error.description())};
    }
}

Result<json> parse_toml_value(const std::string& text) {
    auto document = parse_toml("value = " + text, "value");
    if (!document || document->root.size() != 1) {
        return Error{ErrorCode::bad_value, "not a TOML value"};
    }
    return document->root["value"];
}

}  // namespace seaeye
