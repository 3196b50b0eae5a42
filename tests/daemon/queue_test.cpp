#include "daemon/queue.hpp"

#include <numeric>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

using namespace seaeye;

TEST_CASE("a full queue drops what does not fit, and counts it") {
    BoundedQueue<int> queue{3};
    std::vector<int> batch{1, 2, 3, 4, 5};

    const std::size_t lost = queue.push(batch);

    CHECK(lost == 2);
    CHECK(batch.empty());
    CHECK(queue.counts().dropped == 2);
    CHECK(queue.counts().depth == 3);
    CHECK(queue.room() == 0);
    std::vector<int> got;
    CHECK(queue.pop(got, seconds(60)));
    CHECK(got == std::vector<int>{1, 2, 3});
}

TEST_CASE("an empty queue gives up waiting when the time is over") {
    BoundedQueue<int> queue{3};
    std::vector<int> got{7};

    CHECK_FALSE(queue.pop(got, seconds(0.001)));
    CHECK(got.empty());
}

TEST_CASE("what waited in a closed queue still comes out, then it is finished") {
    BoundedQueue<int> queue{3};
    std::vector<int> batch{1};
    queue.push(batch);

    queue.close();

    std::vector<int> got;
    CHECK_FALSE(queue.is_finished());
    CHECK(queue.pop(got, seconds(60)));
    CHECK(queue.is_finished());
    CHECK_FALSE(queue.pop(got, seconds(60)));
    batch = {2};
    CHECK(queue.push(batch) == 1);
}

TEST_CASE("between two threads nothing is lost or reordered while there is room") {
    constexpr int last = 20'000;
    BoundedQueue<int> queue{static_cast<std::size_t>(last)};

    std::thread producer{[&queue] {
        std::vector<int> batch;
        for (int i = 0; i < last; i += 10) {
            batch.resize(10);
            std::iota(batch.begin(), batch.end(), i);
            queue.push(batch);
        }
        queue.close();
    }};
    std::vector<int> all;
    std::vector<int> got;
    while (!queue.is_finished()) {
        queue.pop(got, seconds(60));
        all.insert(all.end(), got.begin(), got.end());
    }
    producer.join();

    std::vector<int> expected(last);
    std::iota(expected.begin(), expected.end(), 0);
    CHECK(all == expected);
}
