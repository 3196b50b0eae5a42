// Reads bbox, datetime, limit, offset, cursor and the declared properties.
#include "daemon/api/items_parameters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "daemon/api/page_token.hpp"

namespace seaeye {
namespace {

Error bad(std::string_view name, const std::string& expected, std::string_view found) {
    return {ErrorCode::bad_value,
            std::string{name} + ": expected " + expected + ", found '" + std::string{found} + "'"};
}

template <class N>
std::optional<N> number_in(std::string_view text) {
    N number{};
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    const auto [stop, fault] = std::from_chars(begin, end, number);
    return fault == std::errc{} && stop == end ? std::optional{number} : std::nullopt;
}

/// At most six finite numbers between commas.
std::optional<std::vector<double>> numbers_in(std::string_view text) {
    std::vector<double> numbers;
    for (;;) {
        const std::size_t comma = text.find(',');
        const std::optional<double> number = number_in<double>(text.substr(0, comma));
        if (!number || !std::isfinite(*number) || numbers.size() == 6) {
            return std::nullopt;
        }
        numbers.push_back(*number);
        if (comma == std::string_view::npos) {
            return numbers;
        }
        text.remove_prefix(comma + 1);
    }
}

/// A '+' that a client did not encode has come as a blank; only the one before the time of day may
/// be meant.
std::string with_plus(std::string_view text) {
    constexpr std::size_t date_length = 10;
    std::string out{text};
    const std::size_t behind_date = std::min(out.size(), date_length + 1);
    std::replace(out.begin() + static_cast<std::ptrdiff_t>(behind_date), out.end(), ' ', '+');
    return out;
}

Result<std::optional<Time>> parse_end(std::string_view text) {
    if (text.empty() || text == "..") {
        return std::optional<Time>{};
    }
    const Result<Time> time = parse_rfc3339(with_plus(text));
    if (!time) {
        return bad("datetime",
                   "RFC 3339 as 2025-03-01T04:00:00Z, or an interval of two with .. for an open "
                   "end",
                   text);
    }
    return std::optional<Time>{*time};
}

Result<std::size_t> parse_count(std::string_view name,
                                std::string_view text,
                                std::size_t least,
                                std::size_t most) {
    const std::optional<std::int64_t> number = number_in<std::int64_t>(text);
    if (!number || *number < static_cast<std::int64_t>(least)) {
        return bad(name,
                   "a whole number from " + std::to_string(least) + " to " + std::to_string(most),
                   text);
    }
    return static_cast<std::size_t>(*number);
}

Result<PropertyFilter> parse_filter(const FilterInfo& filter, const std::string& text) {
    if (filter.type == FieldType::integer) {
        const std::optional<std::int64_t> number = number_in<std::int64_t>(text);
        if (!number) {
            return bad(filter.name, "a whole number", text);
        }
        return PropertyFilter{.name = filter.name, .value = *number};
    }
    const bool is_allowed =
        filter.values.empty() || std::ranges::find(filter.values, text) != filter.values.end();
    if (!is_allowed) {
        std::string list;
        for (const std::string_view value : filter.values) {
            list += (list.empty() ? "" : ", ") + std::string{value};
        }
        return bad(filter.name, "one of " + list, text);
    }
    return PropertyFilter{.name = filter.name, .value = text};
}

Error unknown(const CollectionInfo& collection, const std::string& name) {
    std::string known = "bbox, datetime, limit, offset, cursor, f";
    for (const FilterInfo& filter : collection.filters) {
        known += ", " + std::string{filter.name};
    }
    return {ErrorCode::bad_value,
            "unknown query parameter '" + name + "'; " + std::string{collection.name} + " knows " +
                known};
}

/// Moves a parsed value into its place in the query.
template <class T, class U>
Result<Done> put(U& place, Result<T> parsed) {
    if (!parsed) {
        return std::move(parsed).error();
    }
    place = *std::move(parsed);
    return Done{};
}

Result<Done> apply_filter(ItemQuery& query,
                          const CollectionInfo& collection,
                          const std::pair<std::string, std::string>& parameter) {
    for (const FilterInfo& filter : collection.filters) {
        if (filter.name == parameter.first) {
            return put(query.filters.emplace_back(), parse_filter(filter, parameter.second));
        }
    }
    return unknown(collection, parameter.first);
}

Result<Done> apply(ItemQuery& query,
                   const CollectionInfo& collection,
                   const std::pair<std::string, std::string>& parameter) {
    const auto& [name, value] = parameter;
    if (name == "bbox") {
        return put(query.bbox, parse_bbox(value));
    }
    if (name == "datetime") {
        return put(query.when, parse_datetime(value));
    }
    if (name == "limit") {
        Result<Done> done = put(query.limit, parse_count(name, value, 1, greatest_limit));
        query.limit = std::min(query.limit, greatest_limit);
        return done;
    }
    if (name == "offset") {
        Result<Done> done = put(query.offset, parse_count(name, value, 0, greatest_offset));
        if (done && query.offset > greatest_offset) {
            return bad(name,
                       "at most " + std::to_string(greatest_offset) +
                           "; follow the 'next' links to go further",
                       value);
        }
        return done;
    }
    if (name == "cursor") {
        return put(query.after, from_token(collection.name, value));
    }
    if (name == "f") {
        return value == "json" || value == "geojson" ? Result<Done>{Done{}}
                                                     : bad(name, "json or geojson", value);
    }
    return apply_filter(query, collection, parameter);
}

}  // namespace

Result<BoundingBox> parse_bbox(std::string_view text) {
    const auto numbers = numbers_in(text);
    const bool has_heights = numbers && numbers->size() == 6;
    if (!numbers || (!has_heights && numbers->size() != 4)) {
        return bad("bbox", "west,south,east,north in degrees", text);
    }
    const BoundingBox box{.west = (*numbers)[0],
                          .south = (*numbers)[1],
                          .east = (*numbers)[has_heights ? 3 : 2],
                          .north = (*numbers)[has_heights ? 4 : 3]};
    if (std::abs(box.west) > 180 || std::abs(box.east) > 180 || std::abs(box.south) > 90 ||
        std::abs(box.north) > 90) {
        return bad("bbox", "longitudes from -180 to 180 and latitudes from -90 to 90", text);
    }
    if (box.south > box.north) {
        return bad("bbox", "south not above north", text);
    }
    return box;
}

Result<TimeSpan> parse_datetime(std::string_view text) {
    const std::size_t slash = text.find('/');
    const bool is_interval = slash != std::string_view::npos;
    const Result<std::optional<Time>> from = parse_end(text.substr(0, slash));
    const Result<std::optional<Time>> to = is_interval ? parse_end(text.substr(slash + 1)) : from;
    if (!from || !to) {
        return from ? to.error() : from.error();
    }
    if (!is_interval && !*from) {
        return bad("datetime", "an instant or an interval", text);
    }
    const TimeSpan span{.from = *from, .to = *to};
    if (span.from && span.to && *span.from > *span.to) {
        return bad("datetime", "an interval that does not end before it begins", text);
    }
    return span;
}

Result<ItemQuery> parse_items_parameters(const CollectionInfo& collection,
                                         const QueryParameters& parameters) {
    ItemQuery query;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (parameters[k].first == parameters[i].first) {
                return Error{ErrorCode::bad_value, parameters[i].first + ": given twice"};
            }
        }
        if (Result<Done> done = apply(query, collection, parameters[i]); !done) {
            return std::move(done).error();
        }
    }
    return query;
}

}  // namespace seaeye
