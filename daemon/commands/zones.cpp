// sea-eye zones: bring zones in from any vector file, give them out in another, and ask which zones
// a place is in.
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "daemon/commands/commands.hpp"
#include "daemon/rows.hpp"
#include "daemon/zone_answers.hpp"
#include "geo/zone_file.hpp"
#include "geo/zone_set.hpp"

namespace seaeye::commands {
namespace {

struct FileOptions {
    std::string from;
    std::string layer;
    std::string to;
};

struct TestOptions {
    std::string zones;
    std::string at;
    std::string track;
    double within_m = 1'000.0;
    std::string output = "table";
};

ExitCode refuse(const Error& error) {
    fmt::print(stderr, "sea-eye: {}\n", error.text);
    switch (error.code) {
        case ErrorCode::not_found:
        case ErrorCode::not_readable:
            return ExitCode::bad_input;
        case ErrorCode::unsupported:
            return ExitCode::usage;
        default:
            return ExitCode::config;
    }
}

ExitCode convert(const FileOptions& options) {
    const Result<ZoneFile> file = read_zone_file(options.from, options.layer);
    if (!file) {
        return refuse(file.error());
    }
    for (const std::string& note : file->notes) {
        fmt::print(stderr, "{}: {}\n", options.from, note);
    }
    if (const Result<Done> done = write_zones(options.to, file->zones); !done) {
        return refuse(done.error());
    }
    fmt::print(stderr,
               "{}: {} zone{} from {}\n",
               options.to,
               file->zones.size(),
               file->zones.size() == 1 ? "" : "s",
               options.from);
    return ExitCode::ok;
}

ExitCode import(const FileOptions& options) {
    if (!options.to.ends_with(".geojson")) {
        return refuse({ErrorCode::unsupported,
                       options.to + ": import writes .geojson; use export for other formats"});
    }
    return convert(options);
}

ExitCode test_track(const ZoneSet& zones, const TestOptions& options, RowWriter& rows) {
    std::ifstream in{options.track};
    if (!in) {
        return refuse({ErrorCode::not_found, options.track + ": cannot be opened"});
    }
    Result<TrackPlaces> places = TrackPlaces::open(in);
    if (!places) {
        return refuse({ErrorCode::not_readable, options.track + ": " + places.error().text});
    }
    while (const std::optional<TrackPlace> place = places->next()) {
        answer(zones, *place, Metres{options.within_m}, rows);
    }
    if (places->bad_rows() > 0) {
        fmt::print(stderr,
                   "{}: {} row{} without a readable position left out\n",
                   options.track,
                   places->bad_rows(),
                   places->bad_rows() == 1 ? "" : "s");
    }
    return ExitCode::ok;
}

ExitCode test_place(const ZoneSet& zones, const TestOptions& options, RowWriter& rows) {
    const Result<LatLon> at = parse_lat_lon(options.at);
    if (!at) {
        fmt::print(stderr, "sea-eye: --at: {}\n", at.error().text);
        return ExitCode::usage;
    }
    answer(
        zones, {.at = *at, .time = {}, .track_id = {}, .mmsi = {}}, Metres{options.within_m}, rows);
    return ExitCode::ok;
}

ExitCode test(const TestOptions& options) {
    Result<std::vector<Zone>> file = read_zones(options.zones);
    if (!file) {
        return refuse(file.error());
    }
    const Result<ZoneSet> zones = ZoneSet::build(std::move(*file));
    if (!zones) {
        return refuse({zones.error().code, options.zones + ": " + zones.error().text});
    }
    const Result<RowFormat> format = row_format(options.output);
    if (!format) {
        fmt::print(stderr, "sea-eye: {}\n", format.error().text);
        return ExitCode::usage;
    }
    const Asked asked = options.track.empty() ? Asked::place : Asked::track;
    RowWriter rows{stdout, *format, zone_answer_columns(asked)};
    const ExitCode done = asked == Asked::place ? test_place(*zones, options, rows)
                                                : test_track(*zones, options, rows);
    if (done != ExitCode::ok) {
        return done;
    }
    if (!rows.end()) {
        fmt::print(stderr, "sea-eye: the output could not be written\n");
        return ExitCode::bad_input;
    }
    return rows.rows() > 0 ? ExitCode::ok : ExitCode::nothing;
}

CLI::App* add_file_command(CLI::App& zones,
                           const char* name,
                           const char* summary,
                           const std::shared_ptr<FileOptions>& options) {
    CLI::App* command = zones.add_subcommand(name, summary);
    command->add_option("file", options->from, "Any vector file that OGR reads")->required();
    command->add_option("--layer", options->layer, "Only this layer of the file");
    return command;
}

void add_import(CLI::App& zones, ExitCode& exit_code) {
    const auto options = std::make_shared<FileOptions>();
    CLI::App* command = add_file_command(
        zones, "import", "Check the zones of any vector file and write them as GeoJSON", options);
    command->add_option("--out", options->to, "The GeoJSON file to write")->required();
    command->callback([options, &exit_code] { exit_code = import(*options); });
}

void add_export(CLI::App& zones, ExitCode& exit_code) {
    const auto options = std::make_shared<FileOptions>();
    CLI::App* command = add_file_command(zones, "export", "Write zones in another format", options);
    command
        ->add_option("--out",
                     options->to,
                     "The file to write; its ending is the format: .gpkg .kml .geojson .fgb .shp")
        ->required();
    command->callback([options, &exit_code] { exit_code = convert(*options); });
}

void add_test(CLI::App& zones, ExitCode& exit_code) {
    const auto options = std::make_shared<TestOptions>();
    CLI::App* command = zones.add_subcommand(
        "test", "List the zones that hold a place or lie near it (exit 1 when there are none)");
    command->add_option("file", options->zones, "The zones")->required();
    CLI::Option_group* where = command->add_option_group("where");
    where->add_option("--at", options->at, "A place: LAT,LON in degrees");
    where->add_option("--track", options->track, "A CSV with lat and lon, such as tracks.csv");
    where->require_option(1);
    command->add_option("--within", options->within_m, "How near counts, in metres")
        ->check(CLI::Range(0.0, ZoneSet::farthest.si()))
        ->capture_default_str();
    command->add_option("--output", options->output, std::string{row_format_names})
        ->check(CLI::IsMember({"table", "json", "jsonl", "csv", "geojson"}))
        ->capture_default_str();
    command->callback([options, &exit_code] { exit_code = test(*options); });
}

}  // namespace

void add_zones(CLI::App& app, ExitCode& exit_code) {
    CLI::App* zones = app.add_subcommand("zones", "Import, export and test zones");
    zones->require_subcommand(1);
    add_import(*zones, exit_code);
    add_export(*zones, exit_code);
    add_test(*zones, exit_code);
}

}  // namespace seaeye::commands
