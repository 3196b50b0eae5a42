// Runs the numbered migrations. The file's version is in its table meta.
#include "daemon/store/migrations.hpp"

namespace seaeye {
namespace {

/// 0 for an empty file. Fails when the file belongs to something else.
Result<std::int64_t> version_of(Database& database, const std::string& path) {
    Result<Statement> tables = database.prepare(
        "SELECT count(*), coalesce(sum(name = 'meta'), 0) FROM sqlite_schema WHERE type = 'table'");
    if (!tables) {
        return std::move(tables).error();
    }
    if (tables->step() != Step::row) {
        return Error{ErrorCode::not_readable, database.last_error().text};
    }
    if (tables->integer(0) == 0) {
        return std::int64_t{0};
    }
    const std::optional<std::int64_t> version =
        tables->integer(1) == 0
            ? std::nullopt
            : database.ask("SELECT value FROM meta WHERE key = 'schema_version'");
    if (!version) {
        return Error{ErrorCode::not_ours,
                     path + ": expected a Sea Eye store, found another SQLite database"};
    }
    return *version;
}

Error too_new(const std::string& path, std::int64_t version) {
    return {ErrorCode::unsupported,
            path + ": expected a store of version " + std::to_string(all_migrations().size()) +
                " or older, found version " + std::to_string(version) +
                " (written by a newer sea-eye)"};
}

Result<Done> step_up(Database& database, const Migration& migration) {
    const std::string sql = "BEGIN IMMEDIATE;" + std::string{migration.sql} +
                            "INSERT OR REPLACE INTO meta VALUES ('schema_version', " +
                            std::to_string(migration.number) + ");COMMIT;";
    Result<Done> done = database.run(sql);
    if (!done && database.is_in_transaction()) {
        (void)database.run("ROLLBACK");
    }
    return done;
}

}  // namespace

Result<Done> migrate(Database& database, const std::string& path) {
    const Result<std::int64_t> version = version_of(database, path);
    if (!version) {
        return version.error();
    }
    const auto steps = all_migrations();
    if (*version > static_cast<std::int64_t>(steps.size())) {
        return too_new(path, *version);
    }
    for (const Migration& migration : steps.subspan(static_cast<std::size_t>(*version))) {
        if (Result<Done> done = step_up(database, migration); !done) {
            return done;
        }
    }
    return Done{};
}

Result<Done> check_is_current(Database& database, const std::string& path) {
    const Result<std::int64_t> version = version_of(database, path);
    if (!version) {
        return version.error();
    }
    const auto newest = static_cast<std::int64_t>(all_migrations().size());
    if (*version > newest) {
        return too_new(path, *version);
    }
    if (*version < newest) {
        return Error{ErrorCode::unsupported,
                     path + ": expected a store of version " + std::to_string(newest) +
                         ", found version " + std::to_string(*version) +
                         " (open it once with sea-eye run or replay to bring it up)"};
    }
    return Done{};
}

}  // namespace seaeye
