// What a fallible function returns. Bytes off the wire are never exceptional, so decoders answer
// with one of these.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace seaeye {

/// Why something was refused. Wire codes are counted per source; the others reach a person.
enum class ErrorCode : std::uint8_t {
    bad_checksum,
    no_checksum,
    too_short,
    too_long,
    bad_character,
    bad_fragment,
    bad_value,
    not_ours,
    unsupported,
    not_found,
    not_readable,
    refused,
    conflict,
};

constexpr std::string_view to_string(ErrorCode code) {
    switch (code) {
        case ErrorCode::bad_checksum:
            return "bad_checksum";
        case ErrorCode::no_checksum:
            return "no_checksum";
        case ErrorCode::too_short:
            return "too_short";
        case ErrorCode::too_long:
            return "too_long";
        case ErrorCode::bad_character:
            return "bad_character";
        case ErrorCode::bad_fragment:
            return "bad_fragment";
        case ErrorCode::bad_value:
            return "bad_value";
        case ErrorCode::not_ours:
            return "not_ours";
        case ErrorCode::unsupported:
            return "unsupported";
        case ErrorCode::not_found:
            return "not_found";
        case ErrorCode::not_readable:
            return "not_readable";
        case ErrorCode::refused:
            return "refused";
        case ErrorCode::conflict:
            return "conflict";
    }
    return "unknown";
}

/// A reason. `text` is one sentence for a person (place, what was expected, what was found); empty
/// on the hot path.
struct Error {
    ErrorCode code{};
    std::string text;
};

/// A value or the reason there is none.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value)
        : v_{std::in_place_index<0>, std::move(value)} {
    }  // NOLINT(google-explicit-constructor): reads as `return x;`

    Result(Error error)
        : v_{std::in_place_index<1>, std::move(error)} {}  // NOLINT(google-explicit-constructor)

    Result(ErrorCode code)
        : v_{std::in_place_index<1>, Error{code, {}}} {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool has_value() const { return v_.index() == 0; }

    explicit operator bool() const { return has_value(); }

    [[nodiscard]] T& value() & { return std::get<0>(v_); }

    [[nodiscard]] const T& value() const& { return std::get<0>(v_); }

    [[nodiscard]] T&& value() && { return std::get<0>(std::move(v_)); }

    T& operator*() & { return value(); }

    const T& operator*() const& { return value(); }

    T&& operator*() && { return std::move(*this).value(); }

    T* operator->() { return &value(); }

    const T* operator->() const { return &value(); }

    [[nodiscard]] const Error& error() const& { return std::get<1>(v_); }

    [[nodiscard]] Error&& error() && { return std::get<1>(std::move(v_)); }

private:
    std::variant<T, Error> v_;
};

/// A success that carries nothing.
struct Done {};

}  // namespace seaeye
