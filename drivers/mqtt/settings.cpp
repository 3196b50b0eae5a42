#include "drivers/mqtt/settings.hpp"

#include <mosquitto.h>

#include <nlohmann/json.hpp>

#include "drivers/config_table.hpp"

namespace seaeye::mqtt {
namespace {

void check_topics(const ConfigTable& table, const std::vector<std::string>& topics) {
    if (topics.empty()) {
        table.refuse("topics: expected at least one, found none");
    }
    for (const std::string& topic : topics) {
        const bool is_topic = !topic.empty() && topic.front() != '$' &&
                              mosquitto_sub_topic_check(topic.c_str()) == MOSQ_ERR_SUCCESS;
        if (!is_topic) {
            table.refuse(
                "topics: expected topics in which + and # fill a level, # the last one, "
                "and which do not begin with $; found \"" +
                topic + "\"");
        }
    }
}

/// Keys that say nothing without another are a misunderstanding, of which nobody would hear.
void check_ties(const ConfigTable& table, const Settings& settings) {
    if (!settings.password_file.empty() && settings.username.empty()) {
        table.refuse("password_file takes a username beside it");
    }
    if (!settings.has_tls && !settings.tls_ca_file.empty()) {
        table.refuse("tls_ca_file takes tls = true beside it");
    }
    if (!settings.has_tls && !settings.is_certificate_checked) {
        table.refuse("tls_insecure takes tls = true beside it");
    }
    if (!settings.is_certificate_checked && !settings.tls_ca_file.empty()) {
        table.refuse(
            "tls_ca_file is for checking certificates, tls_insecure is against it: one "
            "of the two has to go");
    }
}

bool is_version_5(const ConfigTable& table) {
    const std::string version = table.text("protocol").value_or("5");
    if (version != "5" && version != "3.1.1") {
        table.refuse(R"(protocol: expected "5" or "3.1.1", found ")" + version + '"');
    }
    return version == "5";
}

}  // namespace

std::string Settings::name() const {
    const bool is_ipv6 = broker.find(':') != std::string::npos;
    return "broker " + (is_ipv6 ? "[" + broker + "]" : broker) + ":" + std::to_string(port);
}

Settings settings_of(const std::string& driver, const nlohmann::json& config) {
    const ConfigTable table{config, driver};
    Settings settings;
    settings.broker = table.text("broker").value_or("");
    if (settings.broker.empty()) {
        table.refuse("broker: expected the name or address of the MQTT broker, found none");
    }
    settings.has_tls = table.flag("tls").value_or(false);
    settings.port = table.whole("port", 1, 65'535).value_or(settings.has_tls ? 8883 : 1883);
    if (config.contains("topics")) {
        settings.topics = table.texts("topics");
    }
    check_topics(table, settings.topics);
    settings.client_id = table.text("client_id").value_or("");
    settings.username = table.text("username").value_or("");
    settings.password_file = table.text("password_file").value_or("");
    settings.tls_ca_file = table.text("tls_ca_file").value_or("");
    settings.is_certificate_checked = !table.flag("tls_insecure").value_or(false);
    settings.keepalive_s = table.whole("keepalive_s", 5, 3600).value_or(settings.keepalive_s);
    settings.qos = table.whole("qos", 0, 2).value_or(settings.qos);
    settings.is_version_5 = is_version_5(table);
    check_ties(table, settings);
    return settings;
}

}  // namespace seaeye::mqtt
