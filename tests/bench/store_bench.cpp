// How fast the record is written: points of many interleaved tracks, with their minute rows, as a
// replay at full speed submits them. Prints CPU per point, commits, file size, resident memory.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <sys/resource.h>

#include "daemon/store/store.hpp"
#include "tests/support/record.hpp"

using namespace seaeye;

namespace {

double cpu_seconds() {
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    const auto in_seconds = [](timeval t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return in_seconds(use.ru_utime) + in_seconds(use.ru_stime);
}

/// Every track once, 10 s of event time later each round; each minute all track rows.
Output one_round(int round, int tracks) {
    Output output;
    for (int k = 1; k <= tracks; ++k) {
        const auto id = static_cast<std::uint64_t>(k);
        const double lat = 27.0 + k * 1e-3 + round * 1.1e-4;
        TrackPoint point = test::a_point(id, round * 10.0 + k * 0.001, lat, 121.2);
        point.mmsi = Mmsi{412000000U + static_cast<std::uint32_t>(k)};
        output.points.push_back(point);
        if (round % 6 == 0) {
            Track track = test::a_track_of(id, to_number(*point.mmsi));
            track.updated = point.measured;
            output.tracks.push_back(track);
        }
    }
    return output;
}

}  // namespace

int main(int argc, char** argv) {
    const int tracks = argc > 1 ? std::atoi(argv[1]) : 500;
    const int points = argc > 2 ? std::atoi(argv[2]) : 1'000'000;
    const test::Folder folder;
    const std::string path = folder.file("bench.db");
    auto store = Store::open(path, {});
    if (!store) {
        std::fprintf(stderr, "%s\n", store.error().text.c_str());
        return 1;
    }
    const double making_before = cpu_seconds();
    for (int round = 0; round < points / tracks; ++round) {
        (void)one_round(round, tracks);
    }
    const double making = cpu_seconds() - making_before;
    const auto wall_before = std::chrono::steady_clock::now();
    const double cpu_before = cpu_seconds();

    for (int round = 0; round < points / tracks; ++round) {
        (*store)->submit(one_round(round, tracks), Store::Wait::yes);
    }
    (*store)->flush();

    const double cpu = cpu_seconds() - cpu_before - making;
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - wall_before;
    const StoreCounts counts = (*store)->counts();
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    std::printf("points %llu  tracks %d  commits %llu  track rows %llu\n",
                static_cast<unsigned long long>(counts.points),
                tracks,
                static_cast<unsigned long long>(counts.commits),
                static_cast<unsigned long long>(counts.tracks));
    std::printf(
        "cpu %.3f us/point  wall %.3f us/point  file %.1f bytes/point  peak %.1f MB\n",
        cpu * 1e6 / static_cast<double>(counts.points),
        wall.count() * 1e6 / static_cast<double>(counts.points),
        static_cast<double>(std::filesystem::file_size(path)) / static_cast<double>(counts.points),
        static_cast<double>(use.ru_maxrss) / 1024.0);
    return 0;
}
