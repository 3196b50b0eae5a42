// One batch of fusion's output, one transaction: the only code that writes rows. The store
// thread's.
#pragma once

#include <optional>

#include "daemon/store/sqlite.hpp"
#include "fusion/output.hpp"

namespace seaeye {

/// Writes batches through prepared statements. `database` is the store's, outlives the writer.
/// Thread: store.
class BatchWriter {
public:
    /// Fails: refused with what SQLite said.
    static Result<BatchWriter> prepare(Database& database);

    /// Sorts the points by track and time, keeps the newest row of each track and vessel, and
    /// commits. With events in it the commit is on the disk when this returns; without, at the
    /// latest 30 s later. Fails: refused with what SQLite said; nothing of the batch is in the file
    /// then, and it may be tried again.
    Result<Done> write(Output& batch);

private:
    struct Statements {
        Statement point;
        Statement track;
        Statement identity;
        Statement extent;
        Statement vessel;
        Statement event;
        Statement transition;
        Statement event_track;
        Statement next_track_id;
    };

    BatchWriter(Database& database, Statements statements);

    [[nodiscard]] bool write_rows(const Output& batch);
    [[nodiscard]] bool write_points(const Output& batch);
    [[nodiscard]] bool write_track(const Track& track);
    [[nodiscard]] bool write_identity(TrackId id, Mmsi mmsi);
    [[nodiscard]] bool write_event(const Event& event);
    [[nodiscard]] bool write_next_track_id(const Output& batch);
    Result<Done> set_durability(bool is_full);

    Database* database_;  // the store's
    Statements statements_;
    std::optional<bool> is_full_;  // durability as it is set now
};

/// Keeps the newest row of each track (`id`) or vessel (`mmsi`), in the order of the key.
void keep_newest(std::vector<Track>& tracks);
void keep_newest(std::vector<Vessel>& vessels);

}  // namespace seaeye
