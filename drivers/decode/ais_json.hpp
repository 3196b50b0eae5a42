// AIS messages as JSON, for people and programs. Every name carries its unit.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "drivers/decode/ais/message.hpp"
#include "drivers/decode/pen.hpp"
#include "drivers/decode/reception.hpp"

namespace seaeye {

/// Keeps what it worked out about the tables it met. One thread at a time.
class AisJson {
public:
    AisJson();
    ~AisJson();
    AisJson(const AisJson&) = delete;
    AisJson& operator=(const AisJson&) = delete;

    /// Appends one JSON object: reception, header, every field of the message's table (null: not
    /// available), lists of what repeats, "application" where the binary data are known, "raw"
    /// integers, and where it applies the names of the fields that are "at_least" their value, have
    /// "no_magnitude" or are "out_of_range".
    void append(std::string& out, const ais::Message& message, const Reception& reception);

private:
    struct Row;
    struct Plan;

    const Plan& plan_of(const ais::Table& table);
    static void write_value(Pen& pen,
                            const Row& row,
                            const ais::Payload& payload,
                            std::size_t base,
                            ais::State state,
                            int raw);
    void write_table(Pen& pen,
                     const ais::Table& table,
                     const ais::Payload& payload,
                     std::size_t base,
                     bool has_contents);
    void write_groups(Pen& pen, const Plan& plan, const ais::Payload& payload, std::size_t base);
    void write_contents(Pen& pen, const ais::Message& message);

    std::vector<std::unique_ptr<const Plan>> plans_;  // one for each table that was ever met
    std::array<const Plan*, 64> newest_{};            // by the table's address: where to look first
};

}  // namespace seaeye
