// mosquitto_new() has the process ignore SIGPIPE, as the library writes to sockets that may be
// gone. The library is never cleaned up: another source may use it.
#include "drivers/mqtt/client.hpp"

#include <cerrno>
#include <fstream>
#include <mosquitto.h>
#include <mqtt_protocol.h>
#include <stdexcept>
#include <thread>

#include "drivers/mqtt/words.hpp"

namespace seaeye::mqtt {
namespace {

constexpr std::size_t longest_complaint = 200;

[[noreturn]] void refuse(const Settings& settings, const std::string& sentence) {
    throw std::runtime_error{settings.name() + ": " + sentence};
}

/// The first line of the file. Read at every connection, so that a new one needs no restart.
std::string password_of(const Settings& settings) {
    constexpr std::size_t longest = 65'535;  // in MQTT
    std::string line(longest + 1, '\0');
    std::ifstream file{settings.password_file};
    if (!file.getline(line.data(), static_cast<std::streamsize>(line.size())) || line[0] == '\0') {
        refuse(settings,
               "expected a password in the first line of password_file " + settings.password_file +
                   ", which cannot be read or is empty");
    }
    line.resize(std::char_traits<char>::length(line.data()));
    if (line.ends_with('\r')) {
        line.pop_back();
    }
    return line;
}

void note_complaint(std::string& complaint, int level, const char* words) {
    if ((level & (MOSQ_LOG_ERR | MOSQ_LOG_WARNING)) != 0 && words != nullptr) {
        complaint = printable(words, longest_complaint);
    }
}

struct FreeProperties {
    void operator()(mosquitto_property* properties) const {
        mosquitto_property_free_all(&properties);
    }
};

/// What we tell the broker of ourselves, in MQTT 5.
std::unique_ptr<mosquitto_property, FreeProperties> greeting_properties(const Settings& settings) {
    mosquitto_property* properties = nullptr;
    if (settings.is_version_5) {
        mosquitto_property_add_int32(&properties, MQTT_PROP_MAXIMUM_PACKET_SIZE, longest_packet);
    }
    return std::unique_ptr<mosquitto_property, FreeProperties>{properties};
}

}  // namespace

void Client::Destroy::operator()(mosquitto* handle) const {
    mosquitto_destroy(handle);
}

std::shared_ptr<Client> Client::connect(const Settings& settings, const std::string& client_id) {
    const std::shared_ptr<Client> client{new Client{settings, client_id}};
    std::thread{[client] {
        client->run();
    }}.detach();
    return client;
}

Client::Client(Settings settings, const std::string& client_id) : settings_{std::move(settings)} {
    static const int is_library_ready = mosquitto_lib_init();
    if (is_library_ready == MOSQ_ERR_SUCCESS) {
        constexpr bool without_session = true;  // what was said while we were away is over
        handle_.reset(mosquitto_new(client_id.c_str(), without_session, this));
    }
    if (!handle_) {
        refuse(settings_, "libmosquitto gives no client");
    }
}

Client::~Client() = default;

void Client::prepare() {
    mosquitto_int_option(handle(),
                         MOSQ_OPT_PROTOCOL_VERSION,
                         settings_.is_version_5 ? MQTT_PROTOCOL_V5 : MQTT_PROTOCOL_V311);
    mosquitto_log_callback_set(handle(), [](mosquitto*, void* self, int level, const char* words) {
        note_complaint(static_cast<Client*>(self)->complaint_, level, words);
    });
    if (!settings_.username.empty()) {
        log_in();
    }
    if (settings_.has_tls) {
        use_tls();
    }
}

void Client::log_in() {
    const bool has_password = !settings_.password_file.empty();
    const std::string password = has_password ? password_of(settings_) : "";
    const int code = mosquitto_username_pw_set(
        handle(), settings_.username.c_str(), has_password ? password.c_str() : nullptr);
    if (code != MOSQ_ERR_SUCCESS) {
        refuse(settings_, std::string{"username: "} + mosquitto_strerror(code));
    }
}

void Client::use_tls() {
    const bool has_file = !settings_.tls_ca_file.empty();
    if (has_file && !std::ifstream{settings_.tls_ca_file}) {
        refuse(settings_, "cannot read tls_ca_file " + settings_.tls_ca_file);
    }
    int code =
        has_file ? mosquitto_tls_set(
                       handle(), settings_.tls_ca_file.c_str(), nullptr, nullptr, nullptr, nullptr)
                 : mosquitto_int_option(handle(), MOSQ_OPT_TLS_USE_OS_CERTS, 1);
    if (code == MOSQ_ERR_SUCCESS && !settings_.is_certificate_checked) {
        constexpr int no_verification = 0;  // OpenSSL's SSL_VERIFY_NONE
        code = mosquitto_tls_opts_set(handle(), no_verification, nullptr, nullptr);
        mosquitto_tls_insecure_set(handle(), true);
    }
    if (code != MOSQ_ERR_SUCCESS) {
        refuse(settings_, std::string{"TLS cannot be set up: "} + mosquitto_strerror(code));
    }
}

/// On the connecting thread, as all that it calls.
void Client::run() {
    try {
        prepare();
        greet();
    } catch (const std::exception& fault) {
        failure_ = fault.what();
    }
    is_done_.store(true, std::memory_order_release);
}

void Client::greet() {
    const auto properties = greeting_properties(settings_);
    errno = 0;
    const int code = mosquitto_connect_bind_v5(handle(),
                                               settings_.broker.c_str(),
                                               settings_.port,
                                               settings_.keepalive_s,
                                               nullptr,
                                               properties.get());
    const int system_error = errno;
    if (code != MOSQ_ERR_SUCCESS) {
        failure_ = unreachable_words(
            settings_, {.code = code, .system_error = system_error, .last_words = complaint_});
    }
}

}  // namespace seaeye::mqtt
