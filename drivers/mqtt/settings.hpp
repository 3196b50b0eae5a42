// How a broker is reached, who we are there and what is read: the keys of an MQTT source.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace seaeye::mqtt {

struct Settings {
    std::string broker;  ///< host name or address
    int port = 1883;
    std::vector<std::string> topics{"frigate/events", "sea-eye/cameras/+/trigger"};
    std::string client_id;      ///< empty: one is made up
    std::string username;       ///< empty: none
    std::string password_file;  ///< empty: none
    bool has_tls = false;
    std::string tls_ca_file;  ///< empty: the authorities that the system trusts
    bool is_certificate_checked = true;
    int keepalive_s = 15;
    int qos = 0;
    bool is_version_5 = true;  ///< of MQTT; else 3.1.1

    /// "broker mqtt.local:1883".
    [[nodiscard]] std::string name() const;
};

/// Members of a JSON Schema's "properties", each with a comma behind it. There is no key for a
/// password itself: a configuration is shown around.
inline constexpr std::string_view settings_schema = R"(
"broker": { "title": "the name or address of the broker", "type": "string", "pattern": "^[!-~]{1,253}$" },
"port": { "type": "integer", "minimum": 1, "maximum": 65535, "description": "Absent: 1883, with tls 8883." },
"topics": {
  "title": "a list of up to 64 topics, + and # allowed as in MQTT",
  "type": "array", "minItems": 1, "maxItems": 64,
  "items": { "title": "a topic, which may not begin with $", "type": "string", "pattern": "^[^$]", "maxLength": 1024 },
  "default": ["frigate/events", "sea-eye/cameras/+/trigger"],
  "description": "What is read. Beside each, the topic with its last level replaced by \"available\" tells whether the sender is there."
},
"client_id": { "title": "a name of 1 to 64 printable characters without blanks", "type": "string", "pattern": "^[!-~]{1,64}$", "description": "Absent: sea-eye- and twelve digits, new at every start." },
"username": { "type": "string", "minLength": 1, "maxLength": 1024 },
"password_file": { "title": "the full path of a file whose first line is the password", "type": "string", "pattern": "^/" },
"tls": { "type": "boolean", "default": false },
"tls_ca_file": { "title": "the full path of a file with the certificates of authorities, in PEM", "type": "string", "pattern": "^/", "description": "Absent: those that the system trusts." },
"tls_insecure": { "type": "boolean", "default": false, "description": "Takes any certificate, whoever signed it and for whatever name: for trying out only." },
"keepalive_s": { "title": "seconds from 5 to 3600", "type": "integer", "minimum": 5, "maximum": 3600, "default": 15, "description": "A broker that has died without a word is found out within twice as long." },
"qos": { "title": "0, 1 or 2", "type": "integer", "minimum": 0, "maximum": 2, "default": 0 },
"protocol": { "type": "string", "enum": ["5", "3.1.1"], "default": "5", "description": "The version of MQTT." },
)";

/// The keys above, out of a driver's whole configuration. Throws std::runtime_error with a
/// sentence that names key, value and remedy.
Settings settings_of(const std::string& driver, const nlohmann::json& config);

}  // namespace seaeye::mqtt
