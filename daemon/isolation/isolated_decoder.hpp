// A driver in a process of its own, at work on one source: given its frames, watched over, ended
// when it hangs or grows without bound, started anew, left alone when it keeps crashing. Whatever
// it does, the frames of other sources go their way.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "daemon/asio.hpp"
#include "daemon/isolation/crash_policy.hpp"
#include "daemon/isolation/driver_process.hpp"
#include "daemon/isolation/frames_underway.hpp"
#include "daemon/isolation/remote_hardware.hpp"
#include "daemon/log.hpp"
#include "drivers/frame_books.hpp"
#include "schemas/sensor.hpp"

namespace seaeye {

struct IsolationSetting {
    std::string program = driver_host_program();
    std::string crash_directory;  ///< for the last frames of crashes; empty: none is kept
    std::uint64_t most_memory = std::uint64_t{512} << 20U;  ///< bytes resident
    Duration heartbeat_limit = seconds(5);  ///< without one for so long it is killed
    Duration flush_limit = std::chrono::milliseconds{500};  ///< of a live source
    CrashLimits crashes;
};

/// Until attach() each decode() waits for what the driver found, so that a replay has it in its
/// place; from then on results come to the sink from the loop. One thread at a time.
class IsolatedDecoder : public std::enable_shared_from_this<IsolatedDecoder> {
public:
    /// Starts a process and has it load `library`. Fails with its sentence; with not_readable when
    /// it does not start, ends or does not answer.
    static Result<std::shared_ptr<IsolatedDecoder>> launch(IsolationSetting setting,
                                                           std::string library,
                                                           LogLine log);

    IsolatedDecoder(IsolationSetting setting, std::string library, LogLine log);

    [[nodiscard]] const DriverInfo& info() const { return info_; }

    /// The decoder of a source. Once. Fails: bad_value with the driver's sentence.
    Result<Done> create(SourceId source, std::string name, std::string config_json);

    /// nullptr for a driver without hardware.
    [[nodiscard]] std::shared_ptr<DriverIo> hardware() const { return hardware_; }

    /// How a frame ends that was lost with the process, or that the driver was too slow for.
    [[nodiscard]] std::uint32_t lost_outcome() const {
        return static_cast<std::uint32_t>(info_.outcomes.size());
    }

    /// `sink` and the loop outlive close(). `on_results`: called after some came.
    void attach(asio::io_context& io, DecodedSink& sink, std::function<void()> on_results);

    void decode(const Frame& frame, DecodedSink& sink);
    void flush(DecodedSink& sink);

    /// Ends the process; what it had not done is lost. No sink is called after this.
    void close();

    /// Whether a link that can wait should go on.
    [[nodiscard]] bool has_room() const { return underway_.has_room(); }

    /// One sentence while it is not at work, else empty.
    [[nodiscard]] const std::string& problem() const { return problem_; }

    /// 0: there is none now.
    [[nodiscard]] pid_t process_id() const { return process_ ? process_->id() : 0; }

    [[nodiscard]] std::vector<Counter> counters() const { return {{"driver_crashes", crashes_}}; }

private:
    using Steady = std::chrono::steady_clock;
    enum class State : std::uint8_t { greeting, greeted, creating, running, resting, closed };

    /// Gives a frame or an order if there is one and room for it.
    void give();
    void order(const ipc::Order& what);

    /// Hears what there is to hear.
    void hear();
    void take(const ipc::Report& report);
    void take(const ipc::Hello& report);
    void take(const ipc::Refused& report);
    void take(const ipc::Created& report);
    void take(const ipc::Beat& report);
    void take(const ipc::Found& report);
    void take(const ipc::Logged& report);
    template <class OfHardware>
    void take(const OfHardware& report);
    void found_of_frame(const ipc::Found& report);
    void found_of_flush(const ipc::Found& report);
    bool read(const ipc::Found& report);

    /// Time went by: is it alive, is it too big, is its rest over?
    void look_after();
    void start_anew();
    void crashed(const std::string& how);
    void settle_lost(const std::optional<HeldFrame>& culprit);
    void rest(const CrashPolicy::Verdict& verdict);
    std::string keep_frame(const std::optional<HeldFrame>& culprit);
    void lose(const std::optional<HeldFrame>& frame);
    void lose_all();

    template <class Is>
    bool wait_until(Is is, std::optional<Duration> limit);

    void listen();
    void wait_for_report();
    void wait_for_tick();
    void tell_results();

    IsolationSetting setting_;
    std::string library_;
    LogLine log_;
    std::string name_;  // of the source
    std::string config_json_;
    DriverInfo info_;
    std::optional<Error> refusal_;
    std::unique_ptr<FrameBooks> books_;
    std::shared_ptr<RemoteHardware> hardware_;

    State state_ = State::greeting;
    bool is_established_ = false;  // it has been at work once: from then on it is started anew
    bool is_quarantined_ = false;
    std::unique_ptr<DriverProcess> process_;
    FramesUnderway underway_;
    bool is_frame_open_ = false;  // a part of what was found in it has come
    bool is_flush_wanted_ = false;
    bool is_flush_given_ = false;
    bool is_flush_open_ = false;
    bool has_no_room_ = false;  // in the socket
    Steady::time_point last_beat_;
    Steady::time_point rest_until_;
    Steady::time_point next_look_;
    CrashPolicy policy_;
    std::uint64_t crashes_ = 0;
    std::string problem_;
    int log_budget_ = 0;

    DecodedSink* sink_ = nullptr;  // the caller's
    bool has_results_ = false;
    std::function<void()> on_results_;
    asio::io_context* io_ = nullptr;  // the caller's; nullptr: not attached
    std::unique_ptr<asio::posix::stream_descriptor> ear_;
    std::unique_ptr<asio::steady_timer> tick_;
};

}  // namespace seaeye
