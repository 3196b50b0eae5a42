#include <cstdio>
#include <fstream>
#include <sys/wait.h>

#include <doctest/doctest.h>

#include "daemon/exit_code.hpp"
#include "tests/support/served.hpp"

using namespace seaeye;
using namespace seaeye::test;

namespace {

struct Ran {
    ExitCode exit_code{};
    std::string printed{};  ///< both streams
};

Ran query(const std::string& arguments) {
    const std::string command = std::string{SEAEYE_PROGRAM} + " query " + arguments + " 2>&1";
    std::FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    Ran ran;
    char line[4096];
    while (std::fgets(line, sizeof line, pipe) != nullptr) {
        ran.printed += line;
    }
    ran.exit_code = static_cast<ExitCode>(WEXITSTATUS(pclose(pipe)));
    return ran;
}

}  // namespace

TEST_CASE("query prints what a running daemon knows of one vessel") {
    const Served served;

    const Ran ran = query("tracks --url " + served.url() + " --mmsi 412000002 --output csv");

    CHECK(ran.exit_code == ExitCode::ok);
    CHECK_MESSAGE(ran.printed.find("2,confirmed,2025-03-01T04:00:00Z,27.9000000,121.2010000") !=
                      std::string::npos,
                  ran.printed);
}

TEST_CASE("query prints the record as a table for people") {
    const Coast coast;

    const Ran ran = query("events --db " + coast.folder.file("record.db") +
                          " --kind zone_dwell --filter zone=oujiang");

    CHECK(ran.exit_code == ExitCode::ok);
    CHECK_MESSAGE(ran.printed.find("e2  zone_dwell  ended") != std::string::npos, ran.printed);
}

TEST_CASE("query ends with 1 when there is nothing, and says nothing") {
    const Coast coast;

    const Ran ran =
        query("tracks --db " + coast.folder.file("record.db") + " --mmsi 1 --output jsonl");

    CHECK(ran.exit_code == ExitCode::nothing);
    CHECK(ran.printed.empty());
}

TEST_CASE("query ends with the code of what went wrong, and one sentence") {
    const Coast coast;
    const std::string db = coast.folder.file("record.db");
    const std::string text_file = coast.folder.file("notes.txt");
    std::ofstream{text_file} << "this is not a database, it is a shopping list\n";
    const auto check = [](const std::string& arguments, ExitCode code, const char* words) {
        const Ran ran = query(arguments);
        CHECK_MESSAGE(ran.exit_code == code, arguments, ": ", ran.printed);
        CHECK_MESSAGE(ran.printed.find(words) != std::string::npos, ran.printed);
    };

    check("tracks --db /no/such.db", ExitCode::bad_input, "/no/such.db: no such store file");
    check("tracks --db " + text_file, ExitCode::bad_input, "notes.txt");
    check("tracks --url http://127.0.0.1:1", ExitCode::unreachable, "Connection refused");
    check("tracks --db " + db + " --bbox 1,2", ExitCode::usage, "west,south,east,north");
    check("tracks --db " + db + " --output fish", ExitCode::usage, "table|json|jsonl|csv|geojson");
    check("sensors --db " + db, ExitCode::usage, "--url");
    check("fish", ExitCode::usage, "fish");
}
