// What the API may look at, and whom it tells. All borrowed; everything outlives the server.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "daemon/picture_board.hpp"
#include "daemon/sensor_board.hpp"
#include "daemon/store/store.hpp"
#include "daemon/store/store_reader.hpp"
#include "schemas/zone.hpp"

namespace seaeye {

struct ApiContext {
    const PictureBoard* pictures = nullptr;  ///< nullptr: no live picture, only the record
    const SensorBoard* sensors = nullptr;
    StoreReader* reader = nullptr;  ///< nullptr: no record; used by the API's own thread only
    const Store* store = nullptr;   ///< for its counts
    std::shared_ptr<const std::vector<Zone>> zones{};
    std::function<Time()> now{};  ///< the clock, for timeStamp and data ages
};

}  // namespace seaeye
