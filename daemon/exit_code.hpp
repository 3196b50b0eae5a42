// What the program tells the shell.
#pragma once

namespace seaeye {

enum class ExitCode : int {
    ok = 0,
    nothing = 1,  ///< ran, and found none or a mismatch
    usage = 2,
    config = 3,
    bad_input = 4,  ///< input missing or damaged
    unreachable = 5,
    interrupted = 130,
};

}  // namespace seaeye
