// Keys whose value differs, or that stand in one configuration only.
#include "daemon/reload.hpp"

#include <map>

#include <fmt/format.h>

namespace seaeye {
namespace {

std::map<std::string, std::string> by_key(const std::vector<EffectiveValue>& values) {
    std::map<std::string, std::string> map;
    for (const EffectiveValue& each : values) {
        map.emplace(each.key, each.value);
    }
    return map;
}

}  // namespace

ReloadPlan plan_reload(const std::vector<EffectiveValue>& before,
                       const std::vector<EffectiveValue>& after) {
    auto changed = by_key(before);
    for (const auto& [key, value] : by_key(after)) {
        const auto old = changed.find(key);
        if (old != changed.end() && old->second == value) {
            changed.erase(old);
        } else {
            changed[key] = value;
        }
    }
    ReloadPlan plan;
    for (const auto& [key, value] : changed) {
        (key == "log.level" ? plan.applied : plan.need_a_restart).push_back(key);
    }
    return plan;
}

std::string sentence_of(const ReloadPlan& plan) {
    if (plan.applied.empty() && plan.need_a_restart.empty()) {
        return "nothing changed";
    }
    std::string sentence;
    if (!plan.applied.empty()) {
        sentence = fmt::format("{} in effect now", fmt::join(plan.applied, ", "));
    }
    if (!plan.need_a_restart.empty()) {
        sentence += fmt::format("{}{} in effect only after a restart",
                                sentence.empty() ? "" : "; ",
                                fmt::join(plan.need_a_restart, ", "));
    }
    return sentence;
}

}  // namespace seaeye
