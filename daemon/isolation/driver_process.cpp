// SEQPACKET: a packet is a message, whole or not at all, and the end of the process ends the
// socket.
#include "daemon/isolation/driver_process.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "daemon/isolation/host_socket.hpp"

namespace seaeye {
namespace {

namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;

constexpr Duration may_end_by_itself_for = std::chrono::milliseconds{300};

/// The child's: its end of the socket in a known place, standard output where messages go.
class FileActions {
public:
    explicit FileActions(int socket) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&actions_, STDERR_FILENO, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions_, socket, host_socket);
    }

    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;

    ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }

    [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

Error cannot_start(const std::string& program, int fault) {
    return {ErrorCode::not_readable,
            fmt::format("cannot start {}, which drivers in processes of their own need: {}; is it "
                        "installed beside this program?",
                        program,
                        std::strerror(fault))};
}

std::string how(int status) {
    if (WIFSIGNALED(status)) {
        return fmt::format(
            "ended by signal {} ({})", WTERMSIG(status), strsignal(WTERMSIG(status)));
    }
    return fmt::format("ended with exit status {}", WEXITSTATUS(status));
}

}  // namespace

std::string driver_host_program() {
    constexpr std::string_view name = "sea-eye-driver-host";
    if (const char* given = std::getenv("SEA_EYE_DRIVER_HOST"); given != nullptr) {
        return given;
    }
    std::error_code fault;
    const fs::path beside = fs::read_symlink("/proc/self/exe", fault).parent_path();
    const fs::path installed = beside.parent_path() / "libexec/sea-eye" / name;
    return fs::exists(installed, fault) ? installed.string() : (beside / name).string();
}

Result<DriverProcess> DriverProcess::start(const std::string& program, const std::string& library) {
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return cannot_start(program, errno);
    }
    const FileActions actions{ends[1]};
    const std::string parent = std::to_string(getpid());
    std::array<char*, 4> arguments{const_cast<char*>(program.c_str()),
                                   const_cast<char*>(library.c_str()),
                                   const_cast<char*>(parent.c_str()),
                                   nullptr};
    pid_t pid = -1;
    const int fault =
        posix_spawn(&pid, program.c_str(), actions.get(), nullptr, arguments.data(), environ);
    ::close(ends[1]);
    if (fault != 0) {
        ::close(ends[0]);
        return cannot_start(program, fault);
    }
    return DriverProcess{pid, ends[0]};
}

DriverProcess::DriverProcess(DriverProcess&& other) noexcept
    : pid_{std::exchange(other.pid_, -1)},
      socket_{std::exchange(other.socket_, -1)},
      status_{other.status_},
      outgoing_{std::move(other.outgoing_)},
      incoming_{std::move(other.incoming_)} {}

DriverProcess::~DriverProcess() {
    if (socket_ >= 0) {
        ::close(socket_);
    }
    if (!has_ended_within(may_end_by_itself_for)) {
        end(Mercy::none);
    }
}

DriverProcess::Sent DriverProcess::send(const ipc::Order& order) {
    if (!ipc::write(order, outgoing_)) {
        return Sent::gone;
    }
    for (;;) {
        const ssize_t done =
            ::send(socket_, outgoing_.data(), outgoing_.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (done >= 0) {
            return Sent::yes;
        }
        if (errno != EINTR) {
            return errno == EAGAIN || errno == ENOBUFS ? Sent::not_now : Sent::gone;
        }
    }
}

DriverProcess::Heard DriverProcess::hear(std::optional<ipc::Report>& report) {
    incoming_.resize(ipc::longest_packet);
    ssize_t got = -1;
    do {
        got = ::recv(socket_, incoming_.data(), incoming_.size(), MSG_DONTWAIT | MSG_TRUNC);
    } while (got < 0 && errno == EINTR);
    if (got <= 0) {
        return got < 0 && errno == EAGAIN ? Heard::nothing : Heard::gone;
    }
    const auto size = static_cast<std::size_t>(got);
    report = size <= incoming_.size() ? ipc::read_report({incoming_.data(), size}) : std::nullopt;
    return report ? Heard::report : Heard::nonsense;
}

void DriverProcess::wait(Duration most, bool wants_room) const {
    pollfd watched{.fd = socket_,
                   .events = static_cast<short>(wants_room ? POLLIN | POLLOUT : POLLIN),
                   .revents = 0};
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(most).count();
    poll(&watched, 1, static_cast<int>(std::max<std::int64_t>(left, 0)));
}

std::uint64_t DriverProcess::resident_bytes() const {
    std::ifstream statm{fmt::format("/proc/{}/statm", pid_)};
    std::uint64_t all_pages = 0;
    std::uint64_t resident_pages = 0;
    statm >> all_pages >> resident_pages;
    return resident_pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

/// Reaps it.
bool DriverProcess::has_ended_within(Duration most) {
    const auto limit = Steady::now() + most;
    while (pid_ > 0) {
        const pid_t reaped = waitpid(pid_, &status_, WNOHANG);
        if (reaped != 0) {
            pid_ = -1;
            break;
        }
        if (Steady::now() >= limit) {
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    return true;
}

std::string DriverProcess::end(Mercy mercy) {
    constexpr Duration moment = std::chrono::milliseconds{20};
    if (!has_ended_within(mercy == Mercy::wait ? moment : Duration::zero())) {
        kill(pid_, SIGKILL);
        while (waitpid(pid_, &status_, 0) < 0 && errno == EINTR) {
        }
        pid_ = -1;
    }
    return how(status_);
}

}  // namespace seaeye
