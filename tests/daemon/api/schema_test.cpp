#include <fstream>
#include <sstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "daemon/api/json_schemas.hpp"
#include "daemon/api/openapi.hpp"

using namespace seaeye;

TEST_CASE("the committed JSON Schemas are those of the field tables") {
    for (const NamedSchema& schema : all_schema_documents()) {
        const std::string path =
            std::string{SEAEYE_SOURCE_DIR} + "/schemas/json/" + schema.name + ".schema.json";
        std::ifstream file{path};
        std::stringstream committed;
        committed << file.rdbuf();
        CHECK_MESSAGE(committed.str() == schema.text,
                      path,
                      " is not current; print it again: cmake --build --preset dev --target "
                      "print_schemas");
    }
}

TEST_CASE("OpenAPI declares each filter under the exact path of its collection") {
    const auto document = nlohmann::json::parse(openapi_document());

    const auto names = [&](const char* path) {
        std::string text;
        for (const auto& parameter : document["paths"][path]["get"]["parameters"]) {
            text += parameter.contains("name") ? parameter["name"].get<std::string>() + ' ' : "";
        }
        return text;
    };

    CHECK(names("/collections/tracks/items") == "id mmsi phase ");
    CHECK(names("/collections/vessels/items") == "mmsi imo callsign name q ");
    CHECK(names("/collections/track-points/items") == "track_id mmsi ");
    CHECK(document["components"]["schemas"]["Tracks"]["properties"]["mmsi"]["nullable"] == true);
}
