// Small steps from a member to a field's value, shared by the tables.
#pragma once

#include <optional>
#include <string_view>

#include "schemas/fields.hpp"

namespace seaeye {

/// The converted value, or "not available".
template <class Q, class F>
FieldValue maybe(const std::optional<Q>& value, F&& convert) {
    return value ? FieldValue{convert(*value)} : FieldValue{};
}

/// Empty text is "not available".
inline FieldValue text_or_null(std::string_view text) {
    return text.empty() ? FieldValue{} : FieldValue{text};
}

inline FieldValue mmsi_or_null(const std::optional<Mmsi>& mmsi) {
    return maybe(mmsi, [](Mmsi m) { return std::int64_t{to_number(m)}; });
}

inline FieldValue metres_or_null(const std::optional<Metres>& d) {
    return maybe(d, [](Metres m) { return m.si(); });
}

inline FieldValue id_of(TrackId id) {
    return static_cast<std::int64_t>(to_number(id));
}

}  // namespace seaeye
