// sea-eye-score: scores a tracks.csv against the truth of a scenario directory, from the shell.
#include <cstdio>
#include <fstream>

#include <CLI/CLI.hpp>

#include "tests/scoring/score.hpp"
#include "tests/scoring/tracks_file.hpp"
#include "tests/scoring/truth_file.hpp"

namespace {

using namespace seaeye;
using namespace seaeye::tests;

struct Arguments {
    std::string scenario;
    std::string tracks;
    std::string json;
    double cutoff_m = 500.0;
    double max_age_s = 15.0;
    double warmup_s = 0.0;
    double until_s = 0.0;  // 0: to the end
};

ScoreRules rules_of(const Arguments& arguments) {
    ScoreRules rules{.cutoff = Metres{arguments.cutoff_m},
                     .max_age = seconds(arguments.max_age_s),
                     .warmup = seconds(arguments.warmup_s)};
    if (arguments.until_s > 0.0) {
        rules.until = seconds(arguments.until_s);
    }
    return rules;
}

Result<Score> score_files(const Arguments& arguments) {
    const Result<Truth> truth = read_truth(arguments.scenario);
    if (!truth) {
        return truth.error();
    }
    const Result<std::vector<TrackPoint>> tracks = read_tracks(arguments.tracks);
    if (!tracks) {
        return tracks.error();
    }
    return score(*truth, *tracks, rules_of(arguments));
}

}  // namespace

int main(int argc, char** argv) {
    Arguments arguments;
    CLI::App app{"Scores a tracker's output against the truth of a scenario"};
    app.add_option(
           "scenario", arguments.scenario, "directory with truth.csv, ghosts.csv, config.json")
        ->required();
    app.add_option("tracks", arguments.tracks, "epoch_s,track_id,lat,lon,sog_kn,cog_deg,mmsi")
        ->required();
    app.add_option("--c", arguments.cutoff_m, "cutoff in metres")->capture_default_str();
    app.add_option("--max-age", arguments.max_age_s, "seconds until a track without a row is over")
        ->capture_default_str();
    app.add_option("--warmup", arguments.warmup_s, "seconds at the beginning that do not count");
    app.add_option("--until", arguments.until_s, "score only so many seconds");
    app.add_option("--json", arguments.json, "file for the figures as JSON");
    CLI11_PARSE(app, argc, argv);

    const Result<Score> score = score_files(arguments);
    if (!score) {
        std::fprintf(stderr, "%s\n", score.error().text.c_str());
        return 1;
    }
    if (!arguments.json.empty()) {
        std::ofstream{arguments.json} << to_json(*score);
    }
    std::printf("%s%s\n", to_text(*score).c_str(), summary_line(*score).c_str());
    return 0;
}
