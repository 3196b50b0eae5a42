// Writes events until it is killed, and prints each id once the store says that it is durable.
#include <cstdio>

#include "daemon/store/store.hpp"
#include "tests/support/record.hpp"

int main(int argc, char** argv) {
    using namespace seaeye;
    if (argc != 3) {
        return 2;
    }
    auto store = Store::open(argv[1], [](const std::vector<Event>& events) {
        for (const Event& event : events) {
            std::printf("%s\n", event.id.c_str());
        }
        std::fflush(stdout);
    });
    if (!store) {
        std::fprintf(stderr, "%s\n", store.error().text.c_str());
        return 4;
    }
    for (int i = 0;; ++i) {
        Output output;
        output.tracks.push_back(test::a_track(static_cast<std::uint64_t>(i) + 1));
        for (int k = 0; k < 50; ++k) {
            output.points.push_back(
                test::a_point(static_cast<std::uint64_t>(i) + 1, k, 27.9, 121.2));
        }
        output.events.push_back(
            test::an_event(std::string{argv[2]} + "-" + std::to_string(i), Transition::started));
        (*store)->submit(std::move(output), Store::Wait::no);
        if (i % 7 == 0) {
            (*store)->flush();
        }
    }
}
