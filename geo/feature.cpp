// Attributes of a feature to a zone's words and numbers.
#include "geo/feature.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

namespace seaeye {

namespace {

std::string lower(std::string text) {
    std::ranges::transform(
        text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string trimmed(const std::string& text) {
    const auto is_blank = [](unsigned char c) {
        return std::isspace(c) != 0;
    };
    const auto first = std::ranges::find_if_not(text, is_blank);
    const auto last = std::ranges::find_if_not(text.rbegin(), text.rend(), is_blank).base();
    return first < last ? std::string{first, last} : std::string{};
}

/// The first field of this name, in any case, that holds something; -1 when none does.
int field_of(const OGRFeature& feature, const char* name) {
    for (int i = 0; i < feature.GetFieldCount(); ++i) {
        if (EQUAL(feature.GetFieldDefnRef(i)->GetNameRef(), name) &&
            feature.IsFieldSetAndNotNull(i)) {
            return i;
        }
    }
    return -1;
}

/// A field as text without blanks around it; empty when there is none.
std::string text_of(const OGRFeature& feature, const char* name) {
    const int field = field_of(feature, name);
    return field < 0 ? std::string{} : trimmed(feature.GetFieldAsString(field));
}

std::string id_of(const OGRFeature& feature, const FeatureOrigin& origin) {
    std::string id = text_of(feature, "id");
    if (id.empty() && origin.is_s57) {
        id = text_of(feature, "LNAM");
    }
    if (!id.empty()) {
        return id;
    }
    const std::string number = std::to_string(feature.GetFID());
    return origin.is_only_layer ? number : origin.layer + "." + number;
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        if (std::string part = trimmed(text.substr(at, comma - at)); !part.empty()) {
            parts.push_back(std::move(part));
        }
        at = comma + 1;
    }
    return parts;
}

std::vector<std::string> rules_of(const OGRFeature& feature) {
    const int field = field_of(feature, "rules");
    if (field < 0 || feature.GetFieldDefnRef(field)->GetType() != OFTStringList) {
        return split(text_of(feature, "rules"));
    }
    std::vector<std::string> rules;
    char** list = feature.GetFieldAsStringList(field);
    for (int i = 0; list != nullptr && list[i] != nullptr; ++i) {
        rules.emplace_back(list[i]);
    }
    return rules;
}

}  // namespace

Result<Zone> zone_of(const OGRFeature& feature, const FeatureOrigin& origin) {
    Zone zone;
    zone.id = id_of(feature, origin);
    zone.name = text_of(feature, "name");
    zone.kind = lower(text_of(feature, "kind"));
    if (origin.is_s57) {
        zone.name = zone.name.empty() ? text_of(feature, "OBJNAM") : zone.name;
        zone.kind = zone.kind.empty() ? lower(origin.layer) : zone.kind;
    }
    zone.name = zone.name.empty() ? zone.id : zone.name;
    zone.rules = rules_of(feature);
    if (const std::string dwell = text_of(feature, "dwell_min"); !dwell.empty()) {
        double minutes = 0.0;
        const auto [end, fault] =
            std::from_chars(dwell.data(), dwell.data() + dwell.size(), minutes);
        if (fault != std::errc{} || end != dwell.data() + dwell.size() || !std::isfinite(minutes) ||
            minutes < 0.0) {
            return Error{ErrorCode::bad_value,
                         "dwell_min: expected minutes, 0 or more, found \"" + dwell + "\""};
        }
        zone.dwell_min = minutes;
    }
    return zone;
}

std::string to_text(const OGRFeature& feature, const FeatureOrigin& origin) {
    return "layer \"" + origin.layer + "\", feature " + std::to_string(feature.GetFID());
}

}  // namespace seaeye
