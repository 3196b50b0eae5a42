// The four questions as SQL.
#include "daemon/store/read_plan.hpp"

#include <charconv>

namespace seaeye {
namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view by) {
    std::string text;
    for (const std::string& part : parts) {
        text += text.empty() ? "" : by;
        text += part;
    }
    return text;
}

std::string of(std::string_view table, std::string_view name) {
    return std::string{table} + ".\"" + std::string{name} + '"';
}

template <class T>
ReadPlan plan_over(std::string_view table, std::string from) {
    ReadPlan plan;
    plan.columns = item_columns<T>();
    for (const ItemColumn& column : plan.columns) {
        plan.expressions.push_back(of(table, column.name));
    }
    plan.lon = of(table, "lon");
    plan.lat = of(table, "lat");
    plan.from = std::move(from);
    return plan;
}

SqlValue to_sql(const std::variant<std::int64_t, std::string>& value) {
    return std::visit([](const auto& v) { return SqlValue{v}; }, value);
}

void inside(ReadPlan& plan, const std::optional<BoundingBox>& box) {
    if (!box) {
        return;
    }
    plan.where(plan.lat + " BETWEEN ? AND ?", {box->south, box->north});
    const bool is_across = box->west > box->east;
    plan.where(is_across ? "(" + plan.lon + " >= ? OR " + plan.lon + " <= ?)"
                         : plan.lon + " BETWEEN ? AND ?",
               {box->west, box->east});
}

/// The whole of a track's life touches the box.
void touching(ReadPlan& plan, const std::optional<BoundingBox>& box) {
    if (!box) {
        return;
    }
    plan.where("t.south <= ? AND t.north >= ?", {box->north, box->south});
    const bool is_across = box->west > box->east;
    plan.where(is_across ? "(t.west <= ? OR t.east >= ?)" : "t.west <= ? AND t.east >= ?",
               {box->east, box->west});
}

/// [first, last] touches the span; `last` may be null for what is still open.
void during(ReadPlan& plan,
            const std::optional<TimeSpan>& when,
            const std::string& first,
            const std::string& last) {
    if (when && when->to) {
        plan.where(first + " <= ?", {to_micros(*when->to)});
    }
    if (when && when->from) {
        plan.where("coalesce(" + last + " >= ?, 1)", {to_micros(*when->from)});
    }
}

/// The page begins behind `after`. `expected` says which parts of the key are text.
Result<Done> begin_after(ReadPlan& plan,
                         const std::optional<PageKey>& after,
                         const std::vector<bool>& is_text) {
    if (!after) {
        return Done{};
    }
    bool fits = after->size() == is_text.size();
    for (std::size_t i = 0; fits && i < is_text.size(); ++i) {
        fits = std::holds_alternative<std::string>((*after)[i]) == is_text[i];
    }
    if (!fits) {
        return Error{ErrorCode::bad_value, "this page key belongs to another collection"};
    }
    const std::vector<std::string> marks(plan.key.size(), "?");
    plan.page_conditions.push_back("(" + joined(plan.key, ", ") + ")" +
                                   (plan.is_descending ? " < (" : " > (") + joined(marks, ", ") +
                                   ")");
    for (const auto& part : *after) {
        plan.page_parameters.push_back(to_sql(part));
    }
    return Done{};
}

Result<ReadPlan> finished(ReadPlan plan, const ItemQuery& query, const std::vector<bool>& is_text) {
    if (Result<Done> begun = begin_after(plan, query.after, is_text); !begun) {
        return std::move(begun).error();
    }
    return plan;
}

/// An id of numbers joined by '-', as many as there are expressions; else nothing is found.
void only_numbers(ReadPlan& plan, const std::optional<std::string>& id) {
    if (!id) {
        return;
    }
    const char* at = id->data();
    const char* const end = at + id->size();
    for (const std::string& expression : plan.id) {
        std::int64_t number = 0;
        const auto [stop, fault] = std::from_chars(at, end, number);
        const bool is_last = &expression == &plan.id.back();
        if (fault != std::errc{} || (is_last ? stop != end : stop == end || *stop != '-')) {
            plan.where("0");
            return;
        }
        plan.where(expression + " = ?", {number});
        at = is_last ? stop : stop + 1;
    }
}

/// A LIKE pattern that finds the text anywhere.
std::string anywhere(std::string_view text) {
    std::string pattern = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') {
            pattern += '\\';
        }
        pattern += c;
    }
    return pattern + '%';
}

void filter_vessels(ReadPlan& plan, const PropertyFilter& filter) {
    if (filter.is("q")) {
        const std::string pattern = anywhere(std::get<std::string>(filter.value));
        plan.where(
            "(v.name LIKE ? ESCAPE '\\' OR v.callsign LIKE ? ESCAPE '\\' OR v.mmsi LIKE ? ESCAPE "
            "'\\' OR v.imo LIKE ? ESCAPE '\\')",
            {pattern, pattern, pattern, pattern});
    } else {
        const bool is_text = std::holds_alternative<std::string>(filter.value);
        plan.where(of("v", filter.name) + (is_text ? " = ? COLLATE NOCASE" : " = ?"),
                   {to_sql(filter.value)});
    }
}

/// Who swaps her identity is found under both.
void with_identity(ReadPlan& plan, const SqlValue& mmsi) {
    plan.where("t.id IN (SELECT track_id FROM track_identity WHERE mmsi = ?)", {mmsi});
}

void filter_events(ReadPlan& plan, const PropertyFilter& filter) {
    const SqlValue value = to_sql(filter.value);
    if (filter.is("mmsi")) {
        plan.where("e.id IN (SELECT event_id FROM event_track WHERE mmsi = ?)", {value});
    } else if (filter.is("track")) {
        plan.where("e.id IN (SELECT event_id FROM event_track WHERE track_id = ?)", {value});
    } else {
        plan.where(of("e", filter.name) + " = ?", {value});
    }
}

/// A track as it was: what its history holds of the newest point up to `to`, the rest from its
/// summary. What can only be true of the end of the summary is null for an earlier moment.
ReadPlan plan_past_tracks(const TimeSpan& when) {
    const std::string up_to =
        when.to ? " AND time <= " + std::to_string(to_micros(*when.to)) : std::string{};
    ReadPlan plan = plan_over<Track>(
        "t",
        "track t CROSS JOIN track_history p ON p.track_id = t.id AND p.time = (SELECT max(time) "
        "FROM track_point WHERE track_id = t.id" +
            up_to + ")");
    for (std::size_t i = 0; i < plan.columns.size(); ++i) {
        const std::string_view name = plan.columns[i].name;
        for (const Field<TrackPoint>& field : fields<TrackPoint>()) {
            if (field.name == name) {
                plan.expressions[i] = of("p", name);
            }
        }
        if (name == "heading_deg" || name == "nav_status") {
            plan.expressions[i] =
                "CASE WHEN p.time >= t.time THEN " + of("t", name) + " ELSE NULL END";
        }
    }
    plan.lon = of("p", "lon");
    plan.lat = of("p", "lat");
    return plan;
}

}  // namespace

void ReadPlan::where(std::string condition, std::vector<SqlValue> values) {
    conditions.push_back(std::move(condition));
    parameters.insert(parameters.end(), values.begin(), values.end());
}

Result<ReadPlan> plan_vessels(const ItemQuery& query) {
    ReadPlan plan = plan_over<Vessel>("v", "vessel v");
    plan.key = plan.id = {"v.mmsi"};
    plan.is_countable = true;
    inside(plan, query.bbox);
    during(plan, query.when, "v.first_heard", "v.last_heard");
    for (const PropertyFilter& filter : query.filters) {
        filter_vessels(plan, filter);
    }
    only_numbers(plan, query.only);
    return finished(std::move(plan), query, {false});
}

Result<ReadPlan> plan_tracks(const ItemQuery& query) {
    ReadPlan plan = query.when ? plan_past_tracks(*query.when) : plan_over<Track>("t", "track t");
    plan.key = plan.id = {"t.id"};
    plan.is_countable = !query.when;
    during(plan, query.when, "t.first_time", "t.last_time");
    if (query.when) {
        touching(plan, query.bbox);
    }
    inside(plan, query.bbox);
    const std::string_view state = query.when ? "p" : "t";
    for (const PropertyFilter& filter : query.filters) {
        if (filter.is("mmsi")) {
            with_identity(plan, to_sql(filter.value));
        }
        plan.where(of(filter.is("id") ? "t" : state, filter.name) + " = ?", {to_sql(filter.value)});
    }
    only_numbers(plan, query.only);
    return finished(std::move(plan), query, {false});
}

Result<ReadPlan> plan_track_points(const ItemQuery& query) {
    ReadPlan plan =
        plan_over<TrackPoint>("p", "track t CROSS JOIN track_history p ON p.track_id = t.id");
    plan.key = plan.id = {"p.track_id", "p.time"};
    during(plan, query.when, "t.first_time", "t.last_time");
    during(plan, query.when, "p.time", "p.time");
    touching(plan, query.bbox);
    inside(plan, query.bbox);
    for (const PropertyFilter& filter : query.filters) {
        if (filter.is("mmsi")) {
            with_identity(plan, to_sql(filter.value));
        } else {
            plan.where("t.id = ?", {to_sql(filter.value)});
        }
        plan.where(of("p", filter.name) + " = ?", {to_sql(filter.value)});
    }
    only_numbers(plan, query.only);
    if (query.after && !query.after->empty()) {
        plan.page_conditions.emplace_back("t.id >= ?");  // spares reading the tracks before
        plan.page_parameters.push_back(to_sql(query.after->front()));
    }
    return finished(std::move(plan), query, {false, false});
}

Result<ReadPlan> plan_events(const ItemQuery& query) {
    ReadPlan plan = plan_over<Event>("e", "event e");
    plan.key = {"e.start", "e.id"};
    plan.id = {"e.id"};
    plan.is_descending = true;
    plan.is_countable = true;
    inside(plan, query.bbox);
    during(plan, query.when, "e.start", "e.\"end\"");
    for (const PropertyFilter& filter : query.filters) {
        filter_events(plan, filter);
    }
    if (query.only) {
        plan.where("e.id = ?", {*query.only});
    }
    return finished(std::move(plan), query, {false, true});
}

std::string count_sql(const ReadPlan& plan) {
    return "SELECT count(*) FROM " + plan.from +
           (plan.conditions.empty() ? "" : " WHERE " + joined(plan.conditions, " AND "));
}

std::string select_sql(const ReadPlan& plan) {
    std::vector<std::string> all = plan.expressions;
    all.insert(all.end(), {plan.lon, plan.lat});
    all.insert(all.end(), plan.key.begin(), plan.key.end());
    all.insert(all.end(), plan.id.begin(), plan.id.end());
    std::vector<std::string> conditions = plan.conditions;
    conditions.insert(conditions.end(), plan.page_conditions.begin(), plan.page_conditions.end());
    const char* direction = plan.is_descending ? " DESC" : "";
    std::vector<std::string> order;
    order.reserve(plan.key.size());
    for (const std::string& part : plan.key) {
        order.push_back(part + direction);
    }
    return "SELECT " + joined(all, ", ") + " FROM " + plan.from +
           (conditions.empty() ? "" : " WHERE " + joined(conditions, " AND ")) + " ORDER BY " +
           joined(order, ", ") + " LIMIT ? OFFSET ?";
}

}  // namespace seaeye
