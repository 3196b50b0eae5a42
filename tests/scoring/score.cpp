#include "tests/scoring/score.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "tests/scoring/accuracy.hpp"
#include "tests/scoring/continuity.hpp"
#include "tests/scoring/ghosts.hpp"
#include "tests/scoring/gospa.hpp"
#include "tests/scoring/identity.hpp"
#include "tests/scoring/latency.hpp"
#include "tests/scoring/ospa.hpp"
#include "tests/scoring/shares.hpp"
#include "tests/scoring/siap.hpp"

namespace seaeye::tests {
namespace {

/// Everything that is counted while the epochs go by.
struct Counted {
    explicit Counted(Metres cutoff)
        : gospa{cutoff},
          ospa{cutoff},
          continuity{cutoff},
          latency{cutoff} {}

    void add(const Scene& scene) {
        gospa.add(scene);
        ospa.add(scene);
        siap.add(scene);
        continuity.add(scene);
        accuracy.add(scene);
        identity.add(scene);
    }

    Gospa gospa;
    Ospa ospa;
    Siap siap;
    Continuity continuity;
    Accuracy accuracy;
    Identity identity;
    Latency latency;
};

Figure count(std::string name, std::size_t value) {
    return {std::move(name), static_cast<std::int64_t>(value)};
}

Figure measure(std::string name, double value) {
    return {std::move(name), value};
}

void append_distances(const Counted& counted, std::vector<Figure>& figures) {
    const Gospa& gospa = counted.gospa;
    figures.insert(figures.end(),
                   {measure("gospa", gospa.mean_m()),
                    measure("gospa_per_vessel", gospa.mean_per_vessel_m()),
                    measure("gospa2_loc", gospa.mean_parts().localisation),
                    measure("gospa2_missed", gospa.mean_parts().missed),
                    measure("gospa2_false", gospa.mean_parts().false_tracks),
                    measure("mean_missed", gospa.mean_missed()),
                    measure("mean_false", gospa.mean_false()),
                    measure("ospa", counted.ospa.mean_m())});
}

void append_shares(const Counted& counted, Duration step, std::vector<Figure>& figures) {
    const Siap& siap = counted.siap;
    const Continuity& continuity = counted.continuity;
    const double vessel_hours = static_cast<double>(siap.vessels()) * to_seconds(step) / 3600.0;
    figures.insert(figures.end(),
                   {measure("siap_completeness", siap.completeness()),
                    measure("siap_ambiguity", siap.ambiguity()),
                    measure("siap_spuriousness", siap.spuriousness()),
                    measure("redundant_or_false_fraction", siap.redundant_or_false()),
                    count("id_switches", continuity.identity_switches()),
                    measure("id_switches_per_vessel_hour",
                            static_cast<double>(continuity.identity_switches()) /
                                std::max(1e-9, vessel_hours)),
                    count("fragmentations", continuity.fragmentations()),
                    measure("longest_segment", continuity.longest_segment()),
                    measure("track_purity", continuity.track_purity())});
}

void append_accuracy(const Accuracy& accuracy, std::vector<Figure>& figures) {
    figures.insert(figures.end(),
                   {measure("rmse_m", accuracy.rmse_m()),
                    measure("median_err_m", accuracy.error_quantile_m(0.5)),
                    measure("p95_err_m", accuracy.error_quantile_m(0.95)),
                    measure("vel_rmse_ms", accuracy.velocity_rmse_mps()),
                    measure("cog_rmse_deg", accuracy.cog_rmse_deg())});
}

void append_latency(const std::vector<double>& latencies, std::vector<Figure>& figures) {
    const auto never =
        std::ranges::count_if(latencies, [](double latency) { return std::isinf(latency); });
    figures.insert(figures.end(),
                   {measure("latency_median_s", quantile(latencies, 0.5)),
                    measure("latency_p90_s", upper_quantile(latencies, 0.9)),
                    count("never_tracked", static_cast<std::size_t>(never))});
}

void append_identity(const Identity& identity, std::vector<Figure>& figures) {
    figures.insert(figures.end(),
                   {measure("id_correct", identity.correct()),
                    measure("id_wrong", identity.wrong()),
                    measure("id_missing", identity.missing()),
                    measure("dark_completeness", identity.dark_completeness()),
                    measure("dark_without_mmsi", identity.dark_without_mmsi())});
}

Score written_up(const Counted& counted, std::span<const TrackHistory> histories, Duration step) {
    Score score;
    score.figures = {count("epochs", counted.gospa.epochs()),
                     count("vessels_eligible", counted.latency.vessels()),
                     count("tracks", histories.size())};
    append_distances(counted, score.figures);
    append_shares(counted, step, score.figures);
    append_accuracy(counted.accuracy, score.figures);
    append_latency(counted.latency.seconds_of(counted.continuity.first_tracks(), histories),
                   score.figures);
    append_identity(counted.identity, score.figures);
    score.completeness_by_class = counted.identity.completeness_by_kind();
    return score;
}

}  // namespace

double Figure::number() const {
    return std::visit([](auto number) { return static_cast<double>(number); }, value);
}

double Score::operator[](std::string_view name) const {
    const auto found = std::ranges::find(figures, name, &Figure::name);
    return found == figures.end() ? std::numeric_limits<double>::quiet_NaN() : found->number();
}

Result<Score> score(const Truth& truth,
                    std::span<const TrackPoint> tracks,
                    const ScoreRules& rules) {
    if (truth.epochs.size() < 2) {
        return Error{ErrorCode::bad_value, "the truth has fewer than two epochs"};
    }
    const ScoringPlane plane{truth.station};
    const std::vector<TrackHistory> histories = histories_of(tracks, plane);
    const Time first = truth.epochs.front().when;
    Ghosts ghosts{truth.ghosts, plane};
    Counted counted{rules.cutoff};
    for (const TruthEpoch& epoch : truth.epochs) {
        if (rules.until && epoch.when > first + *rules.until) {
            break;
        }
        Scene scene = scene_of(epoch, plane);
        counted.latency.add(scene);
        if (epoch.when >= first + rules.warmup) {
            judge(scene, histories, ghosts.at(epoch.when), rules);
            counted.add(scene);
        }
    }
    if (counted.gospa.epochs() == 0) {
        return Error{ErrorCode::bad_value, "the warm-up leaves no epoch to score"};
    }
    return written_up(counted, histories, truth.epochs[1].when - first);
}

}  // namespace seaeye::tests
