// How one check of a driver ended.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace seaeye::conformance {

enum class Verdict : std::uint8_t { pass, fail, skip };

constexpr std::string_view to_string(Verdict verdict) {
    switch (verdict) {
        case Verdict::pass:
            return "pass";
        case Verdict::fail:
            return "fail";
        case Verdict::skip:
            break;
    }
    return "skip";
}

struct Finding {
    Verdict verdict = Verdict::pass;
    std::string text;    ///< what was seen, or why nothing was looked at
    std::string remedy;  ///< of a failure: what to do about it
};

inline Finding passed(std::string text) {
    return {.verdict = Verdict::pass, .text = std::move(text), .remedy = {}};
}

inline Finding failed(std::string text, std::string remedy) {
    return {.verdict = Verdict::fail, .text = std::move(text), .remedy = std::move(remedy)};
}

inline Finding skipped(std::string text) {
    return {.verdict = Verdict::skip, .text = std::move(text), .remedy = {}};
}

}  // namespace seaeye::conformance
