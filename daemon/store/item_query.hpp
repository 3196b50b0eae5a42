// A question about a collection, already checked: where, when, which, how many. The same for the
// live picture and for the record.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "schemas/fields.hpp"
#include "schemas/position.hpp"

namespace seaeye {

/// A box in degrees. west > east means that it crosses the antimeridian.
struct BoundingBox {
    double west = -180.0;
    double south = -90.0;
    double east = 180.0;
    double north = 90.0;

    [[nodiscard]] bool contains(double lon_deg, double lat_deg) const {
        const bool is_between = west <= east ? (lon_deg >= west && lon_deg <= east)
                                             : (lon_deg >= west || lon_deg <= east);
        return is_between && lat_deg >= south && lat_deg <= north;
    }

    /// Whether they touch. `other` does not cross the antimeridian.
    [[nodiscard]] bool meets(const BoundingBox& other) const {
        const bool is_beside = west <= east ? (other.east >= west && other.west <= east)
                                            : (other.east >= west || other.west <= east);
        return is_beside && other.north >= south && other.south <= north;
    }
};

/// From and to, both included; an absent end is open.
struct TimeSpan {
    std::optional<Time> from{};
    std::optional<Time> to{};

    /// Whether [first, last] touches it.
    [[nodiscard]] bool meets(Time first, Time last) const {
        return (!to || first <= *to) && (!from || last >= *from);
    }
};

/// One declared property filter: the property equals the value.
struct PropertyFilter {
    std::string_view name;  ///< of the collection's filter table
    std::variant<std::int64_t, std::string> value;

    [[nodiscard]] bool is(std::string_view other) const { return name == other; }
};

/// Where a page ended, in the order of the collection's key.
using PageKey = std::vector<std::variant<std::int64_t, std::string>>;

struct ItemQuery {
    std::optional<BoundingBox> bbox{};
    std::optional<TimeSpan> when{};
    std::vector<PropertyFilter> filters{};
    std::size_t limit = 100;
    std::size_t offset = 0;
    std::optional<PageKey> after{};     ///< the page goes on behind this key
    std::optional<std::string> only{};  ///< the one item with this id
};

/// A column of a collection: a field without its noun.
struct ItemColumn {
    std::string_view name;
    FieldType type{};
    bool is_nullable = false;
    int decimals = 0;
};

template <class T>
std::vector<ItemColumn> item_columns() {
    std::vector<ItemColumn> columns;
    for (const Field<T>& field : fields<T>()) {
        columns.push_back({.name = field.name,
                           .type = field.type,
                           .is_nullable = field.is_nullable,
                           .decimals = field.decimals});
    }
    return columns;
}

/// One item on its way out. Borrowed for the call.
struct Item {
    std::string_view id;
    std::span<const FieldValue> values;                  ///< in the order of the columns
    std::optional<std::pair<double, double>> lon_lat{};  ///< degrees
    std::string_view geometry{};                         ///< GeoJSON, where it is more than a point
};

using ItemSink = std::function<void(const Item&)>;

/// What a page was.
struct Page {
    std::size_t returned = 0;
    std::optional<PageKey> next{};         ///< the key to go on behind; absent on the last page
    std::optional<std::size_t> matched{};  ///< where counting was cheap
};

}  // namespace seaeye
