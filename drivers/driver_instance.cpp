// Texts that a driver writes end within their buffer, whatever it wrote.
#include "drivers/driver_instance.hpp"

#include <array>
#include <utility>

#include "drivers/host_impl.hpp"

namespace seaeye {
namespace {

using Sentence = std::array<char, 512>;

std::string text_of(Sentence& sentence, std::string otherwise) {
    sentence.back() = '\0';
    return sentence[0] != '\0' ? std::string{sentence.data()} : std::move(otherwise);
}

}  // namespace

DriverInstance::DriverInstance(std::shared_ptr<const Driver::Impl> driver,
                               DriverLog log,
                               HostServices* services)
    : driver_{std::move(driver)},
      host_{std::move(log), services} {}

Result<std::shared_ptr<DriverInstance>> DriverInstance::create(
    std::shared_ptr<const Driver::Impl> driver,
    const std::string& config_json,
    DriverLog log,
    HostServices* services) {
    const std::shared_ptr<DriverInstance> made{
        new DriverInstance{std::move(driver), std::move(log), services}};
    Sentence sentence{};
    made->self_ = made->driver_->descriptor.create(
        made->host_.table(), config_json.c_str(), sentence.data(), sentence.size());
    if (made->self_ == nullptr) {
        return Error{ErrorCode::bad_value,
                     "driver " + made->driver_->info.name +
                         " refused: " + text_of(sentence, "it gave no reason")};
    }
    made->host_.set_self(made->self_);
    return made;
}

DriverInstance::~DriverInstance() {
    if (self_ != nullptr) {
        driver_->descriptor.destroy(self_);
    }
}

void DriverInstance::decode(const Frame& frame, const seaeye_sink& sink) {
    host_.on_frame(frame.number);
    const seaeye_frame c_frame{.struct_size = sizeof(seaeye_frame),
                               .stream = frame.stream,
                               .number = frame.number,
                               .received_us = frame.received ? to_micros(*frame.received) : 0,
                               .bytes = frame.bytes.data(),
                               .size = frame.bytes.size()};
    driver_->descriptor.decode(self_, &c_frame, &sink);
}

void DriverInstance::flush(const seaeye_sink& sink) {
    driver_->descriptor.flush(self_, &sink);
}

Result<Done> DriverInstance::start() {
    Sentence sentence{};
    if (driver_->descriptor.start(self_, sentence.data(), sentence.size()) == 0) {
        return Done{};
    }
    return Error{ErrorCode::bad_value,
                 text_of(sentence, "driver " + driver_->info.name + " did not start")};
}

void DriverInstance::stop(std::int64_t deadline_us) {
    driver_->descriptor.stop(self_, deadline_us);
}

DriverHealth DriverInstance::health() {
    Sentence sentence{};
    const int state = driver_->descriptor.health(self_, sentence.data(), sentence.size());
    return {.state = state == SEAEYE_HEALTH_UP           ? DriverHealth::State::up
                     : state == SEAEYE_HEALTH_CONNECTING ? DriverHealth::State::connecting
                                                         : DriverHealth::State::down,
            .sentence = text_of(sentence, {})};
}

}  // namespace seaeye
