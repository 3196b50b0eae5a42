// Feed -> pace -> pipeline -> files and watchers.
#include "daemon/replay/replay.hpp"

#include <chrono>
#include <filesystem>
#include <sys/resource.h>
#include <thread>

#include "daemon/digest_file.hpp"
#include "daemon/progress.hpp"
#include "daemon/replay/track_csv.hpp"
#include "schemas/fields.hpp"

namespace seaeye {
namespace {

using Steady = std::chrono::steady_clock;

double cpu_seconds(const rusage& usage) {
    const auto s = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return s(usage.ru_utime) + s(usage.ru_stime);
}

/// Holds event time to a multiple of real time.
class Pace {
public:
    Pace(std::optional<double> speed, const std::atomic<bool>& stop) : speed_{speed}, stop_{stop} {}

    void wait_for(Time received) {
        if (!speed_) {
            return;
        }
        if (!has_begun_) {
            has_begun_ = true;
            first_ = received;
            began_ = Steady::now();
        }
        const auto due =
            began_ + std::chrono::duration_cast<Steady::duration>(
                         std::chrono::duration<double>(to_seconds(received - first_) / *speed_));
        while (!stop_ && Steady::now() < due) {
            std::this_thread::sleep_until(
                std::min(due, Steady::now() + std::chrono::milliseconds{50}));
        }
    }

private:
    std::optional<double> speed_;
    const std::atomic<bool>& stop_;
    bool has_begun_ = false;
    Time first_{};
    Steady::time_point began_;
};

/// The two files of rows and transitions. Without a directory it only counts.
class Files {
public:
    static Result<Files> create(const std::string& directory) {
        Files files;
        if (directory.empty()) {
            return files;
        }
        std::error_code failed;
        std::filesystem::create_directories(directory, failed);
        auto tracks = DigestFile::create(directory + "/tracks.csv");
        if (!tracks) {
            return std::move(tracks).error();
        }
        auto events = DigestFile::create(directory + "/events.jsonl");
        if (!events) {
            return std::move(events).error();
        }
        files.tracks_ = *std::move(tracks);
        files.events_ = *std::move(events);
        files.tracks_->buffer() += track_csv_header;
        return files;
    }

    Result<Done> write(const Output& output) {
        rows += output.samples.size();
        if (!tracks_) {
            return Done{};
        }
        for (const TrackPoint& point : output.samples) {
            append_track_row(tracks_->buffer(), point);
        }
        for (const Event& event : output.events) {
            JsonWriter json{events_->buffer()};
            write_object(json, event);
            events_->buffer() += '\n';
        }
        auto settled = tracks_->settle();
        return settled ? events_->settle() : settled;
    }

    Result<Done> close(ReplayReport& report) {
        report.rows = rows;
        if (!tracks_) {
            return Done{};
        }
        auto tracks = tracks_->close();
        auto events = tracks ? events_->close() : Result<std::string>{tracks.error()};
        if (!events) {
            return std::move(events).error();
        }
        report.tracks_sha256 = *tracks;
        report.events_sha256 = *events;
        return Done{};
    }

    std::uint64_t rows = 0;

private:
    std::optional<DigestFile> tracks_;
    std::optional<DigestFile> events_;
};

Result<Done> hand_on(Output& output,
                     Pipeline& pipeline,
                     Files& files,
                     const std::vector<ReplayWatcher*>& watchers) {
    if (output.empty()) {
        return Done{};
    }
    auto written = files.write(output);
    for (ReplayWatcher* watcher : watchers) {
        watcher->on_output(output, pipeline);
    }
    output.clear();
    return written;
}

/// Says how the logs are doing about once a second.
class AccountTeller {
public:
    AccountTeller(const Feed& feed, const std::vector<ReplayWatcher*>& watchers)
        : feed_{feed},
          watchers_{watchers} {}

    void tell_when_due() {
        const auto at = Steady::now();
        if (!watchers_.empty() && at >= next_) {
            next_ = at + std::chrono::seconds{1};
            tell();
        }
    }

    void tell() const {
        const std::vector<LogAccount> accounts = feed_.accounts();
        for (ReplayWatcher* watcher : watchers_) {
            watcher->on_accounts(accounts);
        }
    }

private:
    const Feed& feed_;
    const std::vector<ReplayWatcher*>& watchers_;
    Steady::time_point next_{};
};

void show(Progress& progress, const Feed& feed, const Pipeline& pipeline) {
    const FeedProgress at = feed.progress();
    progress.show({.used = at.used,
                   .total = at.bytes,
                   .lines = at.lines,
                   .note = to_rfc3339(pipeline.now())});
}

}  // namespace

Result<ReplayReport> replay(Feed& feed,
                            Pipeline& pipeline,
                            const ReplayOptions& options,
                            const std::vector<ReplayWatcher*>& watchers,
                            const std::atomic<bool>& stop) {
    auto files = Files::create(options.out);
    if (!files) {
        return std::move(files).error();
    }
    const auto began = Steady::now();
    Pace pace{options.speed, stop};
    Progress progress{"replay", Progress::Talk::normal};
    ReplayReport report;
    AccountTeller teller{feed, watchers};
    Output output;
    std::vector<Observation> batch;
    while (!stop && feed.next(batch)) {
        for (Observation& observation : batch) {
            pace.wait_for(observation.received);
            report.first = report.first == Time{} ? observation.received : report.first;
            report.last = std::max(report.last, observation.received);
            pipeline.push(std::move(observation), output);
            if (auto handed = hand_on(output, pipeline, *files, watchers); !handed) {
                return std::move(handed).error();
            }
            if (stop) {
                break;
            }
            teller.tell_when_due();
        }
        if (progress.is_due()) {
            show(progress, feed, pipeline);
        }
    }
    pipeline.finish(output);
    if (auto handed = hand_on(output, pipeline, *files, watchers); !handed) {
        return std::move(handed).error();
    }
    for (ReplayWatcher* watcher : watchers) {
        watcher->on_end(pipeline);
    }
    teller.tell();
    if (auto closed = files->close(report); !closed) {
        return std::move(closed).error();
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    report.logs = feed.accounts();
    report.pipeline = pipeline.counts();
    report.tracks = pipeline.track_counts();
    report.is_interrupted = stop;
    report.wall_s = std::chrono::duration<double>(Steady::now() - began).count();
    report.cpu_s = cpu_seconds(usage);
    report.peak_resident_bytes = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
    return report;
}

}  // namespace seaeye
