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
    auto found = entries_.find(mmsi);
    if (found == entries_.end()) {
        if (entries_.size() >= capacity_) {
            ++refused_;
            return nullptr;
        }
        found = entries_.try_emplace(mmsi).first;
        found->second.vessel.mmsi = mmsi;
        found->second.vessel.first_heard = measured;
    }
    VesselEntry& known = found->second;
    known.vessel.last_heard = std::max(known.vessel.last_heard, measured);
    if (known.is_taken) {
        known.is_taken = false;
        heard_.push_back(mmsi);
    }
    return &known;
}

const VesselEntry* VesselBook::hear(const AisPosition& report, Time measured) {
    VesselEntry* known = entry(report.mmsi, measured);
    if (known == nullptr) {
        return nullptr;
    }
    known->revision += take(known->vessel.ais_class, report.ais_class) ? 1 : 0;
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
    known->revision += any ? 1 : 0;
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

std::vector<Vessel> VesselBook::take_heard() {
    std::ranges::sort(heard_);
    std::vector<Vessel> out;
    for (const Mmsi mmsi : heard_) {
        VesselEntry& entry = entries_.at(mmsi);
        entry.is_taken = true;
        out.push_back(entry.vessel);
    }
    heard_.clear();
    return out;
}

}  // namespace seaeye
