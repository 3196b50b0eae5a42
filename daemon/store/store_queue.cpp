// The bounded queue before the store thread.
#include "daemon/store/store_queue.hpp"

#include <algorithm>
#include <iterator>

#include "daemon/store/batch_writer.hpp"

namespace seaeye {
namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// Forgets the oldest beyond `most`; says how many.
template <class T>
std::uint64_t trim(std::vector<T>& rows, std::size_t most) {
    if (rows.size() <= most) {
        return 0;
    }
    const std::size_t excess = rows.size() - most;
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(excess));
    return excess;
}

}  // namespace

void StoreQueue::put(Output output, Store::Wait wait) {
    std::unique_lock lock{mutex_};
    if (wait == Store::Wait::yes) {
        settled_.wait(lock, [&] { return has_room() || !counts_.problem.empty() || is_closed_; });
    }
    is_urgent_ = is_urgent_ || (wait == Store::Wait::no && !output.events.empty());
    put_points(output.points, wait);
    put_rows(output);
    ++submitted_;
    if (is_due()) {
        work_.notify_one();
    }
}

bool StoreQueue::has_room() const {
    return pending_.points.size() < options_.queue_points &&
           pending_.tracks.size() < options_.queue_rows &&
           pending_.vessels.size() < options_.queue_rows &&
           pending_.events.size() < options_.queue_rows;
}

bool StoreQueue::is_due() const {
    const std::size_t many_rows = options_.queue_rows / 4;
    return is_urgent_ || is_closed_ || pending_.points.size() >= options_.batch_points ||
           pending_.tracks.size() >= many_rows || pending_.vessels.size() >= many_rows ||
           pending_.events.size() >= many_rows;
}

void StoreQueue::put_points(std::vector<TrackPoint>& points, Store::Wait wait) {
    const std::size_t room =
        options_.queue_points - std::min(options_.queue_points, pending_.points.size());
    const bool may_drop = wait == Store::Wait::no || !counts_.problem.empty();
    if (may_drop && points.size() > room) {
        counts_.points_dropped += points.size() - room;
        points.resize(room);
    }
    append(pending_.points, points);
}

void StoreQueue::put_rows(Output& output) {
    append(pending_.tracks, output.tracks);
    append(pending_.vessels, output.vessels);
    append(pending_.events, output.events);
    if (!has_room()) {
        drop_oldest_rows();
    }
}

void StoreQueue::drop_oldest_rows() {
    if (pending_.tracks.size() > options_.queue_rows) {
        keep_newest(pending_.tracks);
    }
    if (pending_.vessels.size() > options_.queue_rows) {
        keep_newest(pending_.vessels);
    }
    counts_.rows_dropped +=
        trim(pending_.tracks, options_.queue_rows) + trim(pending_.vessels, options_.queue_rows);
    if (pending_.events.size() > options_.queue_rows) {
        // A later transition says all that an update said; what started or ended stays.
        counts_.rows_dropped += std::erase_if(
            pending_.events, [](const Event& e) { return e.transition == Transition::updated; });
    }
}

StoreWork StoreQueue::take(Output& batch) {
    std::unique_lock lock{mutex_};
    work_.wait_for(lock, options_.linger, [&] { return is_due(); });
    std::swap(batch, pending_);
    is_urgent_ = false;
    settled_.notify_all();
    return {.ticket = submitted_, .is_last = is_closed_};
}

void StoreQueue::settle(std::uint64_t ticket) {
    const std::lock_guard lock{mutex_};
    durable_ = ticket;
    counts_.problem.clear();
    settled_.notify_all();
}

void StoreQueue::refuse(std::string problem) {
    const std::lock_guard lock{mutex_};
    ++counts_.failures;
    counts_.problem = std::move(problem);
    settled_.notify_all();
}

void StoreQueue::pause(Duration how_long) {
    std::unique_lock lock{mutex_};
    work_.wait_for(lock, how_long, [&] { return is_closed_; });
}

void StoreQueue::flush() {
    std::unique_lock lock{mutex_};
    const std::uint64_t ticket = submitted_;
    is_urgent_ = true;
    work_.notify_one();
    settled_.wait(lock,
                  [&] { return durable_ >= ticket || !counts_.problem.empty() || is_closed_; });
}

void StoreQueue::close() {
    const std::lock_guard lock{mutex_};
    is_closed_ = true;
    work_.notify_all();
    settled_.notify_all();
}

void StoreQueue::count(const Output& written) {
    const std::lock_guard lock{mutex_};
    counts_.points += written.points.size();
    counts_.tracks += written.tracks.size();
    counts_.vessels += written.vessels.size();
    counts_.events += written.events.size();
    ++counts_.commits;
}

bool StoreQueue::is_closed() const {
    const std::lock_guard lock{mutex_};
    return is_closed_;
}

StoreCounts StoreQueue::counts() const {
    const std::lock_guard lock{mutex_};
    return counts_;
}

}  // namespace seaeye
