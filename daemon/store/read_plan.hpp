// How a question about a collection is put to SQLite. Names come from our own tables only; values
// are always parameters.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "daemon/store/item_query.hpp"
#include "schemas/result.hpp"

namespace seaeye {

using SqlValue = std::variant<std::int64_t, double, std::string>;

/// One SELECT, in parts.
struct ReadPlan {
    std::vector<ItemColumn> columns;
    std::vector<std::string> expressions;  ///< one for each column
    std::string lon;                       ///< expression, degrees
    std::string lat;
    std::string from;
    std::vector<std::string> conditions;       ///< all must hold
    std::vector<SqlValue> parameters;          ///< of the conditions, in their order
    std::vector<std::string> page_conditions;  ///< of where the page begins
    std::vector<SqlValue> page_parameters;
    std::vector<std::string> key;  ///< expressions in the order of the page
    std::vector<std::string> id;   ///< expressions whose values, joined by '-', are the item's id
    bool is_descending = false;
    bool is_countable = false;  ///< counting all matches costs little

    void where(std::string condition, std::vector<SqlValue> values = {});
};

// Each fails with bad_value when `after` is not a key of this collection.
Result<ReadPlan> plan_vessels(const ItemQuery& query);
Result<ReadPlan> plan_tracks(const ItemQuery& query);
Result<ReadPlan> plan_track_points(const ItemQuery& query);
Result<ReadPlan> plan_events(const ItemQuery& query);

/// The rows of the page and one more; its last two parameters are limit + 1 and offset.
std::string select_sql(const ReadPlan& plan);

/// How many rows there are in all pages.
std::string count_sql(const ReadPlan& plan);

}  // namespace seaeye
