// sea-eye query: what a running daemon or a store file knows, as rows on stdout.
#include <cstdio>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "daemon/commands/commands.hpp"
#include "daemon/item_pages.hpp"
#include "daemon/item_rows.hpp"

namespace seaeye::commands {
namespace {

struct QueryOptions {
    std::string collection;
    std::string db;
    std::string url = "http://127.0.0.1:8410";
    std::vector<std::pair<std::string, std::string>> parameters;
    std::vector<std::string> filters;  // NAME=VALUE
    std::size_t limit = 100;
    std::string output = "table";
};

ExitCode refuse(const std::string& where, const Error& error) {
    const bool has_place = error.text.starts_with(where);
    fmt::print(
        stderr, "sea-eye: {}{}{}\n", has_place ? "" : where, has_place ? "" : ": ", error.text);
    switch (error.code) {
        case ErrorCode::bad_value:
            return ExitCode::usage;
        case ErrorCode::refused:
            return ExitCode::unreachable;
        default:
            return ExitCode::bad_input;
    }
}

/// Splits NAME=VALUE filters into parameters. Fails: bad_value.
Result<Done> add_filters(QueryOptions& options) {
    for (const std::string& filter : options.filters) {
        const std::size_t equals = filter.find('=');
        if (equals == 0 || equals == std::string::npos) {
            return Error{ErrorCode::bad_value,
                         "--filter: expected NAME=VALUE, found '" + filter + "'"};
        }
        options.parameters.emplace_back(filter.substr(0, equals), filter.substr(equals + 1));
    }
    return Done{};
}

bool is_only_live(const std::string& collection) {
    return collection == "zones" || collection == "sensors";
}

ExitCode print_items(const Ask& ask, const std::string& where, const QueryOptions& options) {
    const Result<RowFormat> format = row_format(options.output);
    if (!format) {
        return refuse("--output", format.error());
    }
    std::unique_ptr<ItemRows> rows;
    const auto begin = [&] {
        if (!rows) {
            rows =
                std::make_unique<ItemRows>(stdout, *format, *find_collection(options.collection));
        }
    };
    const Result<std::size_t> count = read_pages(
        ask,
        {.collection = options.collection, .parameters = options.parameters, .most = options.limit},
        [&](const nlohmann::ordered_json& feature) {
            begin();
            rows->add(feature);
        });
    if (!count) {
        return refuse(where, count.error());
    }
    begin();
    if (!rows->end()) {
        fmt::print(stderr, "sea-eye: stdout did not take all rows\n");
        return ExitCode::bad_input;
    }
    return *count > 0 ? ExitCode::ok : ExitCode::nothing;
}

ExitCode query(QueryOptions& options) {
    if (const Result<Done> done = add_filters(options); !done) {
        return refuse("query", done.error());
    }
    if (options.db.empty()) {
        return print_items(ask_daemon(options.url), options.url, options);
    }
    if (is_only_live(options.collection)) {
        return refuse(
            options.db,
            {ErrorCode::bad_value,
             "a store file holds no " + options.collection + "; ask a running daemon with --url"});
    }
    const Result<Ask> ask = ask_file(options.db);
    return ask ? print_items(*ask, options.db, options) : refuse(options.db, ask.error());
}

/// An option that becomes the API's parameter of the same name.
void add_parameter(CLI::App& command,
                   const std::shared_ptr<QueryOptions>& options,
                   const std::string& name,
                   const std::string& summary) {
    command.add_option_function<std::string>(
        "--" + name,
        [options, name](const std::string& value) {
            options->parameters.emplace_back(name, value);
        },
        summary);
}

}  // namespace

void add_query(CLI::App& app, ExitCode& exit_code) {
    auto options = std::make_shared<QueryOptions>();
    CLI::App* command =
        app.add_subcommand("query", "Print what a running daemon or a store file knows");
    std::vector<std::string> names;
    for (const CollectionInfo& collection : all_collections()) {
        names.emplace_back(collection.name);
    }
    command->add_option("collection", options->collection, "What to print")
        ->required()
        ->check(CLI::IsMember(names));
    CLI::Option* db = command->add_option("--db", options->db, "A store file");
    command->add_option("--url", options->url, "A running daemon: http://host:port or unix:/path")
        ->capture_default_str()
        ->excludes(db);
    add_parameter(*command, options, "mmsi", "Only this vessel");
    add_parameter(*command, options, "kind", "Only events or zones of this kind");
    add_parameter(*command, options, "bbox", "west,south,east,north in degrees");
    add_parameter(*command, options, "datetime", "An instant, or FROM/TO with .. for an open end");
    command->add_option("--filter", options->filters, "Any other property of it, as NAME=VALUE");
    command->add_option("--limit", options->limit, "At most so many rows; 0 for all")
        ->capture_default_str();
    command->add_option("--output", options->output, std::string{row_format_names})
        ->capture_default_str();
    command->callback([options, &exit_code] { exit_code = query(*options); });
}

}  // namespace seaeye::commands
