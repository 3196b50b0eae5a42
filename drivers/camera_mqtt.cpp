// The driver for cameras that speak by MQTT: Frigate's events and triggers in our own form, read
// from a broker by mqtt/. A frame is the payload of one message; the topic is not in it, as a
// document names its camera itself. decode() is that of every camera driver.
#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "drivers/c_boundary.hpp"
#include "drivers/camera_config.hpp"
#include "drivers/camera_driver.hpp"
#include "drivers/camera_schema.hpp"
#include "drivers/config_object.hpp"
#include "drivers/mqtt/subscriber.hpp"

namespace {

using namespace seaeye;

constexpr std::string_view required = R"("broker")";
constexpr auto schema = camera_schema<required, mqtt::settings_schema>();

constexpr auto known_keys = std::to_array<std::string_view>({"broker",
                                                             "port",
                                                             "topics",
                                                             "client_id",
                                                             "username",
                                                             "password_file",
                                                             "tls",
                                                             "tls_ca_file",
                                                             "tls_insecure",
                                                             "keepalive_s",
                                                             "qos",
                                                             "protocol",
                                                             "camera",
                                                             "time_zone"});

struct CameraMqtt {
    CameraMqtt(const seaeye_host& host, const nlohmann::json& config);

    std::vector<camera::Camera> cameras;
    mqtt::Subscriber subscriber;
};

CameraMqtt& of(void* self) {
    return *static_cast<CameraMqtt*>(self);
}

constexpr mqtt::Callbacks callbacks{
    .ready = [](void* self, int, std::uint32_t events) { of(self).subscriber.ready(events); },
    .due =
        [](void* self, std::uint64_t timer) {
            of(self).subscriber.due(timer);
        }};

CameraMqtt::CameraMqtt(const seaeye_host& host, const nlohmann::json& config)
    : cameras{cameras_of_config(config)},
      subscriber{host,
                 mqtt::settings_of("camera_mqtt", config),
                 callbacks,
                 camera_driver_descriptor().frame_cap} {}

void* create(const seaeye_host* host, const char* config_json, char* error, size_t error_size) {
    return made_for_host(
        [&] { return std::make_unique<CameraMqtt>(*host, config_object(config_json, known_keys)); },
        error,
        error_size);
}

void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    decode_camera_frame(of(self).cameras, *frame, *sink);
}

int start(void* self, char* error, size_t error_size) {
    return started_for_host([&] { of(self).subscriber.start(); }, error, error_size);
}

void stop(void* self, int64_t /*deadline_us: it waits for nothing*/) {
    of(self).subscriber.stop();
}

int health(void* self, char* sentence, size_t sentence_size) {
    const auto told = of(self).subscriber.health();
    (void)std::snprintf(sentence, sentence_size, "%s", told.sentence.c_str());
    return told.state;
}

seaeye_driver_descriptor described() {
    seaeye_driver_descriptor descriptor = camera_driver_descriptor();
    descriptor.name = "camera_mqtt";
    descriptor.version = SEAEYE_DRIVER_VERSION;
    descriptor.summary =
        "Camera triggers as JSON from an MQTT broker: Frigate's events and Sea Eye's own form";
    descriptor.config_schema = schema.data();
    descriptor.create = create;
    descriptor.decode = decode;
    descriptor.destroy = destroyed_for_host<CameraMqtt>;
    descriptor.start = start;
    descriptor.stop = stop;
    descriptor.health = health;
    return descriptor;
}

}  // namespace

extern "C" SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver() {
    static const seaeye_driver_descriptor descriptor = described();
    return &descriptor;
}
