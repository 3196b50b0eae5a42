// Members of one JSON object, read with their ranges; the first fault is remembered.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "drivers/decode/camera/optics.hpp"
#include "drivers/decode/camera/outcome.hpp"

namespace seaeye::camera {

/// Both ends belong to it.
struct Range {
    double least = 0.0;
    double most = 0.0;
};

/// How many characters (not bytes) a text may have, and how many bytes of it are kept: whole
/// characters.
struct Length {
    std::size_t least = 0;
    std::size_t most = 0;
};

enum class Presence : std::uint8_t { optional, required };

/// Borrows the object. What is absent though required is a missing_field, what is of another kind
/// or outside its range a bad_field; both leave the value out.
class Fields {
public:
    explicit Fields(const nlohmann::json& object) : object_{object} {}

    std::optional<double> number(const char* name, Range range, Presence presence);
    std::string text(const char* name, Length length, Presence presence);
    /// RFC 3339 or seconds since 1970, in microseconds since 1970.
    std::optional<std::int64_t> time(const char* name, Presence presence);
    /// [x0, y0, x1, y1].
    std::optional<Box> box(const char* name, Presence presence);
    std::optional<bool> flag(const char* name);
    /// nullptr: absent, or no object.
    const nlohmann::json* object(const char* name, Presence presence);

    void fail(Outcome outcome);

    /// ok: no fault so far.
    [[nodiscard]] Outcome outcome() const { return outcome_; }

private:
    const nlohmann::json* find(const char* name, Presence presence);

    const nlohmann::json& object_;  // the caller's
    Outcome outcome_ = Outcome::ok;
};

}  // namespace seaeye::camera
