// Aborts unless every line ends exactly once.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <vector>

class LineAccounts {
public:
    std::uint64_t open() {
        ended_.push_back(false);
        return ended_.size();
    }

    void end(std::uint64_t line) {
        if (line == 0 || line > ended_.size() || ended_[line - 1]) {
            std::abort();
        }
        ended_[line - 1] = true;
    }

    void close() const {
        for (const bool ended : ended_) {
            if (!ended) {
                std::abort();
            }
        }
    }

private:
    std::vector<bool> ended_;
};
