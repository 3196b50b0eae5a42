// AIS messages as JSON, for people and programs. Every name carries its unit.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "drivers/decode/ais/message.hpp"
#include "drivers/decode/ais_json_row.hpp"
#include "drivers/decode/pen.hpp"
#include "drivers/decode/reception.hpp"

namespace seaeye {

/// Keeps what it worked out about the tables it met. One thread at a time.
class AisMessageJson {
public:
    AisMessageJson();
    ~AisMessageJson();
    AisMessageJson(const AisMessageJson&) = delete;
    AisMessageJson& operator=(const AisMessageJson&) = delete;

    /// Appends one JSON object: reception, header, every field of the message's table (null: not
    /// available), lists of what repeats, "application" where the binary data are known, "raw"
    /// integers, and where it applies the names of the fields that are "at_least" their value, have
    /// "no_magnitude" or are "out_of_range".
    void append(std::string& out, const ais::Message& message, const Reception& reception);

    /// The same from `at` on in a page; gives the place behind it.
    char* write(PenPage& page, char* at, const ais::Message& message, const Reception& reception);

private:
    struct Plan;

    /// Where a table's place 0 is, and what stands around it.
    struct Place {
        std::size_t base = 0;
        bool has_contents = false;  ///< the data are told as an application
        bool is_first = false;      ///< behind a bracket: the first key has no comma
    };

    using Readings = ais_json::Readings;

    const Plan& plan_of(const ais::Table& table);
    char* write_time(PenPage& page, char* at, std::int64_t us);
    char* write_reception(PenPage& page, char* at, const Reception& reception);
    char* write_fields(PenPage& page, char* at, const ais::Message& message);
    static char* write_raws(char* at, const Plan& plan, const Readings& readings);
    char* write_table(
        PenPage& page, char* at, const ais::Table& table, const ais::Payload& payload, Place place);
    char* write_groups(
        PenPage& page, char* at, const Plan& plan, const ais::Payload& payload, std::size_t base);
    char* write_contents(PenPage& page, char* at, const ais::Message& message);

    std::vector<std::unique_ptr<const Plan>> plans_;  // one for each table that was ever met
    std::array<const Plan*, 64> newest_{};            // by the table's address: where to look first
    std::int64_t second_ = 0;                         // the newest whole second, since 1970
    std::string second_text_;                         // and how it is written, without its Z
};

}  // namespace seaeye
