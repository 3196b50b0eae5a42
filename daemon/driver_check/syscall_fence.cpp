// Memory and locks stay free: an allocator needs them. Standard error stays open for the reports of
// sanitizers. A list of what is refused, not of what is allowed: a libc may ask for more tomorrow.
#include "daemon/driver_check/syscall_fence.hpp"

#include <array>
#include <cstddef>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <string_view>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

#include "daemon/driver_check/process_look.hpp"

namespace seaeye::conformance {
namespace {

struct Call {
    std::uint32_t number;
    const char* name;
};

// Old calls (open, fork, poll ...) have no number on newer machines.
constexpr auto refused = std::to_array<Call>({
#ifdef __NR_open
    {__NR_open, "open"},
    {__NR_creat, "creat"},
    {__NR_stat, "stat"},
    {__NR_lstat, "lstat"},
    {__NR_access, "access"},
    {__NR_unlink, "unlink"},
    {__NR_rename, "rename"},
    {__NR_mkdir, "mkdir"},
    {__NR_pipe, "pipe"},
    {__NR_fork, "fork"},
    {__NR_vfork, "vfork"},
    {__NR_poll, "poll"},
    {__NR_select, "select"},
    {__NR_epoll_wait, "epoll_wait"},
#endif
    {__NR_openat, "openat"},
    {__NR_openat2, "openat2"},
    {__NR_newfstatat, "stat"},
    {__NR_statx, "statx"},
    {__NR_faccessat, "access"},
    {__NR_unlinkat, "unlink"},
    {__NR_renameat2, "rename"},
    {__NR_mkdirat, "mkdir"},
    {__NR_read, "read"},
    {__NR_readv, "readv"},
    {__NR_pread64, "pread"},
    {__NR_writev, "writev"},
    {__NR_pwrite64, "pwrite"},
    {__NR_lseek, "lseek"},
    {__NR_ioctl, "ioctl"},
    {__NR_pipe2, "pipe"},
    {__NR_socket, "socket"},
    {__NR_socketpair, "socketpair"},
    {__NR_connect, "connect"},
    {__NR_bind, "bind"},
    {__NR_accept4, "accept"},
    {__NR_sendto, "send"},
    {__NR_recvfrom, "recv"},
    {__NR_sendmsg, "sendmsg"},
    {__NR_recvmsg, "recvmsg"},
    {__NR_eventfd2, "eventfd"},
    {__NR_timerfd_create, "timerfd_create"},
    {__NR_memfd_create, "memfd_create"},
    {__NR_clone, "clone"},
    {__NR_clone3, "clone3"},
    {__NR_execve, "execve"},
    {__NR_kill, "kill"},
    {__NR_nanosleep, "nanosleep"},
    {__NR_clock_nanosleep, "clock_nanosleep"},
    {__NR_ppoll, "ppoll"},
    {__NR_pselect6, "pselect"},
    {__NR_epoll_pwait, "epoll_wait"},
});

#if defined(__x86_64__)
constexpr std::uint32_t machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t machine = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t machine = 0;
#endif

constexpr std::uint32_t offset_of_number = offsetof(seccomp_data, nr);
constexpr std::uint32_t offset_of_machine = offsetof(seccomp_data, arch);
constexpr std::uint32_t offset_of_first_argument = offsetof(seccomp_data, args);  // little-endian

constexpr sock_filter load(std::uint32_t offset) {
    return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset);
}

constexpr sock_filter answer(std::uint32_t what) {
    return BPF_STMT(BPF_RET | BPF_K, what);
}

/// Goes on with the next statement when the loaded value is `value`, else leaves out `otherwise`.
constexpr sock_filter unless(std::uint32_t value, std::uint8_t otherwise) {
    return BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, otherwise);
}

std::vector<sock_filter> filter() {
    std::vector<sock_filter> program{load(offset_of_machine),
                                     BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, machine, 1, 0),
                                     answer(SECCOMP_RET_ALLOW),
                                     load(offset_of_number)};
    // A sanitizer writes into a pipe to see whether memory can be read.
    const bool has_pipes = has_sanitizer();
    for (const Call& call : refused) {
        if (!has_pipes || std::string_view{call.name} != "pipe") {
            program.push_back(unless(call.number, 1));
            program.push_back(answer(SECCOMP_RET_TRAP));
        }
    }
    // Output: to standard error only.
    program.push_back(unless(__NR_write, 6));
    program.push_back(load(offset_of_first_argument));
    program.push_back(unless(STDOUT_FILENO, 1));
    program.push_back(answer(SECCOMP_RET_TRAP));
    program.push_back(unless(STDERR_FILENO, has_pipes ? 0 : 1));
    program.push_back(answer(SECCOMP_RET_ALLOW));
    program.push_back(answer(SECCOMP_RET_TRAP));
    program.push_back(answer(SECCOMP_RET_ALLOW));
    return program;
}

}  // namespace

bool raise_syscall_fence() {
    if (machine == 0) {
        return false;
    }
    std::vector<sock_filter> program = filter();
    const sock_fprog whole{.len = static_cast<unsigned short>(program.size()),
                           .filter = program.data()};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &whole) == 0;
}

std::string call_name(std::int64_t number) {
    if (number == __NR_write) {
        return "write";
    }
    for (const Call& call : refused) {
        if (call.number == number) {
            return call.name;
        }
    }
    return "system call " + std::to_string(number);
}

}  // namespace seaeye::conformance
