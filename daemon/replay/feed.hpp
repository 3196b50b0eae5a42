// Several logs as one stream of observations, by receive time; decoded on the calling thread or
// ahead of it on one of its own. The order is the same either way.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "daemon/replay/log_source.hpp"

namespace seaeye {

/// How far the reading is.
struct FeedProgress {
    std::uint64_t bytes = 0;  ///< of the files on disk, 0 when unknown
    std::uint64_t used = 0;
    std::uint64_t lines = 0;
};

/// One consumer.
class Feed {
public:
    Feed() = default;
    Feed(const Feed&) = delete;
    Feed& operator=(const Feed&) = delete;
    virtual ~Feed() = default;

    /// Replaces `batch` by the next observations; false when there are none.
    virtual bool next(std::vector<Observation>& batch) = 0;

    [[nodiscard]] virtual FeedProgress progress() const = 0;

    /// The accounts so far; final once next() has given false.
    [[nodiscard]] virtual std::vector<LogAccount> accounts() const = 0;
};

/// Observations received in [from, to); absent means open.
struct Window {
    std::optional<Time> from;
    std::optional<Time> to;
};

/// `threads` 1: decodes when asked. 2 or more: decodes ahead on one thread, a bounded number of
/// batches.
std::unique_ptr<Feed> make_feed(std::vector<std::unique_ptr<LogSource>> sources,
                                Window window,
                                int threads);

}  // namespace seaeye
