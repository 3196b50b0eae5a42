// The sink that is handed to the driver writes here; nothing of it throws across the driver but
// what runs out of memory, and the child ends with that.
#include "daemon/driver_check/trial.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include <fmt/format.h>

#include "daemon/driver_check/kinds.hpp"
#include "daemon/driver_check/observation_text.hpp"
#include "drivers/frame_books.hpp"
#include "drivers/observation_check.hpp"

namespace seaeye::conformance {
namespace {

/// As the host sees it: what a driver of an older minor version did not know is zero.
seaeye_observation grown(const seaeye_observation& given) {
    seaeye_observation whole{};
    std::memcpy(&whole, &given, std::min<std::size_t>(given.struct_size, sizeof whole));
    return whole;
}

}  // namespace

void Faults::add(std::string words) {
    if (++count == 1) {
        first = std::move(words);
    }
}

Trial::Trial(const RawDriver& driver, Slate& slate)
    : driver_{driver},
      slate_{slate},
      kinds_{kinds_in(driver.descriptor.kinds)},
      host_{[](int, std::string_view) {}, nullptr},
      outcomes_(driver.descriptor.outcome_count) {
    // Room at once, so that our own books do not grow while a driver's memory is watched.
    constexpr std::size_t usual_frames = 1U << 20U;
    is_settled_.reserve(usual_frames);
    sink_ = {.struct_size = sizeof sink_,
             .reserved = 0,
             .context = this,
             .observation =
                 [](void* self, const seaeye_observation* observation) {
                     static_cast<Trial*>(self)->take(observation);
                 },
             .account =
                 [](void* self, std::uint64_t number, std::uint32_t outcome) {
                     static_cast<Trial*>(self)->account(number, outcome);
                 },
             .count =
                 [](void* self, std::uint32_t counter) {
                     static_cast<Trial*>(self)->count(counter);
                 }};
}

Result<std::unique_ptr<Trial>> Trial::make(const RawDriver& driver,
                                           const std::string& config_json,
                                           Slate& slate) {
    std::unique_ptr<Trial> trial{new Trial{driver, slate}};
    slate.step("create()");
    std::array<char, 512> sentence{};
    trial->self_ = driver.descriptor.create(
        trial->host_.table(), config_json.c_str(), sentence.data(), sentence.size());
    if (trial->self_ == nullptr) {
        sentence.back() = '\0';
        return Error{ErrorCode::bad_value, sentence.data()};
    }
    trial->host_.set_self(trial->self_);
    return trial;
}

Trial::~Trial() {
    if (self_ != nullptr) {
        slate_.step("destroy()");
        driver_.descriptor.destroy(self_);
    }
}

void Trial::decode(const TrialFrame& frame) {
    ++number_;
    is_settled_.push_back(false);
    if (++waiting_ > FrameBooks::most_pending) {
        accounting_.add(fmt::format("at frame {} more than {} frames wait for their outcome",
                                    number_,
                                    FrameBooks::most_pending));
    }
    if (has_words_) {
        said_.emplace_back();
    }
    const seaeye_frame c_frame{.struct_size = sizeof(seaeye_frame),
                               .stream = frame.stream,
                               .number = number_,
                               .received_us = frame.received_us,
                               .bytes = frame.bytes.data(),
                               .size = frame.bytes.size()};
    slate_.frame(c_frame, frame.what);
    is_inside_ = true;
    driver_.descriptor.decode(self_, &c_frame, &sink_);
    is_inside_ = false;
    slate_.no_frame();
}

void Trial::flush() {
    slate_.step("flush()");
    if (has_words_) {
        said_.emplace_back();
    }
    is_inside_ = true;
    driver_.descriptor.flush(self_, &sink_);
    is_inside_ = false;
    for (std::size_t i = 0; i < is_settled_.size(); ++i) {
        if (!is_settled_[i]) {
            is_settled_[i] = true;
            --waiting_;
            accounting_.add(fmt::format("frame {} has no outcome after flush()", i + 1));
        }
    }
}

void Trial::take(const seaeye_observation* observation) {
    ++observations_;
    if (observation == nullptr) {
        refusals_.add(fmt::format("of frame {}: NULL", number_));
        return;
    }
    Observation made;
    const bool is_good = check_observation(*observation, SourceId{0}, std::nullopt, made);
    const bool is_declared = !is_good || declares(observation->kind);
    if (is_good && is_declared && !has_words_) {
        return;
    }
    const std::string words = observation_text(grown(*observation));
    if (!is_good) {
        refusals_.add(fmt::format("of frame {}: {}", number_, words));
    } else if (!is_declared) {
        undeclared_.add(fmt::format("of frame {}: {}", number_, words));
    }
    say(words);
}

bool Trial::declares(std::uint32_t kind) const {
    return std::ranges::find(kinds_, kind_name(kind)) != kinds_.end();
}

void Trial::account(std::uint64_t number, std::uint32_t outcome) {
    if (!is_inside_) {
        accounting_.add(fmt::format("account({}) outside of decode() and flush()", number));
        return;
    }
    if (outcome >= outcomes_.size()) {
        accounting_.add(fmt::format(
            "frame {} got outcome {}, there are {}", number, outcome, outcomes_.size()));
        return;
    }
    if (number == 0 || number > is_settled_.size()) {
        accounting_.add(fmt::format(
            "frame {} got an outcome, the newest frame is {}", number, is_settled_.size()));
        return;
    }
    if (is_settled_[number - 1]) {
        accounting_.add(fmt::format("frame {} got a second outcome", number));
        return;
    }
    is_settled_[number - 1] = true;
    --waiting_;
    ++outcomes_[outcome];
    say(fmt::format("frame {} ended as {}", number, driver_.descriptor.outcomes[outcome]));
}

void Trial::count(std::uint32_t counter) {
    if (counter >= driver_.descriptor.counter_count) {
        accounting_.add(fmt::format("at frame {} counter {} was counted, there are {}",
                                    number_,
                                    counter,
                                    driver_.descriptor.counter_count));
        return;
    }
    say(fmt::format("counted {}", driver_.descriptor.counters[counter]));
}

void Trial::say(std::string_view words) {
    if (!has_words_ || said_.empty()) {
        return;
    }
    std::string& said = said_.back();
    if (said.size() + words.size() < most_said) {
        said.append(said.empty() ? "" : "; ").append(words);
    } else if (!said.ends_with(" ...")) {
        said += " ...";
    }
}

}  // namespace seaeye::conformance
