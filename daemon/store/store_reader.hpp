// Reads the record: its own read-only connection, so it never waits for the writer.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "daemon/store/item_query.hpp"
#include "daemon/store/sqlite.hpp"

namespace seaeye {

struct ReadPlan;

/// Answers questions about what is stored. One thread at a time; as many readers as wanted. Each
/// query gives up after `time_limit`, so that a careless question cannot hold the API.
class StoreReader {
public:
    static constexpr std::chrono::milliseconds standard_time_limit{2000};

    /// Fails: not_found for a missing file; not_readable, not_ours, unsupported as Store::open.
    static Result<std::unique_ptr<StoreReader>> open(
        const std::string& path, std::chrono::milliseconds time_limit = standard_time_limit);

    StoreReader(Database database, std::chrono::milliseconds time_limit)
        : database_{std::move(database)},
          time_limit_{time_limit} {}

    // Each calls `sink` for every item of the page, in the order of the key, with the columns of
    // the noun's field table. Fails: refused when the time limit passed or with what SQLite said;
    // bad_value for a page key that is none of this collection's.

    /// Vessels, by mmsi. Filters: mmsi imo callsign name q (a part of any of them).
    Result<Page> vessels(const ItemQuery& query, const ItemSink& sink);

    /// Tracks, by id, each with the newest state it had within `when`. Filters: id mmsi phase.
    Result<Page> tracks(const ItemQuery& query, const ItemSink& sink);

    /// History, by track and time. Filters: track_id mmsi.
    Result<Page> track_points(const ItemQuery& query, const ItemSink& sink);

    /// Newest transition of each event, latest start first. Filters: id kind zone mmsi track
    /// severity_class transition.
    Result<Page> events(const ItemQuery& query, const ItemSink& sink);

private:
    Result<Page> run(const ReadPlan& plan, const ItemQuery& query, const ItemSink& sink);
    Result<Page> fetch(const ReadPlan& plan, const ItemQuery& query, const ItemSink& sink);
    std::optional<std::size_t> count(const ReadPlan& plan);

    Database database_;
    std::chrono::milliseconds time_limit_;
};

}  // namespace seaeye
