// zone_entry: a vessel came into a zone. Dated to her first fix inside.
#include <array>

#include "fusion/detector.hpp"
#include "fusion/zone_claim.hpp"

namespace seaeye::detectors {
namespace {

constexpr EventRule rule{.kind = "zone_entry"};

class ZoneEntry : public Detector {
public:
    explicit ZoneEntry(const World& world) : world_{world} {}

    void on_track(const Track& track, EventSink& out) override {
        for (const ZoneChange& change : world_.presence.changes()) {
            const Zone& zone = world_.zones.zone(change.zone);
            if (change.kind != ZoneChange::Kind::entered || !is_bound(zone, rule.kind)) {
                continue;
            }
            Claim claim = zone_claim(track, zone);
            claim.evidence.push_back(
                {.code = change.was_seen_outside ? "crossed_in" : "first_seen_inside",
                 .value = to_knots(sog_of(track.velocity)),
                 .unit = "kn",
                 .threshold = {},
                 .weight = zone_weight(zone),
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

extern const DetectorInfo zone_entry;
const DetectorInfo zone_entry{
    .name = rule.kind,
    .summary = "a vessel came into a zone",
    .version = rule.version,
    .settings = {},
    .make = [](const World& world, const SettingValues&) -> std::unique_ptr<Detector> {
        return std::make_unique<ZoneEntry>(world);
    }};

}  // namespace seaeye::detectors
