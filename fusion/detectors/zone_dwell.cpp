// zone_dwell: a vessel stays in a zone longer than a passage takes. Starts at her entry, ends at
// her exit, or when she has not been heard for the zone time-out.
#include <array>

#include "fusion/detector.hpp"
#include "fusion/zone_claim.hpp"

namespace seaeye::detectors {
namespace {

constexpr std::array settings{
    Setting{"dwell_min",
            10,
            1,
            10'080,
            "minutes inside before a stay is a dwell; a zone's own dwell_min goes first"},
};

constexpr EventRule rule{.kind = "zone_dwell",
                         .on_observations = 1,
                         .off_observations = 1,
                         .timeout = seconds(86'400)};  // presence knows when she is lost

class ZoneDwell : public Detector {
public:
    ZoneDwell(const World& world, Duration dwell) : world_{world}, dwell_{dwell}, machine_{rule} {}

    void on_track(const Track& track, EventSink& out) override {
        end_stays(track.updated, out);
        for (const Presence& p : world_.presence.of(track.id)) {
            const Zone& zone = world_.zones.zone(p.zone);
            const Duration needed = zone.dwell_min ? seconds(*zone.dwell_min * 60.0) : dwell_;
            if (p.is_inside && !p.is_out_now && track.updated - p.entered >= needed &&
                is_bound(zone, rule.kind)) {
                machine_.see(
                    {.first = track.id, .second = {}, .qualifier = zone.id},
                    {identity_of(track), track.updated, p.entered},
                    [&] { return claim_of(track, zone, p, needed); },
                    out);
            }
        }
    }

    void on_tick(Time now, EventSink& out) override {
        end_stays(now, out);
        machine_.tick(now, out);
    }

private:
    void end_stays(Time now, EventSink& out) {
        for (const ZoneChange& change : world_.presence.changes()) {
            const EventKey key{.first = change.track,
                               .second = {},
                               .qualifier = world_.zones.zone(change.zone).id};
            if (change.kind == ZoneChange::Kind::exited) {
                machine_.end(key, now, change.since, "left the zone", out);
            } else if (change.kind == ZoneChange::Kind::lost) {
                machine_.end(key, now, change.since, "not heard for the zone time-out", out);
            }
        }
    }

    static Claim claim_of(const Track& track,
                          const Zone& zone,
                          const Presence& p,
                          Duration needed) {
        Claim claim = zone_claim(track, zone);
        claim.evidence.push_back({.code = "time_inside",
                                  .value = to_seconds(track.updated - p.entered),
                                  .unit = "s",
                                  .threshold = to_seconds(needed),
                                  .weight = zone_weight(zone) * 1.5,
                                  .confidence = 1.0,
                                  .source = "fusion",
                                  .time = track.updated,
                                  .text = zone.name});
        return claim;
    }

    World world_;
    Duration dwell_;
    EventMachine machine_;
};

}  // namespace

extern const DetectorInfo zone_dwell;
const DetectorInfo zone_dwell{
    .name = rule.kind,
    .summary = "a vessel stays in a zone longer than a passage takes",
    .version = rule.version,
    .settings = settings,
    .make = [](const World& world, const SettingValues& s) -> std::unique_ptr<Detector> {
        return std::make_unique<ZoneDwell>(world, seconds(s[0] * 60.0));
    }};

}  // namespace seaeye::detectors
