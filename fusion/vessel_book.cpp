// Latest word wins, field by field; a field that a message does not carry leaves the old one alone.
#include "fusion/vessel_book.hpp"

#include <algorithm>

namespace seaeye {
namespace {

/// Takes the new value where there is one; says whether anything changed.
template <class T>
bool take(std::optional<T>& field, const std::optional<T>& given) {
    if (!given || field == given) {
        return false;
    }
    field = given;
    return true;
}

template <std::size_t N>
bool take(Text<N>& field, const Text<N>& given) {
    if (given.empty() || field == given) {
        return false;
    }
    field = given;
    return true;
}

bool take(AisClass& field, AisClass given) {
    if (given == AisClass::unknown || field == given) {
        return false;
    }
    field = given;
    return true;
}

}  // namespace

VesselEntry* VesselBook::entry(Mmsi mmsi, Time measured) {
    const auto found = entries_.find(mmsi);
    if (found != entries_.end()) {
        Vessel& vessel = found->second.vessel;
        vessel.last_heard = std::max(vessel.last_heard, measured);
        return &found->second;
    }
    if (entries_.size() >= capacity_) {
        ++refused_;
        return nullptr;
    }
    VesselEntry& fresh = entries_[mmsi];
    fresh.vessel.mmsi = mmsi;
    fresh.vessel.first_heard = measured;
    fresh.vessel.last_heard = measured;
    changed(fresh);
    return &fresh;
}

void VesselBook::changed(VesselEntry& entry) {
    ++entry.revision;
    changed_.push_back(entry.vessel.mmsi);
}

const VesselEntry* VesselBook::hear(const AisPosition& report, Time measured) {
    VesselEntry* known = entry(report.mmsi, measured);
    if (known == nullptr) {
        return nullptr;
    }
    if (take(known->vessel.ais_class, report.ais_class)) {
        changed(*known);
    }
    if (report.at) {
        ++known->positions;
        if (!report.is_low_resolution || !known->vessel.at) {
            known->vessel.at = report.at;
        }
    }
    return known;
}

const VesselEntry* VesselBook::hear(const AisStatic& report, Time measured) {
    VesselEntry* known = entry(report.mmsi, measured);
    if (known == nullptr) {
        return nullptr;
    }
    Vessel& v = known->vessel;
    bool any = take(v.ais_class, report.ais_class);
    any |= take(v.imo, report.imo);
    any |= take(v.name, report.name);
    any |= take(v.callsign, report.callsign);
    any |= take(v.ship_type, report.ship_type);
    any |= take(v.dimensions.to_bow, report.dimensions.to_bow);
    any |= take(v.dimensions.to_stern, report.dimensions.to_stern);
    any |= take(v.dimensions.to_port, report.dimensions.to_port);
    any |= take(v.dimensions.to_starboard, report.dimensions.to_starboard);
    any |= take(v.draught, report.draught);
    any |= take(v.destination, report.destination);
    if (any) {
        changed(*known);
    }
    return known;
}

const VesselEntry* VesselBook::hear(const AisOther& report, Time measured) {
    return entry(report.mmsi, measured);
}

const VesselEntry* VesselBook::find(Mmsi mmsi) const {
    const auto found = entries_.find(mmsi);
    return found == entries_.end() ? nullptr : &found->second;
}

std::vector<Vessel> VesselBook::heard_since(Time since) const {
    std::vector<Vessel> out;
    for (const auto& [mmsi, entry] : entries_) {
        if (entry.vessel.last_heard >= since) {
            out.push_back(entry.vessel);
        }
    }
    std::ranges::sort(out, {}, &Vessel::mmsi);
    return out;
}

std::vector<Vessel> VesselBook::take_changed() {
    std::ranges::sort(changed_);
    const auto doubles = std::ranges::unique(changed_);
    changed_.erase(doubles.begin(), doubles.end());
    std::vector<Vessel> out;
    for (const Mmsi mmsi : changed_) {
        out.push_back(entries_.at(mmsi).vessel);
    }
    changed_.clear();
    return out;
}

}  // namespace seaeye
