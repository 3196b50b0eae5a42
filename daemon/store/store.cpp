// The store thread: takes a batch, writes it until the disk has it, tells who waits.
#include "daemon/store/store.hpp"

#include <algorithm>
#include <chrono>
#include <pthread.h>
#include <thread>

#include "daemon/store/batch_writer.hpp"
#include "daemon/store/migrations.hpp"
#include "daemon/store/store_queue.hpp"

namespace seaeye {
namespace {

/// How the file is held. WAL: readers never wait for the writer. The cache keeps the pages that
/// every batch touches: the newest leaf of each track.
constexpr const char* settings =
    "PRAGMA journal_mode = WAL;"
    "PRAGMA cache_size = -8192;"
    "PRAGMA wal_autocheckpoint = 8000;"
    "PRAGMA journal_size_limit = 67108864;"
    "PRAGMA secure_delete = OFF;"
    "PRAGMA temp_store = MEMORY;";

constexpr const char* highest_track_id =
    "SELECT max((SELECT value FROM meta WHERE key = 'next_track_id'), "
    "coalesce((SELECT max(id) + 1 FROM track), 1), "
    "coalesce((SELECT max(track_id) + 1 FROM track_point), 1))";

}  // namespace

struct Store::Impl {
    Impl(std::unique_ptr<Database> opened,
         BatchWriter batch_writer,
         OnDurable tell,
         const StoreOptions& chosen)
        : database{std::move(opened)},
          writer{std::move(batch_writer)},
          on_durable{std::move(tell)},
          options{chosen},
          queue{chosen},
          thread{[this] {
              work();
          }} {}

    ~Impl() {
        queue.close();
        thread.join();
    }

    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void work() {
        pthread_setname_np(pthread_self(), "store");
        Output batch;
        for (;;) {
            const StoreWork work = queue.take(batch);
            if (!batch.empty() && !write_until_durable(batch)) {
                return;
            }
            queue.settle(work.ticket);
            checkpoint_when_due();
            if (work.is_last) {
                return;
            }
        }
    }

    /// Gives up, and says false, only when the store is closing.
    bool write_until_durable(Output& batch) {
        constexpr Duration longest = seconds(30);
        Duration wait = seconds(0.5);
        for (;;) {
            const Result<Done> done = writer.write(batch);
            if (done) {
                break;
            }
            queue.refuse(done.error().text);
            if (queue.is_closed()) {
                return false;
            }
            queue.pause(wait);
            wait = std::min(2 * wait, longest);
        }
        queue.count(batch);
        is_dirty = true;
        if (on_durable && !batch.events.empty()) {
            on_durable(batch.events);
        }
        batch.clear();
        return true;
    }

    /// Brings history that was committed without a sync onto the disk.
    void checkpoint_when_due() {
        const auto now = std::chrono::steady_clock::now();
        if (is_dirty && now - last_checkpoint >= options.checkpoint) {
            is_dirty = false;
            last_checkpoint = now;
            (void)database->run("PRAGMA wal_checkpoint(PASSIVE)");
        }
    }

    std::unique_ptr<Database> database;  // the writer borrows it
    BatchWriter writer;
    OnDurable on_durable;
    StoreOptions options;
    std::uint64_t first_free_track_id = 1;
    bool is_dirty = false;
    std::chrono::steady_clock::time_point last_checkpoint = std::chrono::steady_clock::now();
    StoreQueue queue;
    std::thread thread;  // last: starts when all else stands
};

Result<std::unique_ptr<Store>> Store::open(const std::string& path,
                                           OnDurable on_durable,
                                           const StoreOptions& options) {
    Result<Database> opened = Database::open(path, Database::Access::create);
    if (!opened) {
        return std::move(opened).error();
    }
    auto database = std::make_unique<Database>(*std::move(opened));
    if (const Result<Done> set = database->run(settings); !set) {
        return Error{ErrorCode::not_readable, set.error().text};
    }
    if (Result<Done> migrated = migrate(*database, path); !migrated) {
        return std::move(migrated).error();
    }
    Result<BatchWriter> writer = BatchWriter::prepare(*database);
    if (!writer) {
        return std::move(writer).error();
    }
    const std::int64_t free_id = database->ask(highest_track_id).value_or(1);
    auto impl = std::make_unique<Impl>(
        std::move(database), *std::move(writer), std::move(on_durable), options);
    impl->first_free_track_id = static_cast<std::uint64_t>(free_id);
    return std::make_unique<Store>(std::move(impl));
}

Store::Store(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}

Store::~Store() = default;

void Store::submit(Output output, Wait wait) {
    impl_->queue.put(std::move(output), wait);
}

void Store::flush() {
    impl_->queue.flush();
}

StoreCounts Store::counts() const {
    return impl_->queue.counts();
}

std::uint64_t Store::next_track_id() const {
    return impl_->first_free_track_id;
}

}  // namespace seaeye
