// Which detectors run, and with which settings.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "fusion/detector.hpp"

namespace seaeye {

/// Settings by detector, then name; "enabled" is 0 or 1.
using DetectorSettings = std::map<std::string, std::map<std::string, double>>;

struct ChosenDetector {
    const DetectorInfo* info = nullptr;
    SettingValues values;
};

/// The enabled detectors with their settings, in the order of the table. Fails: bad_value naming
/// the detector or setting at fault and the one that was meant.
Result<std::vector<ChosenDetector>> choose_detectors(const DetectorSettings& settings);

}  // namespace seaeye
