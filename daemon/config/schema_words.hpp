// Schemas, values and keys in words, for sentences about what is wrong.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace seaeye {

/// What a schema wants: its title, else "a whole number from 0 to 65535" and the like.
std::string expected_words(const nlohmann::json& schema);

/// What was found instead, cut to a readable length.
std::string found_words(const nlohmann::json& value);

/// "source.camera.id" for "source[0].camera[1].id": the place says which one.
std::string key_words(const std::string& key);

/// "[api]" or "[[source]]": a table as people write it.
std::string table_words(const std::string& key);

}  // namespace seaeye
