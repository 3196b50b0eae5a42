// watch_list: a vessel that somebody asked to be told of is here. Exact MMSI, IMO, call sign or
// name; then one edit.
#include <map>
#include <optional>

#include "fusion/detector.hpp"

namespace seaeye::detectors {
namespace {

constexpr EventRule rule{.kind = "watch_list",
                         .on_observations = 1,
                         .off_observations = 1,
                         .timeout = seconds(1800),
                         .update_every = seconds(600)};

class WatchListed : public Detector {
public:
    explicit WatchListed(const World& world) : world_{world}, machine_{rule} {}

    void on_track(const Track& track, EventSink& out) override {
        if (world_.watchlist.entries.empty() || !track.mmsi || !is_shown(track.phase)) {
            return;
        }
        const VesselEntry* vessel = world_.vessels.find(*track.mmsi);
        if (vessel == nullptr) {
            return;
        }
        const EventKey key{.first = track.id, .second = {}, .qualifier = {}};
        if (const auto& found = matched(*vessel, track.updated)) {
            machine_.see(
                key,
                {identity_of(track), track.updated},
                [&] { return claim_of(track, *found); },
                out);
        } else {
            machine_.deny(key, track.updated, out);
        }
    }

    void on_tick(Time now, EventSink& out) override { machine_.tick(now, out); }

private:
    struct Known {
        std::uint32_t revision = 0;
        Time looked_up;
        std::optional<WatchMatch> match;
    };

    /// Looks again when her particulars changed, and each minute because entries begin and expire.
    const std::optional<WatchMatch>& matched(const VesselEntry& vessel, Time now) {
        Known& known = known_[vessel.vessel.mmsi];  // bounded by the vessel book
        if (known.revision != vessel.revision || now - known.looked_up >= seconds(60)) {
            known = {vessel.revision, now, match(world_.watchlist, vessel.vessel, now)};
        }
        return known.match;
    }

    Claim claim_of(const Track& track, const WatchMatch& found) const {
        const WatchEntry& entry = world_.watchlist.entries[found.entry];
        Claim claim{.tracks = {event_track_of(track)},
                    .zone = {},
                    .position = track.at,
                    .evidence = {},
                    .suppressors = {}};
        claim.evidence.push_back({.code = "matched_" + std::string{found.field},
                                  .value = static_cast<double>(found.edits),
                                  .unit = "edits",
                                  .threshold = 1.0,
                                  .weight = found.edits == 0 ? 0.8 : 0.5,
                                  .confidence = found.edits == 0 ? 1.0 : 0.7,
                                  .source = "watch_list",
                                  .time = track.updated,
                                  .text = entry.reason + " (" + entry.authority + ")"});
        return claim;
    }

    World world_;
    EventMachine machine_;
    std::map<Mmsi, Known> known_;
};

}  // namespace

extern const DetectorInfo watch_list;
const DetectorInfo watch_list{
    .name = rule.kind,
    .summary = "a vessel of the watch list is here",
    .version = rule.version,
    .settings = {},
    .make = [](const World& world, const SettingValues&) -> std::unique_ptr<Detector> {
        return std::make_unique<WatchListed>(world);
    }};

}  // namespace seaeye::detectors
