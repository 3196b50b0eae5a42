// Finds, checks and loads drivers, and turns what they emit into observations. Everything that
// crosses the C boundary is checked here: sizes, finite numbers, ranges; nothing a driver says is
// trusted.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "schemas/observation.hpp"
#include "schemas/result.hpp"

namespace seaeye {

/// How a link's bytes are cut into frames: driver.h says what each means.
enum class Framing : std::uint8_t { line, datagram, stream, block };

constexpr std::size_t greatest_frame_cap = 65'536;  ///< bytes

/// A driver as its descriptor tells it.
struct DriverInfo {
    std::string name;
    std::string version;
    std::string summary;
    std::string kinds;
    std::string build;
    std::string path;  ///< of the shared library
    std::uint32_t abi_major = 0;
    std::uint32_t abi_minor = 0;
    Framing framing = Framing::line;
    std::size_t frame_cap = 1024;       ///< bytes; a longer line or block is cut
    std::vector<std::string> outcomes;  ///< how a frame can end; 0 is ok; the last is the host's:
                                        ///< unaccounted, the driver never said
    std::vector<std::string> counters;  ///< the last two are the host's: refused_observations,
                                        ///< driver_faults
    std::string config_schema;
    bool has_own_io = false;  ///< brings its bytes itself: link = "driver:"
};

/// Takes what a decoder finds. `account` is called exactly once for every frame, at once or later.
class DecodedSink {
public:
    DecodedSink() = default;
    DecodedSink(const DecodedSink&) = delete;
    DecodedSink& operator=(const DecodedSink&) = delete;
    virtual ~DecodedSink() = default;

    virtual void observation(Observation&& observation) = 0;
    virtual void account(std::uint64_t frame_number, std::uint32_t outcome) = 0;
    virtual void count(std::uint32_t counter) = 0;
};

/// What a driver that runs hardware is offered, in C++. The daemon implements it on its loop.
class HostServices {
public:
    enum class Published : std::uint8_t { ok, would_block, dropped_oldest, stopping };

    /// Calls into the driver, by what the driver gave.
    using Ready = std::function<void(int fd, std::uint32_t events)>;
    using Due = std::function<void(std::uint64_t id)>;

    HostServices() = default;
    HostServices(const HostServices&) = delete;
    HostServices& operator=(const HostServices&) = delete;
    virtual ~HostServices() = default;

    virtual Published publish(std::span<const std::uint8_t> bytes) = 0;
    virtual void metric(std::string_view name, double value) = 0;
    virtual std::int64_t mono_us() = 0;
    virtual std::int64_t utc_us() = 0;
    /// `events`: bits of driver.h; 0 ends the watch. False when it cannot be watched.
    virtual bool watch(int fd, std::uint32_t events, Ready ready) = 0;
    /// 0 when there are too many.
    virtual std::uint64_t timer(std::int64_t after_us, Due due) = 0;
    virtual void cancel_timer(std::uint64_t id) = 0;
    virtual void request_restart(std::string_view why) = 0;
};

/// How a driver says its hardware is.
struct DriverHealth {
    enum class State : std::uint8_t { down, connecting, up } state = State::down;
    std::string sentence;
};

/// One frame of one source. Without `received` the decoder goes by the times that stand in the
/// bytes.
struct Frame {
    std::uint64_t number = 0;  ///< from 1
    std::optional<Time> received;
    std::span<const std::uint8_t> bytes;
    std::uint8_t stream = 0;  ///< which of those that a link has side by side, modulo 128
};

class DriverInstance;

/// One driver at work on one source. Made by Driver::decoder; keeps its library loaded. One thread
/// at a time.
class Decoder {
public:
    Decoder(Decoder&&) noexcept;
    Decoder& operator=(Decoder&&) noexcept;
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;
    ~Decoder();

    void decode(const Frame& frame, DecodedSink& sink);

    /// The input ended: settles what was pending.
    void flush(DecodedSink& sink);

    /// What it stands on: starts and stops its hardware.
    [[nodiscard]] std::shared_ptr<DriverInstance> instance() const;

private:
    friend class Driver;
    struct Impl;
    explicit Decoder(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// Takes a driver's log lines. level: 0 debug to 3 error.
using DriverLog = std::function<void(int level, std::string_view message)>;

/// A loaded, checked driver. Never unloaded while the program runs.
class Driver {
public:
    /// Loads one library. Fails in one sentence that names the file: not_found, not_readable (what
    /// dlopen said), refused (writable by others, no entry symbol, wrong magic), unsupported (major
    /// version: both are named).
    static Result<Driver> load(const std::string& path);

    [[nodiscard]] const DriverInfo& info() const;

    /// A decoder for one source. `config_json`: the source's own keys. Fails: bad_value with the
    /// driver's sentence.
    /// `services`: nullptr where nothing runs; else it outlives the decoder.
    [[nodiscard]] Result<Decoder> decoder(SourceId source,
                                          const std::string& config_json,
                                          DriverLog log,
                                          HostServices* services = nullptr) const;

    /// The same without the checks on what it says.
    [[nodiscard]] Result<std::shared_ptr<DriverInstance>> instance(const std::string& config_json,
                                                                   DriverLog log,
                                                                   HostServices* services) const;

private:
    friend class DriverInstance;
    struct Impl;
    explicit Driver(std::shared_ptr<const Impl> impl);
    std::shared_ptr<const Impl> impl_;
};

/// Every *.so of the directories, by name; the first of a name wins. A missing directory is no
/// fault. None is loaded.
std::vector<std::string> find_driver_libraries(std::span<const std::string> directories);

/// Where drivers are looked for: SEA_EYE_DRIVER_PATH (colon-separated) if set, else the build
/// tree's and the installed directory, found from the program's own place.
std::vector<std::string> driver_directories();

}  // namespace seaeye
