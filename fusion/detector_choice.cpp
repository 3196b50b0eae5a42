// What is not mentioned runs with its standard settings.
#include "fusion/detector_choice.hpp"

#include <algorithm>

#include "schemas/nearest.hpp"

namespace seaeye {
namespace {

/// A name that no detector has, or nothing.
Result<Done> check_names(const DetectorSettings& settings) {
    std::vector<std::string> names;
    for (const DetectorInfo* info : all_detectors()) {
        names.emplace_back(info->name);
    }
    for (const auto& [name, values] : settings) {
        if (std::ranges::find(names, name) == names.end()) {
            return Error{ErrorCode::bad_value,
                         "unknown detector \"" + name + "\"" + suggestion(name, names)};
        }
    }
    return Done{};
}

}  // namespace

Result<std::vector<ChosenDetector>> choose_detectors(const DetectorSettings& settings) {
    if (auto checked = check_names(settings); !checked) {
        return std::move(checked).error();
    }
    std::vector<ChosenDetector> chosen;
    for (const DetectorInfo* info : all_detectors()) {
        std::map<std::string, double> given;
        if (const auto found = settings.find(std::string{info->name}); found != settings.end()) {
            given = found->second;
        }
        const auto enabled = given.find("enabled");
        const bool is_on = enabled == given.end() || enabled->second != 0.0;
        given.erase("enabled");
        auto values = settle(info->settings, given);
        if (!values) {
            return Error{ErrorCode::bad_value,
                         "detector." + std::string{info->name} + ": " + values.error().text};
        }
        if (is_on) {
            chosen.push_back({info, *std::move(values)});
        }
    }
    return chosen;
}

}  // namespace seaeye
