// The field table of a zone as the API shows it; the polygon is the feature's geometry.
#pragma once

#include "schemas/fields.hpp"
#include "schemas/zone.hpp"

namespace seaeye {

template <>
std::span<const Field<Zone>> fields<Zone>();

}  // namespace seaeye
