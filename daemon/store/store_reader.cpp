// Runs read plans under a time limit.
#include "daemon/store/store_reader.hpp"

#include "daemon/store/migrations.hpp"
#include "daemon/store/read_plan.hpp"

namespace seaeye {
namespace {

constexpr std::chrono::milliseconds counting_time_limit{20};

/// Binds from `place` on; says where it got to.
int bind_all(Statement& statement, int place, const std::vector<SqlValue>& values) {
    for (const SqlValue& value : values) {
        std::visit(
            [&](const auto& v) {
                if constexpr (std::is_same_v<std::decay_t<decltype(v)>, std::string>) {
                    statement.bind(place, std::string_view{v});
                } else {
                    statement.bind(place, v);
                }
            },
            value);
        ++place;
    }
    return place;
}

/// A row of a plan's statement: columns, lon, lat, key, id.
class Row {
public:
    Row(const Statement& statement, const ReadPlan& plan)
        : statement_{statement},
          plan_{plan},
          lon_{static_cast<int>(plan.columns.size())},
          key_{lon_ + 2},
          id_{key_ + static_cast<int>(plan.key.size())} {}

    void read_values(std::vector<FieldValue>& values) const {
        values.clear();
        for (int i = 0; i < lon_; ++i) {
            values.push_back(statement_.value(i, plan_.columns[static_cast<std::size_t>(i)].type));
        }
    }

    [[nodiscard]] std::optional<std::pair<double, double>> lon_lat() const {
        if (statement_.is_null(lon_) || statement_.is_null(lon_ + 1)) {
            return std::nullopt;
        }
        return std::pair{statement_.number(lon_), statement_.number(lon_ + 1)};
    }

    [[nodiscard]] PageKey key() const {
        PageKey key;
        for (int i = key_; i < id_; ++i) {
            if (statement_.is_text(i)) {
                key.emplace_back(std::string{statement_.text(i)});
            } else {
                key.emplace_back(statement_.integer(i));
            }
        }
        return key;
    }

    [[nodiscard]] std::string id() const {
        std::string id;
        for (std::size_t i = 0; i < plan_.id.size(); ++i) {
            id += i == 0 ? "" : "-";
            id += statement_.text(id_ + static_cast<int>(i));
        }
        return id;
    }

private:
    const Statement& statement_;
    const ReadPlan& plan_;
    int lon_;
    int key_;
    int id_;
};

}  // namespace

Result<std::unique_ptr<StoreReader>> StoreReader::open(const std::string& path,
                                                       std::chrono::milliseconds time_limit) {
    Result<Database> database = Database::open(path, Database::Access::read);
    if (!database) {
        return std::move(database).error();
    }
    if (const Result<Done> set = database->run("PRAGMA cache_size = -4096; PRAGMA query_only = 1");
        !set) {
        return Error{ErrorCode::not_readable, set.error().text};
    }
    if (Result<Done> current = check_is_current(*database, path); !current) {
        return std::move(current).error();
    }
    return std::make_unique<StoreReader>(*std::move(database), time_limit);
}

Result<Page> StoreReader::vessels(const ItemQuery& query, const ItemSink& sink) {
    const Result<ReadPlan> plan = plan_vessels(query);
    return plan ? run(*plan, query, sink) : plan.error();
}

Result<Page> StoreReader::tracks(const ItemQuery& query, const ItemSink& sink) {
    const Result<ReadPlan> plan = plan_tracks(query);
    return plan ? run(*plan, query, sink) : plan.error();
}

Result<Page> StoreReader::track_points(const ItemQuery& query, const ItemSink& sink) {
    const Result<ReadPlan> plan = plan_track_points(query);
    return plan ? run(*plan, query, sink) : plan.error();
}

Result<Page> StoreReader::events(const ItemQuery& query, const ItemSink& sink) {
    const Result<ReadPlan> plan = plan_events(query);
    return plan ? run(*plan, query, sink) : plan.error();
}

Result<Page> StoreReader::run(const ReadPlan& plan, const ItemQuery& query, const ItemSink& sink) {
    database_.set_deadline(std::chrono::steady_clock::now() + time_limit_);
    Result<Page> page = fetch(plan, query, sink);
    if (page && !page->next && !query.after && query.offset == 0) {
        page->matched = page->returned;
    } else if (page && plan.is_countable) {
        page->matched = count(plan);
    }
    database_.lift_deadline();
    return page;
}

Result<Page> StoreReader::fetch(const ReadPlan& plan,
                                const ItemQuery& query,
                                const ItemSink& sink) {
    Result<Statement> statement = database_.prepare(select_sql(plan));
    if (!statement) {
        return std::move(statement).error();
    }
    int place = bind_all(*statement, 1, plan.parameters);
    place = bind_all(*statement, place, plan.page_parameters);
    statement->bind(place, static_cast<std::int64_t>(query.limit) + 1);
    statement->bind(place + 1, static_cast<std::int64_t>(query.offset));
    const Row row{*statement, plan};
    std::vector<FieldValue> values;
    Page page;
    std::optional<PageKey> last;
    Step step = statement->step();
    for (; step == Step::row; step = statement->step()) {
        if (page.returned == query.limit) {
            page.next = std::move(last);
            return page;
        }
        row.read_values(values);
        const std::string id = row.id();
        sink({.id = id, .values = values, .lon_lat = row.lon_lat()});
        last = row.key();
        ++page.returned;
    }
    if (step == Step::failed) {
        return database_.was_interrupted()
                   ? Error{ErrorCode::refused,
                           "the query took longer than " + std::to_string(time_limit_.count()) +
                               " ms; ask for a smaller area, a shorter time or fewer items"}
                   : database_.last_error();
    }
    return page;
}

std::optional<std::size_t> StoreReader::count(const ReadPlan& plan) {
    Result<Statement> statement = database_.prepare(count_sql(plan));
    if (!statement) {
        return std::nullopt;
    }
    database_.set_deadline(std::chrono::steady_clock::now() + counting_time_limit);
    bind_all(*statement, 1, plan.parameters);
    if (statement->step() != Step::row) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(statement->integer(0));
}

}  // namespace seaeye
