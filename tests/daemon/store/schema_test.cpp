#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "daemon/store/batch_sql.hpp"
#include "daemon/store/migrations.hpp"
#include "daemon/store/store.hpp"
#include "tests/support/record.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

/// The columns of a table as field tables write them, up to and without the column `end`.
std::string columns_in_file(Database& database, const std::string& table, const std::string& end) {
    Result<Statement> rows =
        database.prepare("SELECT name, type, \"notnull\" FROM pragma_table_info('" + table + "')");
    REQUIRE(rows);
    std::string text;
    while (rows->step() == Step::row && rows->text(0) != end) {
        text += text.empty() ? "" : ", ";
        text += '"' + std::string{rows->text(0)} + "\" " + std::string{rows->text(1)};
        text += rows->integer(2) != 0 ? " NOT NULL" : "";
    }
    return text;
}

/// "a", "b" in order of name.
std::set<std::string> sorted(std::string_view columns) {
    std::set<std::string> all;
    for (std::size_t at = 0; at < columns.size();) {
        const std::size_t comma = std::min(columns.find(", ", at), columns.size());
        all.emplace(columns.substr(at, comma - at));
        at = comma + 2;
    }
    return all;
}

/// A later migration adds its columns at the end, behind those of where the whole track was.
std::set<std::string> track_columns_in_file(Database& database) {
    std::set<std::string> all = sorted(columns_in_file(database, "track", ""));
    for (const char* beyond : {"first_time\" INTEGER",
                               "last_time\" INTEGER",
                               "west\" REAL",
                               "south\" REAL",
                               "east\" REAL",
                               "north\" REAL"}) {
        CHECK(all.erase('"' + std::string{beyond} + " NOT NULL") == 1);
    }
    return all;
}

/// What the packed history must look like: numbers as scaled integers, the phase as its place.
std::string packed_columns() {
    std::string text;
    for (const Field<TrackPoint>& field : fields<TrackPoint>()) {
        const bool is_number = field.type == FieldType::number;
        text += text.empty() ? "" : ", ";
        text += '"' +
                (is_number ? packed_name(field.name, field.decimals) : std::string{field.name}) +
                "\" INTEGER" + (field.is_nullable ? "" : " NOT NULL");
    }
    return text;
}

Database migrated_file(const std::string& path) {
    Result<Database> database = Database::open(path, Database::Access::create);
    REQUIRE(database);
    REQUIRE(migrate(*database, path));
    return *std::move(database);
}

}  // namespace

TEST_CASE("the migrations give every noun the columns of its field table") {
    const Folder folder;
    Database database = migrated_file(folder.file("record.db"));

    CHECK(columns_in_file(database, "vessel", "") == sql_columns<Vessel>());
    CHECK(track_columns_in_file(database) == sorted(sql_columns<Track>()));
    CHECK(columns_in_file(database, "event", "lat") == sql_columns<Event>());
    CHECK(columns_in_file(database, "event_transition", "seq") == sql_columns<Event>());
    CHECK(columns_in_file(database, "track_point", "") == packed_columns());
}

TEST_CASE("unpacked history has the columns of the track point's field table") {
    const Folder folder;
    Database database = migrated_file(folder.file("record.db"));

    Result<Statement> rows =
        database.prepare("SELECT name FROM pragma_table_info('track_history')");
    REQUIRE(rows);

    for (const Field<TrackPoint>& field : fields<TrackPoint>()) {
        REQUIRE(rows->step() == Step::row);
        CHECK(rows->text(0) == field.name);
    }
    CHECK(rows->step() == Step::done);
}

TEST_CASE("migrating twice changes nothing") {
    const Folder folder;
    const std::string path = folder.file("record.db");
    Database database = migrated_file(path);

    CHECK(migrate(database, path));
    CHECK(database.ask("SELECT value FROM meta WHERE key = 'schema_version'") ==
          static_cast<std::int64_t>(all_migrations().size()));
}

TEST_CASE("a record written by a newer program is refused, and so is somebody else's database") {
    const Folder folder;
    const std::string newer = folder.file("newer.db");
    REQUIRE(migrated_file(newer).run("UPDATE meta SET value = 99 WHERE key = 'schema_version'"));
    const std::string other = folder.file("other.db");
    REQUIRE(Database::open(other, Database::Access::create)->run("CREATE TABLE fish (id)"));

    const auto from_newer = Store::open(newer, {});
    const auto from_other = Store::open(other, {});

    REQUIRE_FALSE(from_newer);
    CHECK(from_newer.error().code == ErrorCode::unsupported);
    CHECK(from_newer.error().text.find("found version 99") != std::string::npos);
    REQUIRE_FALSE(from_other);
    CHECK(from_other.error().code == ErrorCode::not_ours);
}

TEST_CASE("a record that cannot be opened is refused with its path") {
    const auto store = Store::open("/no/such/folder/record.db", {});

    REQUIRE_FALSE(store);
    CHECK(store.error().text.find("/no/such/folder/record.db") != std::string::npos);
}
