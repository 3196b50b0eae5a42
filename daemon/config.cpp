// From the checked document to plain values: degrees become radians, paths find their file.
#include "daemon/config.hpp"

#include <filesystem>
#include <unistd.h>

#include <fmt/format.h>

#include "daemon/config/document.hpp"
#include "daemon/config/layers.hpp"
#include "daemon/config/schema.hpp"
#include "daemon/links/link_address.hpp"

namespace seaeye {
namespace {

ClockConfig clock_named(const std::string& name) {
    if (name == "wall") {
        return ClockConfig::wall;
    }
    return name == "feed" ? ClockConfig::feed : ClockConfig::automatic;
}

/// driver-crashes beside what else is kept.
std::string usual_crash_path(const StoreConfig& store) {
    namespace fs = std::filesystem;
    constexpr const char* name = "driver-crashes";
    if (!store.path.empty() || !store.journal_path.empty()) {
        const fs::path kept = store.path.empty() ? store.journal_path : store.path;
        return (kept.parent_path() / name).string();
    }
    std::error_code fault;
    return (fs::temp_directory_path(fault) / "sea-eye-driver-crashes").string();
}

using nlohmann::json;

/// Reads values of one table that the schema has checked already.
class Table {
public:
    Table(const json& table, std::string key) : table_{table}, key_{std::move(key)} {}

    [[nodiscard]] bool has(const char* name) const { return table_.contains(name); }

    [[nodiscard]] std::string text(const char* name) const {
        return table_.at(name).get<std::string>();
    }

    [[nodiscard]] double number(const char* name) const { return table_.at(name).get<double>(); }

    [[nodiscard]] std::optional<double> maybe(const char* name) const {
        return has(name) ? std::optional{number(name)} : std::nullopt;
    }

    [[nodiscard]] std::optional<LatLon> position() const {
        if (!has("position")) {
            return std::nullopt;
        }
        const json& pair = table_.at("position");
        return lat_lon_degrees(pair.at(0).get<double>(), pair.at(1).get<double>());
    }

    [[nodiscard]] std::string key(const char* name) const { return member_key(key_, name); }

    [[nodiscard]] const json& raw() const { return table_; }

private:
    const json& table_;  // the document's, outlives the reading
    std::string key_;
};

template <class T, class Make>
std::optional<T> maybe_as(std::optional<double> value, Make make) {
    return value ? std::optional<T>{make(*value)} : std::nullopt;
}

Metres metres(double m) {
    return Metres{m};
}

/// Turns a document into a Config.
class Reader {
public:
    Reader(const ConfigDocument& document, const std::string& path) : document_{document} {
        config_.path = path;
        config_.places = document.places;
    }

    Result<Config> read() {
        read_sections();
        read_detectors();
        const json none = json::array();
        const json& sources =
            document_.root.contains("source") ? document_.root.at("source") : none;
        for (std::size_t i = 0; i < sources.size(); ++i) {
            const Table table{sources[i], item_key("source", i)};
            config_.sources.push_back(source(table));
            if (auto fault = fault_of_newest(table)) {
                return *fault;
            }
        }
        return std::move(config_);
    }

private:
    [[nodiscard]] Table section(const char* name) const {
        return Table{document_.root.at(name), name};
    }

    void read_sections() {
        const Table station = section("station");
        config_.station = {.id = station.text("id"),
                           .name = station.text("name"),
                           .position = station.position(),
                           .height = metres(station.number("height_m")),
                           .clock = clock_named(station.text("clock"))};
        config_.zone_files = paths(section("zones"), "files");
        config_.land_files = paths(section("zones"), "land");
        config_.watchlist_file = path(section("watchlist"), "file");
        const Table store = section("store");
        config_.store = {.path = path(store, "path"),
                         .journal_path = path(store, "journal"),
                         .crash_path = path(store, "crashes")};
        if (config_.store.crash_path.empty()) {
            config_.store.crash_path = usual_crash_path(config_.store);
        }
        const Table api = section("api");
        config_.api = {.address = api.text("address"),
                       .port = static_cast<std::uint16_t>(api.number("port")),
                       .console_path = path(api, "console")};
        config_.log_level = section("log").text("level");
        for (const auto& [name, value] : section("fusion").raw().items()) {
            config_.fusion.values[name] = value.get<double>();
        }
    }

    void read_detectors() {
        for (const auto& [name, table] : section("detector").raw().items()) {
            auto& values = config_.detectors[name];
            for (const auto& [setting, value] : table.items()) {
                values[setting] =
                    value.is_boolean() ? (value.get<bool>() ? 1.0 : 0.0) : value.get<double>();
            }
        }
    }

    [[nodiscard]] SourceConfig source(const Table& table) const {
        SourceConfig s;
        s.id = table.text("id");
        s.driver = table.text("driver");
        s.link = table.text("link");
        s.position = table.position();
        s.height = metres(table.number("height_m"));
        s.north_offset = degrees(table.number("north_offset_deg"));
        s.silence_timeout = seconds(table.number("silence_timeout"));
        if (table.has("isolation")) {
            s.isolation =
                table.text("isolation") == "process" ? Isolation::process : Isolation::none;
        }
        s.most_memory = static_cast<std::uint64_t>(table.number("memory_limit_mb")) << 20U;
        s.time_zone = table.text("time_zone");
        s.scan = maybe_as<Duration>(table.maybe("scan_s"), seconds);
        s.range_max = maybe_as<Metres>(table.maybe("range_max_nm"), nautical_miles);
        s.sigma_range = maybe_as<Metres>(table.maybe("sigma_range_m"), metres);
        s.sigma_bearing = maybe_as<Radians>(table.maybe("sigma_bearing_deg"), degrees);
        s.probability_of_detection = table.maybe("pd");
        if (table.has("camera")) {
            for (const json& camera_table : table.raw().at("camera")) {
                s.cameras.push_back(camera(Table{camera_table, ""}));
            }
        }
        s.driver_json = driver_keys(table);
        return s;
    }

    static CameraConfig camera(const Table& table) {
        return {.id = table.text("id"),
                .position = table.position(),
                .height = metres(table.number("height_m")),
                .range_max = maybe_as<Metres>(table.maybe("range_max_nm"), nautical_miles),
                .sigma_bearing = maybe_as<Radians>(table.maybe("sigma_bearing_deg"), degrees)};
    }

    /// What the schema does not list is the driver's own. Camera tables interest both, and so does
    /// a time zone that was given.
    [[nodiscard]] std::string driver_keys(const Table& table) const {
        const json generic = config_schema()["definitions"]["source"]["properties"];
        json own = json::object();
        for (const auto& [name, value] : table.raw().items()) {
            const bool is_shared =
                name == "camera" ||
                (name == "time_zone" && document_.places.contains(table.key("time_zone")));
            if (!generic.contains(name) || is_shared) {
                own[name] = value;
            }
        }
        return own.dump();
    }

    /// Makes the newest source's file link a path from here, and says what is wrong with it.
    std::optional<Error> fault_of_newest(const Table& table) {
        SourceConfig& newest = config_.sources.back();
        auto link = parse_link(newest.link);
        if (!link) {
            return Error{ErrorCode::bad_value,
                         place_prefix(document_.places, table.key("link")) +
                             "source.link: " + link.error().text};
        }
        if (link->kind == LinkKind::file) {
            newest.link =
                "file:" + link->file.with_path(beside_file(link->file.path, table.key("link")));
        }
        for (std::size_t i = 0; i + 1 < config_.sources.size(); ++i) {
            if (config_.sources[i].id == newest.id) {
                return Error{ErrorCode::conflict,
                             fmt::format("{}source.id: \"{}\" is taken by another source ({})",
                                         place_prefix(document_.places, table.key("id")),
                                         newest.id,
                                         config_.places[item_key("source", i) + ".id"])};
            }
        }
        return std::nullopt;
    }

    /// A relative path in the file starts from the file's folder; one from a flag or a variable
    /// starts where the program was started.
    [[nodiscard]] std::string beside_file(const std::string& written,
                                          const std::string& key) const {
        if (written.empty() || written.front() == '/' ||
            !place_prefix(document_.places, key).starts_with(config_.path + ":")) {
            return written;
        }
        const auto folder = std::filesystem::path{config_.path}.parent_path();
        return (folder / written).lexically_normal().string();
    }

    [[nodiscard]] std::string path(const Table& table, const char* name) const {
        return beside_file(table.text(name), table.key(name));
    }

    [[nodiscard]] std::vector<std::string> paths(const Table& table, const char* name) const {
        std::vector<std::string> found;
        for (const json& each : table.raw().at(name)) {
            found.push_back(beside_file(each.get<std::string>(), table.key(name)));
        }
        return found;
    }

    const ConfigDocument& document_;  // the caller's, for the call
    Config config_;
};

void list_values(const json& value,
                 const std::string& key,
                 const std::map<std::string, std::string>& places,
                 std::vector<EffectiveValue>& into) {
    const bool is_list_of_tables = value.is_array() && !value.empty() && value[0].is_object();
    if (value.is_object() && !value.empty()) {
        for (const auto& [name, below] : value.items()) {
            list_values(below, member_key(key, name), places, into);
        }
    } else if (is_list_of_tables) {
        for (std::size_t i = 0; i < value.size(); ++i) {
            list_values(value[i], item_key(key, i), places, into);
        }
    } else if (!value.is_object()) {
        const auto place = places.find(key);
        into.push_back({key, value.dump(), place != places.end() ? place->second : "default"});
    }
}

Result<ConfigDocument> layers_of(const std::string& text,
                                 const std::string& path,
                                 const ConfigOverrides& overrides) {
    auto document = parse_toml(text, path);
    if (!document) {
        return std::move(document).error();
    }
    return layered_config(std::move(*document), overrides);
}

}  // namespace

ConfigOverrides overrides_from_environment() {
    ConfigOverrides overrides;
    for (char** each = environ; each != nullptr && *each != nullptr; ++each) {
        const std::string_view line{*each};
        const std::size_t equals = line.find('=');
        if (line.starts_with("SEA_EYE_") && equals != std::string_view::npos) {
            overrides.environment.emplace(line.substr(0, equals), line.substr(equals + 1));
        }
    }
    return overrides;
}

Result<Config> read_config(const std::string& path) {
    return read_config(path, overrides_from_environment());
}

Result<Config> read_config(const std::string& path, const ConfigOverrides& overrides) {
    auto text = read_text(path);
    if (!text) {
        return std::move(text).error();
    }
    return read_config_text(*text, path, overrides);
}

Result<Config> read_config_text(const std::string& text,
                                const std::string& path,
                                const ConfigOverrides& overrides) {
    auto document = layers_of(text, path, overrides);
    if (!document) {
        return std::move(document).error();
    }
    return Reader{*document, path}.read();
}

Result<std::vector<EffectiveValue>> effective_values(const std::string& path,
                                                     const ConfigOverrides& overrides) {
    auto text = read_text(path);
    if (!text) {
        return std::move(text).error();
    }
    auto document = layers_of(*text, path, overrides);
    if (!document) {
        return std::move(document).error();
    }
    std::vector<EffectiveValue> values;
    list_values(document->root, "", document->places, values);
    return values;
}

}  // namespace seaeye
