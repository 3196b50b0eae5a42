// Holds a driver to the rules of driver.h: every check in a child of its own, so that nothing a
// driver does takes the checker down. For `sea-eye driver-check`.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "daemon/driver_check/child.hpp"
#include "daemon/driver_check/finding.hpp"
#include "schemas/result.hpp"

namespace seaeye::conformance {

struct CheckRequest {
    std::string path;                ///< of the library
    std::string config_json = "{}";  ///< the driver's own keys, one JSON object
    std::string input;               ///< a file with frames of its sensor; empty: none
    std::string keep = ".";          ///< directory for the frame that a driver died of
    std::vector<std::string> only;   ///< names of checks; empty: all of them
    ChildLimits limits;
};

struct CheckResult {
    std::string name;
    Finding finding;
    std::string kept_frame;  ///< journal of the frame that was at hand; empty: none
};

/// In the order in which they run; the first, "loads", always does.
std::vector<std::string> check_names();

/// Calls `on_result` for each check in order. Fails: as read_sample, for the input alone; whatever
/// the driver does is a finding. Not for a program that has threads.
Result<Done> check_driver(const CheckRequest& request,
                          const std::function<void(const CheckResult&)>& on_result);

/// Writes to the descriptor `file` what the driver says of each frame of the input, a line each.
/// Fails: as read_sample; refused when the driver does not load; bad_value when it takes no
/// configuration or dies. Not for a program that has threads.
Result<Done> show_driver(const CheckRequest& request, int file);

}  // namespace seaeye::conformance
