// A handler runs in the middle of anything: it compares addresses and stores numbers, no more. It
// has a stack of its own, since a stack that is full is one of the causes.
#include "daemon/driver_check/crash_notes.hpp"

#include <array>
#include <csignal>
#include <unistd.h>

namespace seaeye::conformance {
namespace {

// A handler is given no argument of ours. One child, one check.
Slate* noted_slate = nullptr;
const GuardedFrame* noted_frame = nullptr;
std::array<char, 65'536> handler_stack;

void note_fault(int signal, siginfo_t* about, void* /*context*/) {
    if (noted_frame != nullptr) {
        const GuardedFrame::Fault fault = noted_frame->locate(about->si_addr);
        if (fault.spot == GuardedFrame::Spot::outside) {
            noted_slate->cause(Cause::read_outside_frame, fault.offset);
        } else if (fault.spot == GuardedFrame::Spot::inside) {
            noted_slate->cause(Cause::wrote_into_frame, fault.offset);
        }
    }
    // Its own handler is reset: the signal comes again and ends the process.
    (void)raise(signal);
}

void note_call(int /*signal*/, siginfo_t* about, void* /*context*/) {
    noted_slate->cause(Cause::forbidden_call, about->si_syscall);
    constexpr int said_on_slate = 1;
    _exit(said_on_slate);
}

void handle(int signal, void (*handler)(int, siginfo_t*, void*)) {
    struct sigaction action{};
    action.sa_sigaction = handler;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
}

}  // namespace

void take_crash_notes(Slate& slate, const GuardedFrame* frame) {
    noted_slate = &slate;
    noted_frame = frame;
    stack_t stack{};
    stack.ss_sp = handler_stack.data();
    stack.ss_size = handler_stack.size();
    sigaltstack(&stack, nullptr);
    handle(SIGSEGV, note_fault);
    handle(SIGBUS, note_fault);
    handle(SIGSYS, note_call);
}

}  // namespace seaeye::conformance
