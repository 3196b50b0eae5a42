// What a changed configuration means for a daemon that runs.
#pragma once

#include <string>
#include <vector>

#include "daemon/config.hpp"

namespace seaeye {

struct ReloadPlan {
    std::vector<std::string> applied;         ///< keys that take effect at once
    std::vector<std::string> need_a_restart;  ///< keys that do not
};

/// Compares two configurations, value by value.
ReloadPlan plan_reload(const std::vector<EffectiveValue>& before,
                       const std::vector<EffectiveValue>& after);

/// "log.level takes effect; api.port, store.path take effect at the next start", or "nothing
/// changed".
std::string sentence_of(const ReloadPlan& plan);

}  // namespace seaeye
