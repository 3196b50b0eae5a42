// Rows of tracks.csv are not history and stay out of the record.
#include "daemon/replay/store_watcher.hpp"

#include <iterator>

namespace seaeye {
namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

void StoreWatcher::on_output(Output& output, const Pipeline& /*pipeline*/) {
    append(gathered_.points, output.points);
    append(gathered_.tracks, output.tracks);
    append(gathered_.vessels, output.vessels);
    append(gathered_.events, output.events);
    const bool is_urgent = wait_ == Store::Wait::no && !gathered_.events.empty();
    const bool is_large =
        gathered_.points.size() + gathered_.tracks.size() + gathered_.events.size() >= lot;
    if (is_urgent || is_large) {
        hand_over();
    }
}

void StoreWatcher::on_end(const Pipeline& /*pipeline*/) {
    hand_over();
    store_.flush();
}

void StoreWatcher::hand_over() {
    store_.submit(std::move(gathered_), wait_);
    gathered_ = {};
}

}  // namespace seaeye
