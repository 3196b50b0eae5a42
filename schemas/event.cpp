// Names of event states, and the severity rule.
#include "schemas/event.hpp"

namespace seaeye {

std::string_view to_string(Transition transition) {
    switch (transition) {
        case Transition::started:
            return "started";
        case Transition::updated:
            return "updated";
        case Transition::ended:
            return "ended";
        case Transition::retracted:
            return "retracted";
    }
    return "retracted";
}

std::string_view to_string(SeverityClass cls) {
    switch (cls) {
        case SeverityClass::low:
            return "low";
        case SeverityClass::medium:
            return "medium";
        case SeverityClass::high:
            return "high";
        case SeverityClass::critical:
            return "critical";
    }
    return "critical";
}

SeverityClass severity_class(double severity) {
    if (severity >= 0.85) {
        return SeverityClass::critical;
    }
    if (severity >= 0.6) {
        return SeverityClass::high;
    }
    return severity >= 0.3 ? SeverityClass::medium : SeverityClass::low;
}

double severity_of(const std::vector<Evidence>& evidence,
                   const std::vector<Suppressor>& suppressors) {
    double unharmed = 1.0;
    for (const Evidence& e : evidence) {
        unharmed *= 1.0 - e.weight * e.confidence;
    }
    double severity = 1.0 - unharmed;
    for (const Suppressor& s : suppressors) {
        severity *= s.factor;
    }
    return severity;
}

}  // namespace seaeye
