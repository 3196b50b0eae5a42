#include "drivers/mqtt/words.hpp"

#include <mosquitto.h>
#include <mqtt_protocol.h>
#include <netdb.h>
#include <system_error>

namespace seaeye::mqtt {
namespace {

constexpr int first_reason_code = 128;  // of MQTT 5, those that are failures
constexpr std::size_t longest_topic = 80;

/// "Connection Refused: not authorised." says "not authorised".
std::string bare(std::string_view words) {
    if (const std::size_t colon = words.find(": "); colon != std::string_view::npos) {
        words.remove_prefix(colon + 2);
    }
    while (words.ends_with('.')) {
        words.remove_suffix(1);
    }
    return std::string{words};
}

std::string reason(int code) {
    return bare(code >= first_reason_code ? mosquitto_reason_string(code)
                                          : mosquitto_connack_string(code));
}

/// "OpenSSL Error[0]: error:0A000086:SSL routines::certificate verify failed" says its end.
std::string tls_words(const Fault& fault) {
    const std::size_t cut = fault.last_words.rfind("::");
    const std::string said = printable(
        cut == std::string_view::npos ? fault.last_words : fault.last_words.substr(cut + 2), 100);
    const bool is_about_trust = said.find("certificate") != std::string::npos ||
                                said.find("verification") != std::string::npos;
    if (is_about_trust) {
        return "TLS failed: " + said +
               "; tls_ca_file must hold the authority that signed the broker's certificate, and "
               "broker must be a name that stands in it";
    }
    return "TLS failed: " + (said.empty() ? "the broker hung up" : said) +
           "; is this a port for TLS?";
}

bool is_of_tls(const Fault& fault) {
    return fault.code == MOSQ_ERR_TLS || fault.code == MOSQ_ERR_TLS_HANDSHAKE;
}

std::string system_words(int error) {
    return error != 0 ? std::generic_category().message(error) : "no reason given";
}

/// Why a broker may have closed a connection without saying so.
std::string closing_hint(const Settings& settings, const Fault& fault) {
    if (!fault.is_greeted) {
        return std::string{" without a word"} +
               (settings.has_tls ? "" : "; does it want tls = true?");
    }
    return settings.client_id.empty()
               ? ""
               : "; it does so when another client comes as " + settings.client_id;
}

}  // namespace

std::string unreachable_words(const Settings& settings, const Fault& fault) {
    if (fault.code == MOSQ_ERR_EAI) {
        return "cannot find " + settings.name() + ": " + gai_strerror(fault.system_error);
    }
    if (is_of_tls(fault)) {
        return settings.name() + ": " + tls_words(fault);
    }
    return "cannot reach " + settings.name() + ": " +
           (fault.code == MOSQ_ERR_ERRNO ? system_words(fault.system_error)
                                         : bare(mosquitto_strerror(fault.code)));
}

std::string refusal_words(const Settings& settings, int code) {
    switch (code) {
        case CONNACK_REFUSED_PROTOCOL_VERSION:
        case MQTT_RC_UNSUPPORTED_PROTOCOL_VERSION:
            return settings.name() + " does not speak this version of MQTT; protocol = \"" +
                   (settings.is_version_5 ? "3.1.1" : "5") + "\" is the other one";
        case CONNACK_REFUSED_BAD_USERNAME_PASSWORD:
        case CONNACK_REFUSED_NOT_AUTHORIZED:
        case MQTT_RC_BAD_USERNAME_OR_PASSWORD:
        case MQTT_RC_NOT_AUTHORIZED:
            return settings.name() + " refused the login" +
                   (settings.username.empty()
                        ? " without a name: " + reason(code) +
                              "; it wants username and password_file"
                        : " of " + printable(settings.username, 40) + ": " + reason(code) +
                              "; look at username and password_file");
        default:
            return settings.name() + " refused the connection: " + reason(code);
    }
}

std::string loss_words(const Settings& settings, const Fault& fault) {
    if (fault.code >= first_reason_code) {
        return settings.name() + " ended the connection: " + reason(fault.code);
    }
    if (is_of_tls(fault)) {
        return settings.name() + ": " + tls_words(fault);
    }
    switch (fault.code) {
        case MOSQ_ERR_SUCCESS:
        case MOSQ_ERR_CONN_LOST:
        case MOSQ_ERR_NO_CONN:
            return settings.name() + " closed the connection" + closing_hint(settings, fault);
        case MOSQ_ERR_KEEPALIVE:
            return settings.name() + " does not answer any more";
        case MOSQ_ERR_ERRNO:
            return settings.name() + " is lost: " + system_words(fault.system_error);
        default:
            return settings.name() + " is lost: " + bare(mosquitto_strerror(fault.code));
    }
}

std::string unsubscribed_words(const Settings& settings, std::string_view topic, int code) {
    return settings.name() + " does not let us read " + printable(topic, longest_topic) + ": " +
           (settings.is_version_5 ? reason(code) : "it gives no reason") +
           "; look at its access list";
}

std::string printable(std::string_view text, std::size_t most) {
    std::string plain{text.substr(0, most)};
    for (char& c : plain) {
        c = c >= ' ' && c <= '~' ? c : '?';
    }
    return plain;
}

}  // namespace seaeye::mqtt
