#include "daemon/store/store.hpp"

#include <atomic>
#include <csignal>
#include <sys/resource.h>
#include <thread>

#include <doctest/doctest.h>

#include "daemon/store/sqlite.hpp"
#include "tests/support/record.hpp"

using namespace seaeye;
using namespace seaeye::test;
using Wait = Store::Wait;

namespace {

std::unique_ptr<Store> open_store(const std::string& path,
                                  OnDurable on_durable = {},
                                  const StoreOptions& options = {}) {
    auto store = Store::open(path, std::move(on_durable), options);
    REQUIRE(store);
    return *std::move(store);
}

std::int64_t ask(const std::string& path, const std::string& sql) {
    Result<Database> database = Database::open(path, Database::Access::read);
    REQUIRE(database);
    return database->ask(sql).value_or(-1);
}

Output with(Event event) {
    Output output;
    output.events.push_back(std::move(event));
    return output;
}

Output with(const Vessel& vessel) {
    Output output;
    output.vessels.push_back(vessel);
    return output;
}

Output some_points(std::uint64_t track, int count) {
    Output output;
    for (int i = 0; i < count; ++i) {
        output.points.push_back(a_point(track, i, 27.9, 121.2 + i * 1e-4));
    }
    return output;
}

/// Nothing can be written beyond `bytes` of a file while this lives: a full disk, for one process.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit tight{.rlim_cur = bytes, .rlim_max = before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &tight);
    }

    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }

private:
    rlimit before_{};
};

}  // namespace

TEST_CASE("what was submitted is in the file after a flush, and counted") {
    const Folder folder;
    const std::string path = folder.file("record.db");
    const auto store = open_store(path);
    Output output = some_points(1, 10);
    output.tracks.push_back(a_track_of(1, 412000001));
    output.vessels.push_back(a_vessel(412000001, "HAI YAN"));
    output.events.push_back(an_event("e1", Transition::started));

    store->submit(std::move(output), Wait::no);
    store->flush();

    CHECK(ask(path, "SELECT count(*) FROM track_point") == 10);
    CHECK(ask(path, "SELECT count(*) FROM track WHERE mmsi = 412000001") == 1);
    CHECK(ask(path, "SELECT count(*) FROM vessel WHERE name = 'HAI YAN'") == 1);
    CHECK(ask(path, "SELECT count(*) FROM event") == 1);
    const StoreCounts counts = store->counts();
    CHECK(counts.points == 10);
    CHECK(counts.tracks == 1);
    CHECK(counts.vessels == 1);
    CHECK(counts.events == 1);
    CHECK(counts.problem.empty());
}

TEST_CASE("an event is told of only once it is in the file, in the order it became known") {
    const Folder folder;
    const std::string path = folder.file("record.db");
    std::vector<std::string> told;
    std::int64_t in_file_when_told = 0;
    auto store = open_store(path, [&](const std::vector<Event>& events) {
        in_file_when_told = ask(path, "SELECT count(*) FROM event_transition");
        for (const Event& event : events) {
            told.push_back(event.id + " " + std::string{to_string(event.transition)});
        }
    });
    Output output;
    output.events = {an_event("b", Transition::started),
                     an_event("a", Transition::started),
                     an_event("b", Transition::ended)};

    store->submit(std::move(output), Wait::no);
    store.reset();

    CHECK(told == std::vector<std::string>{"b started", "a started", "b ended"});
    CHECK(in_file_when_told == 3);
}

TEST_CASE("an event keeps its newest state, and every transition it went through") {
    const Folder folder;
    const std::string path = folder.file("record.db");
    auto store = open_store(path);
    Output output;
    output.events = {an_event("a", Transition::started),
                     an_event("a", Transition::updated),
                     an_event("a", Transition::ended)};

    store->submit(std::move(output), Wait::no);
    store.reset();

    CHECK(ask(path, "SELECT count(*) FROM event WHERE transition = 'ended'") == 1);
    CHECK(ask(path, "SELECT count(*) FROM event") == 1);
    CHECK(ask(path, "SELECT count(*) FROM event_transition") == 3);
}

TEST_CASE("a vessel heard again after a restart keeps the name and the first hour she had") {
    const Folder folder;
    const std::string path = folder.file("record.db");
    auto store = open_store(path);
    Vessel again = a_vessel(412000001, "");
    again.first_heard = at_second(3600);
    again.last_heard = at_second(3700);
    again.ais_class = AisClass::unknown;

    store->submit(with(a_vessel(412000001, "HAI YAN")), Wait::no);
    store.reset();
    store = open_store(path);
    store->submit(with(again), Wait::no);
    store.reset();

    const std::string condition = " FROM vessel WHERE name = 'HAI YAN' AND ais_class = 'A'";
    CHECK(ask(path, "SELECT first_heard" + condition) == to_micros(at_second(0)));
    CHECK(ask(path, "SELECT last_heard" + condition) == to_micros(at_second(3700)));
}

TEST_CASE("a track's extent covers its points") {
    const Folder folder;
    const std::string path = folder.file("record.db");
    auto store = open_store(path);
    Output output;
    output.tracks.push_back(a_track(1, 27.9, 121.2));
    output.points = {a_point(1, 10, 27.8, 121.3), a_point(1, 20, 28.0, 121.1)};

    store->submit(std::move(output), Wait::no);
    store.reset();

    CHECK(ask(path,
              "SELECT count(*) FROM track WHERE abs(west - 121.1) < 1e-9 AND abs(east - 121.3) < "
              "1e-9 AND abs(south - 27.8) < 1e-9 AND abs(north - 28.0) < 1e-9") == 1);
    CHECK(ask(path, "SELECT last_time FROM track") == to_micros(at_second(20)));
}

TEST_CASE("a track number that any row used is never given out again") {
    const Folder folder;
    const std::string path = folder.file("record.db");
    auto store = open_store(path);
    CHECK(store->next_track_id() == 1);
    Output output;
    output.tracks.push_back(a_track(41));
    output.events.push_back(an_event("e", Transition::started, 77));

    store->submit(std::move(output), Wait::no);
    store.reset();

    CHECK(open_store(path)->next_track_id() == 78);
}

TEST_CASE("a replay faster than the disk waits and loses nothing") {
    const Folder folder;
    const std::string path = folder.file("record.db");
    auto store = open_store(path, {}, {.batch_points = 100, .queue_points = 200});

    for (std::uint64_t track = 1; track <= 50; ++track) {
        store->submit(some_points(track, 100), Wait::yes);
    }
    store->flush();

    CHECK(store->counts().points == 5000);
    CHECK(store->counts().points_dropped == 0);
}

TEST_CASE("a live queue that is full drops history and counts it, but no event") {
    const Folder folder;
    const std::string path = folder.file("record.db");
    auto store = open_store(
        path, {}, {.batch_points = 1'000'000, .linger = seconds(60), .queue_points = 50});
    Output event;
    event.events.push_back(an_event("e", Transition::started));

    store->submit(some_points(1, 80), Wait::no);
    store->submit(std::move(event), Wait::no);
    store->flush();

    const StoreCounts counts = store->counts();
    CHECK(counts.points == 50);
    CHECK(counts.points_dropped == 30);
    CHECK(counts.events == 1);
}

TEST_CASE(
    "on a full disk the store says so, keeps the events, and writes them when there is room") {
    const Folder folder;
    const std::string path = folder.file("record.db");
    std::atomic<int> told = 0;
    auto store = open_store(
        path,
        [&](const std::vector<Event>& events) { told += static_cast<int>(events.size()); },
        {.queue_points = 1000});
    store->submit(some_points(1, 10), Wait::no);
    store->flush();

    {
        const FullDisk full{4096};
        Output output;
        for (int i = 0; i < 100; ++i) {
            output.events.push_back(an_event("e" + std::to_string(i), Transition::started));
        }
        store->submit(std::move(output), Wait::no);
        store->flush();
        CHECK(store->counts().problem.find("record.db") != std::string::npos);
        store->submit(some_points(2, 5000), Wait::yes);
        CHECK(store->counts().points_dropped == 4000);
        CHECK(told == 0);
    }
    while (!store->counts().problem.empty()) {
        std::this_thread::yield();  // until the next attempt, at most a second away
    }
    store->flush();

    CHECK(told == 100);
    CHECK(store->counts().problem.empty());
    CHECK(ask(path, "SELECT count(*) FROM event") == 100);
    CHECK(ask(path, "SELECT count(*) FROM track_point WHERE track_id = 2") == 1000);
}

TEST_CASE("during a disk that is full for long, updates of events give way, starts and ends stay") {
    const Folder folder;
    const std::string path = folder.file("record.db");
    auto store = open_store(path, {}, {.linger = seconds(60), .queue_rows = 16});
    {
        const FullDisk full{4096};
        store->submit(with(an_event("e", Transition::started)), Wait::no);
        store->flush();
        for (int i = 0; i < 20; ++i) {
            Output update;
            update.events.push_back(an_event("e", Transition::updated));
            store->submit(std::move(update), Wait::no);
        }
        store->submit(with(an_event("e", Transition::ended)), Wait::no);
        CHECK(store->counts().rows_dropped > 0);
    }
    while (!store->counts().problem.empty()) {
        std::this_thread::yield();
    }
    store->flush();

    CHECK(ask(path, "SELECT count(*) FROM event_transition WHERE transition = 'started'") == 1);
    CHECK(ask(path, "SELECT count(*) FROM event_transition WHERE transition = 'ended'") == 1);
}
