// The parent sleeps on the child's pidfd and looks in between whether the slate still counts. The
// child never returns: destructors of the parent's things must not run twice.
#include "daemon/driver_check/child.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "daemon/driver_check/syscall_fence.hpp"

namespace seaeye::conformance {
namespace {

using Steady = std::chrono::steady_clock;

constexpr int look_every_ms = 50;

/// Resident memory of a process in bytes; 0 when it is gone.
std::uint64_t resident_bytes(pid_t process) {
    std::ifstream file{fmt::format("/proc/{}/statm", process)};
    std::uint64_t whole = 0;
    std::uint64_t resident = 0;
    file >> whole >> resident;
    return file ? resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) : 0;
}

Finding escaped(const Slate& slate, std::string_view what) {
    return failed(fmt::format("an exception came out of {}: {}", slate.where(), what),
                  "catch everything before it leaves the driver: no exception may cross the C "
                  "boundary");
}

[[noreturn]] void be_child(Slate& slate, const std::function<Finding(Slate&, std::string&)>& work) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const rlimit no_core{.rlim_cur = 0, .rlim_max = 0};
    setrlimit(RLIMIT_CORE, &no_core);
    dup2(STDERR_FILENO, STDOUT_FILENO);  // what a driver prints must not mix with the report
    Finding finding;
    std::string facts;
    try {
        finding = work(slate, facts);
    } catch (const std::exception& fault) {
        finding = escaped(slate, fault.what());
    } catch (...) {
        finding = escaped(slate, "of a type of its own");
    }
    slate.finish(finding, facts);
    _exit(0);
}

/// What stopped the child before it had said anything: the parent's reason, if it had one.
struct Watched {
    int status = 0;
    std::string stopped_because;
    std::string remedy;
};

Watched watch(pid_t child, const Slate& slate, const ChildLimits& limits) {
    Watched watched;
    // Not pidfd_open(): the header of glibc 2.36 forgets that it is C.
    const auto handle = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
    const std::uint64_t base = resident_bytes(getpid());
    std::uint64_t beats = slate.beats();
    auto moved = Steady::now();
    const auto kill_for = [&](std::string reason, std::string remedy) {
        watched.stopped_because = std::move(reason);
        watched.remedy = std::move(remedy);
        kill(child, SIGKILL);
    };
    while (waitpid(child, &watched.status, WNOHANG) == 0) {
        if (slate.beats() != beats) {
            beats = slate.beats();
            moved = Steady::now();
        }
        if (!watched.stopped_because.empty()) {
            // it is being killed
        } else if (Steady::now() - moved > limits.patience) {
            kill_for(fmt::format("did not come back within {} s", to_seconds(limits.patience)),
                     "no call may block or loop without an end: bound every loop by the bytes "
                     "that are there");
        } else if (resident_bytes(child) > base + limits.memory_bytes) {
            kill_for(fmt::format("took more than {} MiB of memory", limits.memory_bytes >> 20U),
                     "never allocate by a length off the wire; bound every container");
        }
        pollfd ended{.fd = handle, .events = POLLIN, .revents = 0};
        poll(&ended, 1, look_every_ms);
    }
    if (handle >= 0) {
        close(handle);
    }
    return watched;
}

std::string words_of(Cause cause, std::int64_t detail) {
    switch (cause) {
        case Cause::read_outside_frame:
            return detail < 0
                       ? fmt::format("it touched {} bytes before the frame's first byte", -detail)
                       : fmt::format("it touched byte {}, behind the frame's last", detail);
        case Cause::wrote_into_frame:
            return fmt::format("it wrote to byte {} of the frame", detail);
        case Cause::forbidden_call:
            return fmt::format("it called {}()", call_name(detail));
        case Cause::unknown:
            break;
    }
    return {};
}

std::string_view remedy_of(Cause cause) {
    switch (cause) {
        case Cause::read_outside_frame:
            return "check before you subtract, and compare every length off the wire with "
                   "frame->size; a frame is not terminated";
        case Cause::wrote_into_frame:
            return "the bytes of a frame are the host's: copy what you want to change";
        case Cause::forbidden_call:
            return "decode() is a function of its bytes: no file, socket, thread, sleep or output; "
                   "what must be read is read in create()";
        case Cause::unknown:
            break;
    }
    return "run it in a debugger: gdb -ex 'set follow-fork-mode child' --args sea-eye "
           "driver-check ...";
}

Finding fault_of(const Slate& slate, const Watched& watched) {
    if (!watched.stopped_because.empty()) {
        return failed(slate.where() + " " + watched.stopped_because, watched.remedy);
    }
    if (slate.cause() == Cause::forbidden_call) {
        return failed(slate.where() + ": " + words_of(slate.cause(), slate.cause_detail()),
                      std::string{remedy_of(slate.cause())});
    }
    if (WIFSIGNALED(watched.status) && WTERMSIG(watched.status) == SIGSYS) {
        // No handler could run: libc blocks signals while it makes a thread.
        return failed(slate.where() + ": it started a thread or a process",
                      std::string{remedy_of(Cause::forbidden_call)});
    }
    if (WIFSIGNALED(watched.status)) {
        const int signal = WTERMSIG(watched.status);
        const char* const name = sigabbrev_np(signal);
        const std::string why = words_of(slate.cause(), slate.cause_detail());
        return failed(fmt::format("{} died of SIG{}{}{}",
                                  slate.where(),
                                  name != nullptr ? name : std::to_string(signal).c_str(),
                                  why.empty() ? "" : ": ",
                                  why),
                      std::string{remedy_of(slate.cause())});
    }
    return failed(
        fmt::format(
            "{} ended the program with exit code {}", slate.where(), WEXITSTATUS(watched.status)),
        "a driver never ends the program it is in; a fault is an outcome, a sentence in "
        "`error` or a log line");
}

}  // namespace

ChildEnd run_in_child(SharedSlate& slate,
                      const ChildLimits& limits,
                      const std::function<Finding(Slate&, std::string&)>& work) {
    (void)std::fflush(nullptr);  // or the child writes again what waits to be written
    const pid_t child = fork();
    if (child < 0) {
        throw std::system_error{errno, std::generic_category(), "no process for a check"};
    }
    if (child == 0) {
        be_child(*slate, work);
    }
    const Watched watched = watch(child, *slate, limits);
    if (slate->is_finished() && watched.stopped_because.empty()) {
        return {.is_whole = true, .finding = slate->finding(), .facts = slate->facts()};
    }
    return {.is_whole = false, .finding = fault_of(*slate, watched), .facts = {}};
}

}  // namespace seaeye::conformance
