// Serves a replay as the daemon serves the sea: the same boards, the same API, on a thread of its
// own.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "daemon/api/server.hpp"
#include "daemon/asio.hpp"
#include "daemon/replay/replay.hpp"
#include "daemon/store/store_reader.hpp"

namespace seaeye {

/// What is served beside the picture. The store may be absent: then there is no history.
struct ServeSetup {
    ApiConfig api;
    std::shared_ptr<const std::vector<Zone>> zones;
    const Store* store = nullptr;
    std::unique_ptr<StoreReader> reader;
    std::vector<SourceConfig> sources;  ///< for the sensors' names and places
};

/// Owns the io thread, from start() until it is destroyed.
class ServeWatcher final : public ReplayWatcher {
public:
    /// Fails: refused with the address and what the system said.
    static Result<std::unique_ptr<ServeWatcher>> start(ServeSetup setup);

    ~ServeWatcher() override;

    void on_output(Output& output, const Pipeline& pipeline) override;
    void on_accounts(const std::vector<LogAccount>& accounts) override;
    void on_end(const Pipeline& pipeline) override;

    /// "http://127.0.0.1:8410/"
    [[nodiscard]] std::string url() const;

private:
    explicit ServeWatcher(ServeSetup setup);

    ServeSetup setup_;
    PictureBoard pictures_;
    SensorBoard sensors_;
    std::chrono::steady_clock::time_point next_picture_{};
    asio::io_context io_;
    std::unique_ptr<ApiServer> server_;
    std::thread thread_;
};

}  // namespace seaeye
