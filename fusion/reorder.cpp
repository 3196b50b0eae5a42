// An ordered set: most observations go in near its end. When it is full, the watermark is pushed
// on: bounded memory costs lateness, not data.
#include "fusion/reorder.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace seaeye {
namespace {

using Key = std::array<std::uint64_t, 3>;

std::uint64_t bits(double x) {
    return std::bit_cast<std::uint64_t>(x);
}

Key place_key(std::uint64_t subject, std::optional<LatLon> at) {
    return at ? Key{subject, bits(at->lat.si()), bits(at->lon.si())} : Key{subject, 0, 0};
}

Key polar_key(std::uint64_t subject, const std::optional<Polar>& polar, std::optional<LatLon> at) {
    return polar ? Key{subject, bits(polar->range.si()), bits(polar->bearing.si())}
                 : place_key(subject, at);
}

/// Whom an observation is of, and what it says of the place.
struct KeyOf {
    Key operator()(const AisPosition& o) const { return place_key(to_number(o.mmsi), o.at); }

    Key operator()(const AisStatic& o) const { return {to_number(o.mmsi), o.message_type, 0}; }

    Key operator()(const AisOther& o) const { return {to_number(o.mmsi), o.message_type, 0}; }

    Key operator()(const RadarPlot& o) const { return polar_key(0, o.polar, o.at); }

    Key operator()(const RadarTrack& o) const { return polar_key(o.number, o.polar, o.at); }

    Key operator()(const RadarSweep& o) const { return {bits(o.bearing.si()), 0, 0}; }

    Key operator()(const OwnShip& o) const { return place_key(0, o.at); }

    Key operator()(const RadarCue& o) const { return polar_key(0, o.polar, o.at); }

    Key operator()(const CameraTrigger& o) const { return {bits(o.bearing.si()), 0, 0}; }

    Key operator()(const Heartbeat& /*o*/) const { return {}; }
};

}  // namespace

bool Earlier::operator()(const Held& a, const Held& b) const {
    const Observation& x = a.observation;
    const Observation& y = b.observation;
    if (x.measured != y.measured) {
        return x.measured < y.measured;
    }
    const auto kind = [](const Observation& o) {
        return std::pair{o.source, o.said.index()};
    };
    if (kind(x) != kind(y)) {
        return kind(x) < kind(y);
    }
    const Key of_x = std::visit(KeyOf{}, x.said);
    const Key of_y = std::visit(KeyOf{}, y.said);
    return of_x != of_y ? of_x < of_y : a.arrival < b.arrival;
}

Reorder::Accepted Reorder::push(Observation observation) {
    if (observation.received > newest_) {
        newest_ = observation.received;
        watermark_ = std::max(watermark_, newest_ - lateness_);
    }
    if (std::holds_alternative<Heartbeat>(observation.said)) {
        return Accepted::yes;
    }
    if (observation.measured < watermark_) {
        return Accepted::late;
    }
    held_.insert(held_.end(), Held{std::move(observation), arrivals_++});
    if (held_.size() > capacity_) {
        watermark_ = std::max(watermark_, held_.begin()->observation.measured);
    }
    return Accepted::yes;
}

const Observation* Reorder::ready() const {
    if (held_.empty() || held_.begin()->observation.measured > watermark_) {
        return nullptr;
    }
    return &held_.begin()->observation;
}

void Reorder::pop() {
    held_.erase(held_.begin());
}

void Reorder::finish() {
    watermark_ = Time::max();
}

}  // namespace seaeye
