#include "drivers/decode/asterix/asterix_stream.hpp"

#include <cstdlib>

#include "drivers/decode/day_time.hpp"

namespace seaeye::asterix {
namespace {

constexpr std::uint8_t video = 240;

Counter records_of(std::uint8_t category) {
    switch (category) {
        case 2:
            return Counter::records_002;
        case 10:
            return Counter::records_010;
        case 34:
            return Counter::records_034;
        case 48:
            return Counter::records_048;
        default:
            return Counter::records_062;
    }
}

/// Nothing at all: what a system has to say of itself, say.
bool has_place(const Report& report) {
    return report.polar || report.at || report.kind == Kind::sweep;
}

TrackerPlace place_of(const Report& report) {
    if (report.polar) {
        return {.frame = TrackerPlace::Frame::polar,
                .first = report.polar->range_m,
                .second = report.polar->bearing_deg};
    }
    return report.at ? TrackerPlace{.frame = TrackerPlace::Frame::wgs84,
                                    .first = report.at->lat_deg,
                                    .second = report.at->lon_deg}
                     : TrackerPlace{};
}

}  // namespace

AsterixStream::AsterixStream(const AsterixSource& source) : site_{source.site} {
    for (const Profile* const profile : source.profiles) {
        categories_.push_back({.profile = profile,
                               .cutter = Cutter{profile->items},
                               .read = reader_of(*profile),
                               .records = records_of(profile->category)});
        categories_.back().held.reserve(most_held);
    }
}

Outcome AsterixStream::feed(std::span<const std::uint8_t> frame,
                            std::int64_t received_us,
                            AsterixSink& sink) {
    sink_ = &sink;
    tally_ = {};
    received_us_ = received_us;
    std::optional<Outcome> fault;
    while (!frame.empty()) {
        const auto block = take_block(frame);
        if (!block) {
            return fault.value_or(Outcome::bad_block);
        }
        Category* const category = category_of(block->category);
        if (category == nullptr) {
            tally_.has_other = true;
            count(block->category == video ? Counter::blocks_240 : Counter::blocks_other);
        } else if (!take(*category, block->records)) {
            fault = fault.value_or(Outcome::bad_record);
        }
    }
    return fault.value_or(outcome());
}

void AsterixStream::flush(AsterixSink& sink) {
    sink_ = &sink;
    for (Category& category : categories_) {
        if (category.guard.state() != EditionGuard::State::suspect && category.guard.is_likely()) {
            release(category);
        } else {
            withhold(category);
        }
    }
}

Outcome AsterixStream::outcome() const {
    return tally_.has_ok             ? Outcome::ok
           : tally_.has_suspect      ? Outcome::edition_suspect
           : tally_.has_unknown_site ? Outcome::unknown_site
           : tally_.has_other        ? Outcome::other_category
                                     : Outcome::no_record;
}

AsterixStream::Category* AsterixStream::category_of(std::uint8_t number) {
    for (Category& category : categories_) {
        if (category.profile->category == number) {
            return &category;
        }
    }
    return nullptr;
}

/// One block. False when a record of it could not be cut: the rest of the block is lost.
bool AsterixStream::take(Category& category, Bytes records) {
    BlockEvidence evidence;
    Record record;
    bool is_whole = true;
    while (!records.empty() && is_whole) {
        is_whole = category.cutter.cut(records, record) == Fault::none;
        if (!is_whole) {
            count(Counter::bad_records);
            ++evidence.faults;
            break;
        }
        count(category.records);
        take(category, category.read(record), evidence);
        records = records.subspan(record.size());
    }
    judge(category, evidence);
    return is_whole;
}

/// One record: what it shows of the edition, and whether it is ours to tell.
void AsterixStream::take(Category& category, const Report& report, BlockEvidence& evidence) {
    constexpr std::int64_t near_us = 60'000'000;
    if (!report.is_in_range) {
        count(Counter::out_of_range);
        ++evidence.faults;
        return;
    }
    ++evidence.sound_records;
    const std::int64_t time_us = time_of(report);
    evidence.is_clock_right =
        evidence.is_clock_right || (report.since_midnight_us && received_us_ != 0 &&
                                    std::abs(time_us - received_us_) <= near_us);
    if (site_ && report.site != site_) {
        tally_.has_unknown_site = true;
        count(Counter::unknown_site);
        return;
    }
    if (category.guard.state() == EditionGuard::State::suspect) {
        tally_.has_suspect = true;
    } else {
        tally_.has_ok = true;
    }
    if (!report.is_real) {
        count(Counter::not_real);
    } else if (report.kind != Kind::nothing) {
        emit(category, report);
    }
}

void AsterixStream::emit(Category& category, const Report& report) {
    const bool is_ended = report.kind == Kind::track && report.state == TrackState::ended;
    if (!has_place(report) && !is_ended) {
        count(Counter::no_place);
        return;
    }
    const PlacedReport placed{
        .said = report, .measured_us = time_of(report), .received_us = received_us_};
    if (category.guard.state() == EditionGuard::State::trusted) {
        tell(placed);
        return;
    }
    if (category.held.size() == most_held) {
        withhold(category);
    }
    category.held.push_back(placed);
}

/// Generations are told when a report is given, so that what is never given starts none.
void AsterixStream::tell(PlacedReport placed) {
    const Report& report = placed.said;
    if (report.kind == Kind::track) {
        placed.generation = generations_.generation_of(
            {.number = std::uint32_t{report.site.value_or(0)} << 16U | report.number,
             .time_us = placed.measured_us,
             .place = place_of(report),
             .sog_mps = report.velocity ? report.velocity->sog_mps : 0.0,
             .is_last = report.state == TrackState::ended});
    }
    if (placed.measured_us == 0) {
        count(Counter::without_time);
    }
    sink_->report(placed);
}

void AsterixStream::judge(Category& category, const BlockEvidence& evidence) {
    const EditionGuard::State before = category.guard.state();
    const EditionGuard::State now = category.guard.judge(evidence);
    if (now == EditionGuard::State::trusted) {
        release(category);
    }
    if (now == before) {
        return;
    }
    if (now == EditionGuard::State::suspect) {
        count(Counter::edition_suspect);
        sink_->suspicion(*category.profile, now);
    } else if (before == EditionGuard::State::suspect) {
        sink_->suspicion(*category.profile, now);
    }
}

void AsterixStream::release(Category& category) {
    for (const PlacedReport& placed : category.held) {
        tell(placed);
    }
    category.held.clear();
}

void AsterixStream::withhold(Category& category) {
    for (std::size_t i = 0; i < category.held.size(); ++i) {
        count(Counter::edition_withheld);
    }
    category.held.clear();
}

std::int64_t AsterixStream::time_of(const Report& report) const {
    return report.since_midnight_us ? nearest_day_time(*report.since_midnight_us, received_us_)
                                    : received_us_;
}

}  // namespace seaeye::asterix
