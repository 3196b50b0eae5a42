// What a vessel's AIS sends and when, by ITU-R M.1371-5, as the shore station notes it down.
#pragma once

#include <string>

#include "daemon/coast/cast.hpp"
#include "daemon/coast/dice.hpp"
#include "drivers/encode/ais.hpp"

namespace seaeye {

/// The shore receiver's log: TAG-blocked AIVDM lines. Loses some messages, as a receiver does.
class ShoreLog {
public:
    /// `dice` is borrowed and outlives the log.
    explicit ShoreLog(Dice& dice) : dice_{dice} {}

    void hear(const BitWriter& message, Time received);

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    Dice& dice_;  // the simulation's
    std::string text_;
    int sequence_id_ = 0;
    bool is_channel_b_ = false;
};

/// Time to her next position report. ITU-R M.1371-5 table 1 (class A), table 2 (class B CS).
Duration reporting_interval(const Actor& actor, const Ship& ship);

/// One vessel's transponder: keeps its own schedule.
class Transponder {
public:
    /// `actor` is borrowed and outlives the transponder. `dice` give it a place in the schedule.
    Transponder(const Actor& actor, Time start, Dice& dice);

    /// Sends what is due at `now`, a whole second.
    void tell(const Ship& ship, Time now, Dice& dice, ShoreLog& log);

private:
    [[nodiscard]] AisPosition report(const Ship& ship, Time now, Dice& dice) const;
    void tell_particulars(Time now, ShoreLog& log);

    const Actor& actor_;  // the cast's
    Time next_report_;
    Time next_particulars_;
};

/// Sends what the stations, the buoys and the beacon under test have due at `now`.
void tell_fixtures(const Cast& cast, Time start, Time now, ShoreLog& log);

}  // namespace seaeye
