// sea-eye-driver-host LIBRARY PARENT: started by the daemon, never by hand.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <string>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "daemon/isolation/driver_host.hpp"
#include "daemon/isolation/host_socket.hpp"

namespace {

/// The daemon ends this process by closing the socket, in its own time. A driver that no longer
/// comes back must not outlive the daemon.
void live_and_die_with(pid_t parent) {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) {
        (void)std::signal(signal, SIG_IGN);
    }
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (getppid() != parent) {
        std::_Exit(EXIT_FAILURE);
    }
    // Where memory is short this process goes first, and the daemon stays.
    std::ofstream{"/proc/self/oom_score_adj"} << 1000;
}

bool is_socket(int fd) {
    int kind = 0;
    socklen_t size = sizeof kind;
    return getsockopt(fd, SOL_SOCKET, SO_TYPE, &kind, &size) == 0 && kind == SOCK_SEQPACKET;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3 || !is_socket(seaeye::host_socket)) {
        (void)std::fputs(
            "sea-eye-driver-host: sea-eye starts this program itself, for a driver with isolation "
            "= \"process\"\n",
            stderr);
        return EXIT_FAILURE;
    }
    close_range(seaeye::host_socket + 1, ~0U, 0);
    live_and_die_with(static_cast<pid_t>(std::strtol(argv[2], nullptr, 10)));
    try {
        seaeye::DriverHost{seaeye::host_socket, argv[1]}.run();
    } catch (const std::exception& fault) {
        (void)std::fprintf(stderr, "sea-eye-driver-host: %s: %s\n", argv[1], fault.what());
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
