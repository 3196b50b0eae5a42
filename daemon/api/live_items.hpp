// Questions answered from what is in memory: the newest picture, the sensors, the zones. Same
// answers as the record gives, for a few thousand rows at most.
#pragma once

#include "daemon/store/item_query.hpp"
#include "schemas/picture.hpp"
#include "schemas/result.hpp"
#include "schemas/sensor.hpp"
#include "schemas/zone.hpp"

namespace seaeye {

Page live_tracks(const Picture& picture, const ItemQuery& query, const ItemSink& sink);
Page live_vessels(const Picture& picture, const ItemQuery& query, const ItemSink& sink);

/// The open ones, latest start first.
Page live_events(const Picture& picture, const ItemQuery& query, const ItemSink& sink);

Page sensor_items(const std::vector<SensorStatus>& sensors,
                  const ItemQuery& query,
                  const ItemSink& sink);

/// Geometry is the polygon. A box is held against the box around the zone.
Page zone_items(const std::vector<Zone>& zones, const ItemQuery& query, const ItemSink& sink);

}  // namespace seaeye
