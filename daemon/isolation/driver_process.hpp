// A driver's process and the socket to it, without a loop: started, spoken with, ended.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

#include "drivers/ipc/message.hpp"
#include "schemas/result.hpp"
#include "schemas/time.hpp"

namespace seaeye {

/// The program that a driver's process runs: SEA_EYE_DRIVER_HOST if it is set, else
/// sea-eye-driver-host beside this program or in its libexec.
std::string driver_host_program();

/// One thread.
class DriverProcess {
public:
    /// Starts `program` for a driver's library. Fails: not_readable with what the system says.
    static Result<DriverProcess> start(const std::string& program, const std::string& library);

    DriverProcess(DriverProcess&& other) noexcept;
    DriverProcess(const DriverProcess&) = delete;
    DriverProcess& operator=(const DriverProcess&) = delete;
    DriverProcess& operator=(DriverProcess&&) = delete;
    /// Closes the socket, which ends it; kills it when it has not ended soon after.
    ~DriverProcess();

    enum class Sent : std::uint8_t { yes, not_now, gone };
    Sent send(const ipc::Order& order);

    enum class Heard : std::uint8_t { report, nothing, gone, nonsense };

    /// The next report into `report`, which borrows from this until the next call.
    Heard hear(std::optional<ipc::Report>& report);

    /// Waits until there is something to hear, or room to send if `wants_room`.
    void wait(Duration most, bool wants_room) const;

    [[nodiscard]] pid_t id() const { return pid_; }

    [[nodiscard]] int socket() const { return socket_; }

    /// Bytes of memory it uses now; 0 when that cannot be told.
    [[nodiscard]] std::uint64_t resident_bytes() const;

    /// wait: it has closed its socket and is about to end by itself.
    enum class Mercy : std::uint8_t { wait, none };

    /// Kills it, if it has not ended by itself, and says how it ended: "ended by signal 11
    /// (Segmentation fault)".
    std::string end(Mercy mercy);

private:
    DriverProcess(pid_t pid, int socket) : pid_{pid}, socket_{socket} {}

    bool has_ended_within(Duration most);

    pid_t pid_ = -1;  // -1: reaped
    int socket_ = -1;
    int status_ = 0;  // as waitpid gave it
    ipc::Packet outgoing_;
    ipc::Packet incoming_;
};

}  // namespace seaeye
