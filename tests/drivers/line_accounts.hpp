// How the lines that a test fed ended: each exactly once.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace seaeye::test {

class LineAccounts {
public:
    /// The number of the line that is fed next.
    std::uint64_t next_line() { return ++lines_; }

    void settle(std::uint64_t line, const char* outcome) {
        ++times_accounted[line];
        outcomes[line] = outcome;
    }

    /// True when every line fed so far was accounted for exactly once.
    [[nodiscard]] bool is_settled() const {
        for (const auto& [line, times] : times_accounted) {
            if (times != 1) {
                return false;
            }
        }
        return times_accounted.size() == lines_;
    }

    [[nodiscard]] std::string outcome(std::uint64_t line) const {
        const auto at = outcomes.find(line);
        return at == outcomes.end() ? "pending" : at->second;
    }

    std::map<std::uint64_t, std::string> outcomes;
    std::map<std::uint64_t, int> times_accounted;

private:
    std::uint64_t lines_ = 0;
};

}  // namespace seaeye::test
