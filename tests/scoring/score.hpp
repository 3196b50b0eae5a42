// The whole judgement of a tracker's output against the truth, in the figures that are compared
// between trackers.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "schemas/result.hpp"
#include "tests/scoring/scene.hpp"

namespace seaeye::tests {

/// One number and its name, which ends in its unit where it has one.
struct Figure {
    std::string name;
    std::variant<std::int64_t, double> value;

    [[nodiscard]] double number() const;
};

/// Figures in a fixed order, and completeness by kind of vessel. What each says stands with the
/// class that counts it: Gospa, Ospa, Siap, Continuity, Accuracy, Latency, Identity.
struct Score {
    std::vector<Figure> figures;
    std::map<std::string, double> completeness_by_class;

    /// By its name, e.g. score["gospa_per_vessel"]; NaN when there is none of that name.
    double operator[](std::string_view name) const;
};

/// Scores a tracker causally: at each epoch of the truth its newest rows count, carried on by their
/// own velocity. Rows in any order. Fails: bad_value when fewer than two epochs are left to score.
Result<Score> score(const Truth& truth,
                    std::span<const TrackPoint> tracks,
                    const ScoreRules& rules = {});

/// As a JSON object, one figure a line; infinity is written `Infinity`, as Python does.
std::string to_json(const Score& score);

/// For people: a line a figure.
std::string to_text(const Score& score);

/// The figures that targets are set for, in one line.
std::string summary_line(const Score& score);

}  // namespace seaeye::tests
