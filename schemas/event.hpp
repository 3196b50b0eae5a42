// An event is our claim that something happened, with the evidence a watch officer can check.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/track.hpp"

namespace seaeye {

enum class Transition : std::uint8_t { started, updated, ended, retracted };

std::string_view to_string(Transition transition);

enum class SeverityClass : std::uint8_t { low, medium, high, critical };

std::string_view to_string(SeverityClass cls);

/// Bands 0.3 / 0.6 / 0.85.
SeverityClass severity_class(double severity);

/// One fact that carries an event. Numbers with units, so that it can be checked.
struct Evidence {
    std::string code;  ///< snake_case, e.g. time_inside
    double value = 0.0;
    std::string unit;  ///< empty for a pure number
    std::optional<double> threshold;
    double weight = 0.0;      ///< share of severity, 0 to 1
    double confidence = 1.0;  ///< 0 to 1
    std::string source;       ///< sensor or rule that gave it
    Time time{};
    std::string text;  ///< words where a number does not say it: a name, a reason; often empty
};

/// Something that lowers the severity, and stays visible.
struct Suppressor {
    std::string code;
    double factor = 1.0;  ///< multiplies the severity
    std::string text;
};

/// One vessel in an event, where she was at the event's `time`.
struct EventTrack {
    TrackId id{};
    std::optional<Mmsi> mmsi;
    LatLon at{};
    MetresPerSecond sog{};
    Course cog{};
};

/// One transition of one event, complete in itself.
struct Event {
    std::string id;    ///< hash of detector, keys and start: the same in every replay
    std::string kind;  ///< the detector's name
    Transition transition = Transition::started;
    Time time{};              ///< event time at which this transition became known
    Time start{};             ///< back-dated beginning
    std::optional<Time> end;  ///< set from `ended` on
    double severity = 0.0;    ///< 0 to 1
    std::vector<EventTrack> tracks;
    std::optional<std::string> zone;  ///< zone id
    LatLon position{};
    std::vector<Evidence> evidence;
    std::vector<Suppressor> suppressors;
    std::string incident;      ///< id of the incident that groups it
    std::string rule_profile;  ///< settings profile, e.g. coastal
    int rule_version = 1;
    std::string reason;  ///< of a retraction or an end; may be empty
};

/// Severity from evidence and suppressors: (1 - prod(1 - w c)) * prod(factor).
double severity_of(const std::vector<Evidence>& evidence,
                   const std::vector<Suppressor>& suppressors);

}  // namespace seaeye
