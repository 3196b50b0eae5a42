// What a zone's feature is called and what it carries, in any format. Internal to geo.
#pragma once

#include <string>

#include "geo/ogr.hpp"

namespace seaeye {

/// Where a feature comes from, for its id and for messages.
struct FeatureOrigin {
    std::string layer;
    bool is_only_layer = true;
    bool is_s57 = false;
};

/// The zone without its polygons. Fails: bad_value when an attribute is not what it must be.
Result<Zone> zone_of(const OGRFeature& feature, const FeatureOrigin& origin);

/// For messages: `layer "x", feature 3`.
std::string to_text(const OGRFeature& feature, const FeatureOrigin& origin);

}  // namespace seaeye
