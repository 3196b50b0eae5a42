// zone_exit: a vessel left a zone she was known to be in. Dated to her first fix outside.
#include "fusion/detector.hpp"
#include "fusion/zone_claim.hpp"

namespace seaeye::detectors {
namespace {

constexpr EventRule rule{.kind = "zone_exit"};

class ZoneExit : public Detector {
public:
    explicit ZoneExit(const World& world) : world_{world} {}

    void on_track(const Track& track, EventSink& out) override {
        for (const ZoneChange& change : world_.presence.changes()) {
            const Zone& zone = world_.zones.zone(change.zone);
            if (change.kind != ZoneChange::Kind::exited || !is_bound(zone, rule.kind)) {
                continue;
            }
            Claim claim = zone_claim(track, zone);
            claim.evidence.push_back({.code = "time_inside",
                                      .value = to_seconds(change.since - change.entered),
                                      .unit = "s",
                                      .threshold = {},
                                      .weight = zone_weight(zone) / 2,
                                      .confidence = 1.0,
                                      .source = "fusion",
                                      .time = change.since,
                                      .text = zone.name});
            put_instant(rule,
                        {.first = track.id, .second = {}, .qualifier = zone.id},
                        {identity_of(track), track.updated, change.since},
                        claim,
                        out);
        }
    }

    void on_tick(Time /*now*/, EventSink& /*out*/) override {}

private:
    World world_;
};

}  // namespace

extern const DetectorInfo zone_exit;
const DetectorInfo zone_exit{
    .name = rule.kind,
    .summary = "a vessel left a zone she was known to be in",
    .version = rule.version,
    .settings = {},
    .make = [](const World& world, const SettingValues&) -> std::unique_ptr<Detector> {
        return std::make_unique<ZoneExit>(world);
    }};

}  // namespace seaeye::detectors
