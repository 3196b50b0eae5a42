// A signal handler can reach nothing but a global; this is the only one.
#include "daemon/stop_signal.hpp"

#include <csignal>

namespace seaeye {
namespace {

std::atomic<bool> is_asked_to_stop{false};

extern "C" void ask_to_stop(int signal_number) {
    is_asked_to_stop = true;
    std::signal(signal_number, SIG_DFL);
}

}  // namespace

StopSignal::StopSignal() {
    is_asked_to_stop = false;
    std::signal(SIGINT, ask_to_stop);
    std::signal(SIGTERM, ask_to_stop);
}

StopSignal::~StopSignal() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

const std::atomic<bool>& StopSignal::flag() const {
    return is_asked_to_stop;
}

}  // namespace seaeye
