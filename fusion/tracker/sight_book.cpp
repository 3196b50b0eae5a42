#include "fusion/tracker/sight_book.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

#include "fusion/tracker/life.hpp"
#include "fusion/tracker/plane.hpp"
#include "fusion/tracker/scene.hpp"
#include "geo/tangent.hpp"

namespace seaeye {
namespace {

constexpr double two_pi = 2.0 * std::numbers::pi;
constexpr double gate = 9.0;          // 3 sigma, 1 degree of freedom
constexpr double clear_ratio = 20.0;  // to the second best
constexpr double least_r = 0.3;
constexpr double bears_out = 3.0;  // times likelier that it exists when a camera sees it
constexpr double range_slack = 1.1;
constexpr double least_angle = 0.26;  // rad, 15 degrees: flatter crossings say nothing
constexpr double crossing_r = 0.3;
constexpr double crossing_speed = 8.0;  // m/s, sigma per axis
constexpr double range_share = 0.05;    // of a range that a camera measures, sigma
constexpr Duration crossing_within = seconds(10);

struct Word {
    std::string_view part;
    SightClass seen_as;
};

constexpr std::array words{Word{"cargo", SightClass::cargo},
                           Word{"container", SightClass::cargo},
                           Word{"bulk", SightClass::cargo},
                           Word{"tanker", SightClass::tanker},
                           Word{"passenger", SightClass::passenger},
                           Word{"ferry", SightClass::passenger},
                           Word{"fish", SightClass::fishing},
                           Word{"trawler", SightClass::fishing},
                           Word{"speed", SightClass::fast},
                           Word{"fast", SightClass::fast},
                           Word{"rib", SightClass::fast},
                           Word{"sail", SightClass::sailing},
                           Word{"yacht", SightClass::sailing}};

struct Candidate {
    Belief* b = nullptr;
    double odds = 0.0;
};

/// One trigger from where its camera stands.
struct Look {
    const CameraSite& site;
    std::uint16_t camera;
    Time measured;
    double bearing;
    double variance;
    SightClass seen_as;
    const std::optional<Metres>& range;
    double confidence;
};

const CameraSite* site_of(const Scene& scene, const CameraTrigger& trigger, SourceId source) {
    const auto same = std::ranges::find_if(scene.cameras, [&](const CameraSite& c) {
        return c.source == source && c.name == trigger.camera;
    });
    return same == scene.cameras.end() ? nullptr : &*same;
}

BearingFix fix_of(const Look& look, LatLon anchor) {
    const Eigen::Vector2d camera = vector_of(displacement(anchor, look.site.at));
    return {.e = camera(0), .n = camera(1), .bearing = look.bearing, .variance = look.variance};
}

/// Mean of the Dirichlet distribution of what she was taken for, against no knowledge: 1.
double class_ratio(const Belief& b, SightClass seen_as) {
    const double all = std::accumulate(b.seen_as.begin(), b.seen_as.end(), 0.0);
    const double n = sight_classes;
    return (b.seen_as[static_cast<std::size_t>(seen_as)] + 1.0) / (all + n) * n;
}

double odds_of(const Look& look, const Belief& b) {
    const ModeState m = state_at(b, look.measured);
    const BearingFix z = fix_of(look, b.anchor);
    const Eigen::Vector2d from_camera = m.x.head<2>() - Eigen::Vector2d{z.e, z.n};
    const double range = from_camera.norm();
    const auto in = innovation(m, z);
    if (range > range_slack * look.site.range_max.si() || in.nis > gate) {
        return 0.0;
    }
    double odds = b.r * std::exp(-0.5 * in.nis) / std::sqrt(two_pi * in.S(0));
    if (look.range) {
        const double off = (look.range->si() - range) / (range_share * range + 50.0);
        odds *= std::exp(-0.5 * off * off);
    }
    return odds * class_ratio(b, look.seen_as);
}

std::vector<Candidate> candidates(Scene& scene, const Look& look) {
    std::vector<Candidate> all;
    for (const std::uint32_t slot :
         scene.beliefs.near(look.site.at, Metres{range_slack * look.site.range_max.si()})) {
        Belief& b = scene.beliefs[slot];
        const double odds = b.is_alive() && b.r >= least_r ? odds_of(look, b) : 0.0;
        if (odds > 0.0) {
            all.push_back({&b, odds});
        }
    }
    std::ranges::stable_sort(all, std::ranges::greater{}, &Candidate::odds);
    return all;
}

void fold(Scene& scene, Belief& b, const Look& look) {
    carry_to(b, look.measured);
    BearingFix z = fix_of(look, b.anchor);
    const Eigen::Vector2d v = moments(b.imm).x.segment<2>(2);
    const double late = to_seconds(look.measured - b.time);  // below 0: she was heard since
    z.e += late * v(0);
    z.n += late * v(1);
    update(b.imm, z);
    b.seen_as[static_cast<std::size_t>(look.seen_as)] += static_cast<float>(look.confidence);
    b.r = bears_out * b.r / (bears_out * b.r + 1.0 - b.r);
    ++b.sights;
    ++b.track.updates;
    b.track.contributors.note(look.site.source, look.measured);
    show(scene, b);
}

/// Where two directions cross, in the plane at the first camera, with its covariance.
std::optional<PositionFix> crossing(const CameraSite& a,
                                    const Sight& seen_a,
                                    const CameraSite& b,
                                    const Sight& seen_b) {
    const Eigen::Vector2d base = vector_of(displacement(a.at, b.at));
    const Eigen::Vector2d u{std::sin(seen_a.bearing), std::cos(seen_a.bearing)};
    const Eigen::Vector2d w{std::sin(seen_b.bearing), std::cos(seen_b.bearing)};
    const double sine = u(0) * w(1) - u(1) * w(0);
    if (std::abs(sine) < std::sin(least_angle)) {
        return std::nullopt;
    }
    const double range_a = (base(0) * w(1) - base(1) * w(0)) / sine;
    const double range_b = (base(0) * u(1) - base(1) * u(0)) / sine;
    if (range_a <= 0.0 || range_b <= 0.0 || range_a > a.range_max.si() ||
        range_b > b.range_max.si()) {
        return std::nullopt;
    }
    Eigen::Matrix2d H;
    H.row(0) = Eigen::RowVector2d{u(1), -u(0)} / range_a;
    H.row(1) = Eigen::RowVector2d{w(1), -w(0)} / range_b;
    const Eigen::Matrix2d back = H.inverse();
    const Eigen::Vector2d variance{seen_a.variance, seen_b.variance};
    return PositionFix{range_a * u, back * variance.asDiagonal() * back.transpose()};
}

/// Another camera saw something there at about the same time: an object may begin.
void cross(Scene& scene, Sight& seen) {
    for (Sight& other : scene.sights.unmatched) {
        if (other.camera == seen.camera || other.is_crossed ||
            seen.measured - other.measured > crossing_within) {
            continue;
        }
        const CameraSite& here = scene.cameras[seen.camera];
        const auto z = crossing(here, seen, scene.cameras[other.camera], other);
        if (!z) {
            continue;
        }
        const LatLon at = displaced(here.at, enu_of(z->z));
        if (scene.land != nullptr && scene.land->is_land(at)) {
            continue;
        }
        Belief* b = give_life(scene, at, seen.measured);
        if (b == nullptr) {
            return;
        }
        b->imm = imm_from(PositionFix{Eigen::Vector2d::Zero(), z->R}, crossing_speed);
        b->r = crossing_r;
        b->sights = 2;
        b->track.updates = 2;
        b->track.contributors.note(here.source, seen.measured);
        show(scene, *b);
        seen.is_crossed = other.is_crossed = true;
        ++scene.sights.counts.crossed;
        return;
    }
}

void keep(Scene& scene, const Look& look) {
    SightBook& book = scene.sights;
    ++book.counts.unmatched;
    Sight seen{.measured = look.measured,
               .camera = look.camera,
               .bearing = look.bearing,
               .variance = look.variance,
               .seen_as = look.seen_as};
    cross(scene, seen);
    book.unmatched.push_back(seen);
    if (book.unmatched.size() > SightBook::capacity) {
        book.unmatched.pop_front();
    }
}

}  // namespace

SightClass sight_class_of(std::string_view word) {
    const auto found = std::ranges::find_if(
        words, [&](const Word& w) { return word.find(w.part) != std::string_view::npos; });
    return found == words.end() ? SightClass::other : found->seen_as;
}

std::string_view to_string(SightClass seen_as) {
    constexpr std::array<std::string_view, sight_classes> names{
        "cargo", "tanker", "passenger", "fishing", "fast", "sailing", "other"};
    return names[static_cast<std::size_t>(seen_as)];
}

bool hear_sight(Scene& scene, const CameraTrigger& trigger, SourceId source, Time measured) {
    const CameraSite* site = site_of(scene, trigger, source);
    if (site == nullptr) {
        ++scene.sights.counts.unknown_camera;
        return false;
    }
    const bool says_sigma = trigger.bearing_sigma > Radians{0};
    const double sigma = (says_sigma ? trigger.bearing_sigma : site->sigma_bearing).si();
    const Look look{.site = *site,
                    .camera = static_cast<std::uint16_t>(site - scene.cameras.data()),
                    .measured = measured,
                    .bearing = trigger.bearing.si(),
                    .variance = sigma * sigma,
                    .seen_as = sight_class_of(trigger.object_class.view()),
                    .range = trigger.range,
                    .confidence = std::clamp(trigger.confidence, 0.0, 1.0)};
    const std::vector<Candidate> all = candidates(scene, look);
    if (all.empty()) {
        keep(scene, look);
        return false;
    }
    if (all.size() > 1 && all[0].odds < clear_ratio * all[1].odds) {
        ++scene.sights.counts.ambiguous;
        return false;
    }
    ++scene.sights.counts.matched;
    fold(scene, *all[0].b, look);
    return true;
}

}  // namespace seaeye
