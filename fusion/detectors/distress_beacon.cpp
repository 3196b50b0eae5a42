// distress_beacon: an AIS-SART, man-overboard device or EPIRB transmits (MMSI 970, 972, 974; ITU-R
// M.585-9 annex 2), or a vessel shows navigational status 14. Its own class: a call for help, never
// a smuggling matter.
#include "fusion/detector.hpp"

namespace seaeye::detectors {
namespace {

constexpr std::uint8_t sart_active = 14;  // ITU-R M.1371-5 table 45

// One message is enough: the sea gives a man overboard no three reports' time.
constexpr EventRule rule{.kind = "distress_beacon",
                         .on_observations = 1,
                         .off_observations = 3,
                         .min_off = seconds(300),
                         .timeout = seconds(900)};

class DistressBeacon : public Detector {
public:
    explicit DistressBeacon(const World& world) : world_{world}, machine_{rule} {}

    void on_track(const Track& track, EventSink& out) override {
        if (!track.mmsi || track.phase == Phase::dropped || track.phase == Phase::coasting) {
            return;
        }
        const bool is_device = is_distress_device(mmsi_kind(*track.mmsi));
        const bool says_so = track.nav_status == sart_active;
        const EventKey key{.first = track.id, .second = {}, .qualifier = {}};
        if (is_device || says_so) {
            machine_.see(
                key, {identity_of(track), track.updated}, [&] { return claim_of(track, ""); }, out);
        } else {
            machine_.deny(key, track.updated, out);
        }
    }

    void on_tick(Time now, EventSink& out) override { machine_.tick(now, out); }

    void on_text(const AisOther& said, Time measured, const Track* track, EventSink& out) override {
        if (!is_distress_device(mmsi_kind(said.mmsi)) || track == nullptr) {
            return;
        }
        machine_.see(
            {.first = track->id, .second = {}, .qualifier = {}},
            {identity_of(*track), measured},
            [&] { return claim_of(*track, said.text); },
            out);
    }

private:
    static Claim claim_of(const Track& track, std::string_view text) {
        // Under test a device sends status 15, which is "not defined" and so decodes to none.
        const bool is_test =
            text.find("TEST") != std::string_view::npos ||
            (is_distress_device(mmsi_kind(*track.mmsi)) && track.nav_status != sart_active);
        Claim claim{.tracks = {event_track_of(track)},
                    .zone = {},
                    .position = track.at,
                    .evidence = {},
                    .suppressors = {}};
        claim.evidence.push_back({.code = "device",
                                  .value = static_cast<double>(to_number(*track.mmsi)),
                                  .unit = "",
                                  .threshold = {},
                                  .weight = 0.9,
                                  .confidence = 1.0,
                                  .source = "ais",
                                  .time = track.updated,
                                  .text = std::string{to_string(mmsi_kind(*track.mmsi))}});
        if (track.nav_status) {
            claim.evidence.push_back({.code = "nav_status",
                                      .value = static_cast<double>(*track.nav_status),
                                      .unit = "",
                                      .threshold = static_cast<double>(sart_active),
                                      .weight = *track.nav_status == sart_active ? 0.5 : 0.0,
                                      .confidence = 1.0,
                                      .source = "ais",
                                      .time = track.updated,
                                      .text = std::string{text}});
        }
        if (is_test) {
            claim.suppressors.push_back(
                {.code = "test", .factor = 0.1, .text = "the device says it is being tested"});
        }
        return claim;
    }

    World world_;
    EventMachine machine_;
};

}  // namespace

extern const DetectorInfo distress_beacon;
const DetectorInfo distress_beacon{
    .name = rule.kind,
    .summary = "a SART, man-overboard device or EPIRB transmits",
    .version = rule.version,
    .settings = {},
    .make = [](const World& world, const SettingValues&) -> std::unique_ptr<Detector> {
        return std::make_unique<DistressBeacon>(world);
    }};

}  // namespace seaeye::detectors
