#include <chrono>
#include <csignal>
#include <cstdio>
#include <random>
#include <set>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <doctest/doctest.h>

#include "daemon/store/sqlite.hpp"
#include "tests/support/record.hpp"

using namespace seaeye;

namespace {

/// Starts the writer, kills it after `life`, returns the ids it had printed by then.
std::set<std::string> killed_writer(const std::string& path,
                                    const std::string& prefix,
                                    std::chrono::milliseconds life) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        execl(SEAEYE_KILL_WRITER, SEAEYE_KILL_WRITER, path.c_str(), prefix.c_str(), nullptr);
        _exit(127);
    }
    close(ends[1]);
    std::FILE* printed = fdopen(ends[0], "r");
    std::set<std::string> ids;
    char line[256];
    // The first line says that it is at work; from then on its life is counted.
    std::thread killer;
    while (std::fgets(line, sizeof line, printed) != nullptr) {
        std::string id{line};
        if (id.back() == '\n') {
            id.pop_back();
            ids.insert(id);
        }
        if (!killer.joinable()) {
            killer = std::thread{[child, life] {
                std::this_thread::sleep_for(life);
                kill(child, SIGKILL);
            }};
        }
    }
    if (killer.joinable()) {
        killer.join();
    }
    std::fclose(printed);
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
    return ids;
}

}  // namespace

TEST_CASE("a daemon killed twenty times at random loses no event that it had acknowledged") {
    const test::Folder folder;
    const std::string path = folder.file("record.db");
    std::mt19937 random{20250301};
    std::uniform_int_distribution<int> milliseconds{1, 120};
    std::set<std::string> acknowledged;

    for (int i = 0; i < 20; ++i) {
        acknowledged.merge(killed_writer(
            path, std::to_string(i), std::chrono::milliseconds{milliseconds(random)}));

        Result<Database> database = Database::open(path, Database::Access::create);
        REQUIRE(database);
        Result<Statement> check = database->prepare("PRAGMA integrity_check");
        REQUIRE(check->step() == Step::row);
        CHECK(check->text(0) == "ok");
        Result<Statement> rows = database->prepare("SELECT id FROM event");
        std::set<std::string> found;
        while (rows->step() == Step::row) {
            found.emplace(rows->text(0));
        }
        for (const std::string& id : acknowledged) {
            CHECK_MESSAGE(found.contains(id), "lost ", id);
        }
    }

    CHECK(acknowledged.size() >= 20);
    MESSAGE(acknowledged.size(), " acknowledged events, all there after 20 kills");
}
