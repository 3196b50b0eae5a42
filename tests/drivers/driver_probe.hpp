// A driver as the daemon has it, from the built library: frames in, and what it emitted.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "drivers/host.hpp"

namespace seaeye::test {

class DriverProbe final : public DecodedSink {
public:
    DriverProbe(const std::string& name,
                const std::string& config,
                const std::string& directory = SEAEYE_DRIVERS) {
        auto loaded = Driver::load(directory + "/" + name + ".so");
        REQUIRE_MESSAGE(loaded, (loaded ? "" : loaded.error().text));
        driver_ = std::make_unique<Driver>(*std::move(loaded));
        auto decoder = driver_->decoder(
            SourceId{1}, config, [this](int, std::string_view words) { said.emplace_back(words); });
        refusal = decoder ? "" : decoder.error().text;
        if (decoder) {
            decoder_ = std::make_unique<Decoder>(*std::move(decoder));
        }
    }

    /// `received_us` 0: a log that does not say.
    DriverProbe& feed(std::span<const std::uint8_t> frame, std::int64_t received_us) {
        decoder_->decode(
            {.number = ++frames_,
             .received =
                 received_us != 0 ? std::optional{time_from_micros(received_us)} : std::nullopt,
             .bytes = frame},
            *this);
        return *this;
    }

    DriverProbe& flush() {
        decoder_->flush(*this);
        return *this;
    }

    void observation(Observation&& observation) override {
        observations.push_back(std::move(observation));
    }

    void account(std::uint64_t, std::uint32_t outcome) override {
        outcomes.push_back(driver_->info().outcomes.at(outcome));
    }

    void count(std::uint32_t counter) override { ++counters[driver_->info().counters.at(counter)]; }

    /// The observations that are of one kind.
    template <class Noun>
    [[nodiscard]] std::vector<Noun> all() const {
        std::vector<Noun> found;
        for (const Observation& observation : observations) {
            if (const Noun* const noun = std::get_if<Noun>(&observation.said)) {
                found.push_back(*noun);
            }
        }
        return found;
    }

    std::string refusal;  ///< why there is no decoder
    std::vector<Observation> observations;
    std::vector<std::string> outcomes;
    std::vector<std::string> said;  ///< log lines
    std::map<std::string, int> counters;

private:
    std::unique_ptr<Driver> driver_;
    std::unique_ptr<Decoder> decoder_;
    std::uint64_t frames_ = 0;
};

}  // namespace seaeye::test
