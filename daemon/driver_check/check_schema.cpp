// What a driver says of its configuration, and whether create() goes by it. The host checks keys by
// the schema before create() sees them; a host that does not must get a sentence, not a crash.
#include <fmt/format.h>

#include "daemon/config/schema.hpp"
#include "daemon/driver_check/bench.hpp"
#include "daemon/driver_check/sentence_room.hpp"

namespace seaeye::conformance {
namespace {

using nlohmann::json;

constexpr std::size_t usual_room = 512;  // bytes, as the host gives

/// What create() made of one configuration.
struct Attempt {
    bool is_made = false;
    std::string sentence;  ///< of a refusal
    std::string fault;     ///< what is wrong with how it refused
};

Attempt attempt(const Bench& bench, const std::string& config, std::size_t room) {
    SentenceRoom error{room};
    const HostTable host{[](int, std::string_view) {}, nullptr};
    bench.slate.step(fmt::format("create() with {:.150}", config));
    void* const self =
        bench.driver.descriptor.create(host.table(), config.c_str(), error.bytes(), error.size());
    if (self != nullptr) {
        bench.slate.step("destroy()");
        bench.driver.descriptor.destroy(self);
    }
    Attempt made{.is_made = self != nullptr, .sentence = error.text(), .fault = error.fault()};
    if (made.fault.empty() && !made.is_made && made.sentence.empty() && room == usual_room) {
        made.fault = "it gave no reason";
    }
    return made;
}

/// The first fault of a refusal, whatever room there is for its sentence; empty when there is none.
std::string refusal_fault(const Bench& bench, const std::string& config) {
    for (const std::size_t room : {usual_room, std::size_t{16}, std::size_t{1}}) {
        const Attempt made = attempt(bench, config, room);
        if (!made.fault.empty()) {
            return fmt::format("create() with {}: {}", config, made.fault);
        }
    }
    return {};
}

/// Empty when the schema takes the configuration.
std::string schema_refusal(const json& schema, const json& config) {
    ConfigDocument document;
    document.root = config;
    const auto checked = check_against(schema, document, {.key = "source[0]", .other_keys = {}});
    return checked ? std::string{} : checked.error().text;
}

json with(json config, const std::string& key, const json& value) {
    config[key] = value;
    return config;
}

/// A value of a kind that the key surely is not of.
json misfit(const json& property) {
    const json type = property.value("type", json{});
    return type == "object" || type == "array" ? json(7) : json::array({json::object()});
}

/// What is wrong with the schema alone; empty when nothing is.
std::string text_fault(const std::string& text, const json& schema) {
    if (schema.is_discarded()) {
        return "`config_schema` is no JSON: " + text.substr(0, 60);
    }
    if (!schema.is_object() || schema.value("type", json{}) != "object") {
        return R"(`config_schema` does not say "type": "object")";
    }
    const std::string draft = schema.value("$schema", std::string{"draft-07"});
    if (draft.find("draft-07") == std::string::npos) {
        return "`config_schema` is of " + draft + ", expected draft-07";
    }
    const auto fault = schema_fault(schema);
    return fault ? "`config_schema` is no JSON Schema: " + *fault : std::string{};
}

/// Where the schema and create() say different things of one configuration; empty when nowhere.
std::string disagreement(const Bench& bench, const json& schema, const json& config) {
    const json unknown = with(config, "no_such_key", 1);
    if (!schema_refusal(schema, unknown).empty() &&
        attempt(bench, unknown.dump(), usual_room).is_made) {
        return "the schema refuses unknown keys, create() takes " + unknown.dump();
    }
    if (!attempt(bench, config.dump(), usual_room).is_made) {
        return {};  // the check "create" tells
    }
    const json properties = schema.value("properties", json::object());
    for (const auto& [key, property] : properties.items()) {
        if (!property.is_object() || !property.contains("default") || config.contains(key)) {
            continue;
        }
        const json usual = with(config, key, property["default"]);
        const Attempt made = attempt(bench, usual.dump(), usual_room);
        if (schema_refusal(schema, usual).empty() && !made.is_made) {
            return fmt::format("the schema has {} as a default, create() refuses it: {}",
                               usual.dump(),
                               made.sentence);
        }
    }
    return {};
}

/// How create() behaves with what it cannot take; empty when it does well.
std::string refusals_fault(const Bench& bench, const json& schema, const json& config) {
    std::vector<std::string> given{
        "{}", "", "{", "[]", "null", "sea", with(config, "no_such_key", 1).dump()};
    const json properties = schema.value("properties", json::object());
    for (const auto& [key, property] : properties.items()) {
        given.push_back(
            with(config, key, misfit(property.is_object() ? property : json::object())).dump());
    }
    for (const std::string& each : given) {
        if (std::string fault = refusal_fault(bench, each); !fault.empty()) {
            return fault;
        }
    }
    return {};
}

}  // namespace

Finding check_schema(const Bench& bench) {
    const std::string& text = bench.driver.info().config_schema;
    const json schema = json::parse(text, nullptr, false);
    if (const std::string fault = text_fault(text, schema); !fault.empty()) {
        return failed(fault,
                      "a driver without keys says {\"type\":\"object\",\"additionalProperties\":"
                      "false,\"properties\":{}}");
    }
    const json config = json::parse(bench.config_json);
    if (const std::string refusal = schema_refusal(schema, config); !refusal.empty()) {
        return failed("the schema refuses the configuration: " + refusal,
                      "give the keys it needs: --config '{\"key\": ...}'");
    }
    if (const std::string words = disagreement(bench, schema, config); !words.empty()) {
        return failed(words, "let create() refuse what the schema refuses, and take what it takes");
    }
    if (const std::string fault = refusals_fault(bench, schema, config); !fault.empty()) {
        return failed(fault,
                      "write one sentence with snprintf(error, error_size, ...) and return NULL");
    }
    const json unknown = with(config, "no_such_key", 1);
    const Attempt refused = attempt(bench, unknown.dump(), usual_room);
    return passed(refused.is_made ? "draft-07; unknown keys are taken"
                                  : "draft-07; an unknown key: " + refused.sentence);
}

}  // namespace seaeye::conformance
