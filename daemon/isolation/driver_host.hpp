// The other end: a driver at work in a process of its own, on orders.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "daemon/hardware.hpp"
#include "drivers/driver_instance.hpp"
#include "drivers/ipc/message.hpp"

namespace seaeye {

/// One thread.
class DriverHost {
public:
    /// `socket` is its own from now on.
    DriverHost(int socket, std::string library);
    DriverHost(const DriverHost&) = delete;
    DriverHost& operator=(const DriverHost&) = delete;
    ~DriverHost();

    /// Works until the daemon closes its end.
    void run();

private:
    void wait_for_orders();
    void wait_for_beat();
    bool take_order();
    void obey(const ipc::Create& order);
    void obey(const ipc::Give& order);
    void obey(const ipc::Flush& order);
    void obey(const ipc::Start& order);
    void obey(const ipc::Stop& order);
    void beat();
    void hand_on_published();
    void found(std::uint64_t number, bool is_last);
    void found_more();
    void tell(const ipc::Report& report);
    [[nodiscard]] seaeye_sink sink();

    asio::io_context io_;
    asio::posix::stream_descriptor socket_;
    asio::steady_timer beat_;
    std::string library_;
    std::unique_ptr<Driver> driver_;
    std::shared_ptr<Hardware> hardware_;  // before the instance: outlives it
    std::shared_ptr<DriverInstance> instance_;
    bool is_running_ = false;  // the hardware is
    ipc::Packet incoming_;
    std::mutex telling_;  // a driver's own threads may log
    ipc::Packet outgoing_;
    std::uint64_t frame_ = 0;           // the one at hand; 0: a flush
    std::vector<std::uint8_t> events_;  // found in it so far
};

}  // namespace seaeye
