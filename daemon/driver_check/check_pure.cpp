// decode() asks the kernel for nothing: a fence in front of the system calls shows what it asks
// for, and a look at descriptors and threads what it left.
#include <fmt/format.h>

#include "daemon/driver_check/bench.hpp"
#include "daemon/driver_check/process_look.hpp"
#include "daemon/driver_check/syscall_fence.hpp"

namespace seaeye::conformance {

Finding check_pure(const Bench& bench) {
    const std::vector<KeptFrame> frames = bench.ordinary_frames();
    {
        const auto trial = bench.trial();
        const Holdings before = holdings();
        run_through(*trial, frames);
        if (const std::string left = left_over(before, holdings()); !left.empty()) {
            return failed("decode() left open: " + left,
                          "no file, socket or thread in decode(); what must be read is read in "
                          "create()");
        }
    }
    // Never ended: after this the process may only report.
    Trial* const fenced = bench.trial().release();
    if (!raise_syscall_fence()) {
        return passed("it leaves no descriptor and no thread; the kernel cannot show its calls");
    }
    run_through(*fenced, frames);
    return passed(
        fmt::format("{} frames without file, socket, thread, sleep or output", frames.size()));
}

}  // namespace seaeye::conformance
