// What the tracker believes of one object, and the few questions that every part asks of it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "fusion/tracker/identity.hpp"
#include "fusion/tracker/imm.hpp"
#include "fusion/tracker/shadow.hpp"
#include "schemas/track.hpp"
#include "schemas/vessel.hpp"

namespace seaeye {

/// Before all there is, and far enough from the ends of time to be subtracted.
inline constexpr Time never = time_from_micros(-1'000'000'000'000'000'000);

/// What AIS said of her last.
struct LastWord {
    Time measured = never;
    LatLon middle{};                              ///< of the hull
    Eigen::Vector2d v = Eigen::Vector2d::Zero();  ///< m/s
    std::optional<MetresPerSecond> sog;
    Dimensions dimensions;
    bool is_exact = false;       ///< dimensions and velocity are known: good for registration
    bool is_superseded = false;  ///< the last report under her MMSI was another object's
};

/// The plot that began it, as its radar saw it.
struct BirthPlot {
    double range = 0.0;
    double bearing = 0.0;
    double mass = 0.0;  ///< how much of it no track explained
    std::uint16_t radar = 0;
    bool is_radars = false;   ///< a plot began it
    bool is_counted = false;  ///< as clutter, since the next scan did not bear it out
};

/// An elder that it may be one with.
struct Rival {
    std::uint32_t slot = 0;
    int likeness = 0;  ///< scans that bear it out, less those that do not
};

/// What cameras took her for: counts of a Dirichlet distribution, by class of sight.
enum class SightClass : std::uint8_t { cargo, tanker, passenger, fishing, fast, sailing, other };
inline constexpr std::size_t sight_classes = 7;
using SightCounts = std::array<float, sight_classes>;

struct Belief {
    enum class Life : std::uint8_t { free, alive, lost };

    std::uint32_t slot = 0;
    std::uint64_t serial = 0;  ///< of all that ever were: a slot is used again, this is not
    Life life = Life::free;    ///< lost: dropped, and remembered for a while
    bool is_confirmed = false;
    bool is_known = false;  ///< her MMSI gave positions before: one report is enough
    Imm imm;
    Time time{};                  ///< of imm
    LatLon anchor{};              ///< where e = n = 0
    double r = 0.0;               ///< probability that it exists
    double sure = 0.98;           ///< r from which it is confirmed
    double eta = 0.5;             ///< probability that radars can see it
    std::uint32_t plots = 0;      ///< radar plots, and radar tracks' reports, that were hers
    std::uint32_t own_plots = 0;  ///< those that could be of no one else
    std::uint32_t reports = 0;    ///< of AIS
    std::uint32_t sights = 0;     ///< by cameras
    Time born{};
    Time last_plot = never;
    Time last_update{};
    Time last_silence{};  ///< when her silence was last taken for news
    LastWord said;
    BirthPlot birth;
    Rival rival;
    Identity identity;
    Shadow shadow;
    SightCounts seen_as{};
    SourceId followed_by{};      ///< the radar whose own track was folded in last
    Time last_followed = never;  ///< when
    Time last_seen = never;      ///< by a plot of its own
    Track track;

    [[nodiscard]] bool is_alive() const { return life == Life::alive; }

    [[nodiscard]] std::optional<Mmsi> mmsi() const { return track.mmsi; }
};

/// Predicts it to `when`; backwards does nothing.
void carry_to(Belief& b, Time when);

/// Its state at `when`, in the plane at its anchor.
ModeState state_at(const Belief& b, Time when);

/// Moves the anchor to where it is.
void settle_anchor(Belief& b);

double speed_of(const ModeState& m);

/// Where the bow points, rad: by AIS, else along the velocity.
double heading_of(const Belief& b, const ModeState& m);

/// Where on her a radar's echo comes from, about her middle: m^2, in the plane.
Eigen::Matrix2d echo_spread(const Belief& b, const ModeState& m);

/// Her next AIS report is not overdue.
bool is_reporting(const Belief& b, Time now);

/// Silent this long, a track coasts: two reports missed and some.
Duration coast_after(const Belief& b);

/// Silent this long, it is dropped. AIS: 60 s, or six reports, at most 6.5 minutes. Radar alone:
/// 60 s, a fast one 30 s.
Duration drop_after(const Belief& b);

/// One that lies nearly still reports every three minutes, and sooner when she gets under way: her
/// silence says that she does not (ITU-R M.1371-5, annex 1, tables 1 and 2).
void heed_silence(Belief& b);

}  // namespace seaeye
