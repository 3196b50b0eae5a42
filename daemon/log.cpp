// spdlog's set-up. Priorities are syslog's: 7 debug, 6 info, 4 warning, 3 error.
#include "daemon/log.hpp"

#include <cstdlib>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace seaeye {
namespace {

spdlog::level::level_enum level_of(LogLevel level) {
    switch (level) {
        case LogLevel::debug:
            return spdlog::level::debug;
        case LogLevel::info:
            return spdlog::level::info;
        case LogLevel::warning:
            return spdlog::level::warn;
        case LogLevel::error:
            return spdlog::level::err;
    }
    return spdlog::level::info;
}

/// The "<6>" by which systemd knows a line's priority (sd-daemon(3)).
class PriorityFlag : public spdlog::custom_flag_formatter {
public:
    void format(const spdlog::details::log_msg& message,
                const std::tm& /*when*/,
                spdlog::memory_buf_t& into) override {
        const std::string_view mark = message.level >= spdlog::level::err     ? "<3>"
                                      : message.level == spdlog::level::warn  ? "<4>"
                                      : message.level == spdlog::level::debug ? "<7>"
                                                                              : "<6>";
        into.append(mark.data(), mark.data() + mark.size());
    }

    [[nodiscard]] std::unique_ptr<custom_flag_formatter> clone() const override {
        return std::make_unique<PriorityFlag>();
    }
};

}  // namespace

void start_log(const std::string& level) {
    auto logger = std::make_shared<spdlog::logger>(
        "sea-eye", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    auto formatter = std::make_unique<spdlog::pattern_formatter>(spdlog::pattern_time_type::utc);
    formatter->add_flag<PriorityFlag>('*');
    const bool is_under_systemd = std::getenv("JOURNAL_STREAM") != nullptr;
    formatter->set_pattern(is_under_systemd ? "%*%v" : "%Y-%m-%dT%H:%M:%SZ %l: %v");
    logger->set_formatter(std::move(formatter));
    logger->set_level(spdlog::level::from_str(level));
    logger->flush_on(spdlog::level::debug);
    spdlog::set_default_logger(std::move(logger));
}

void set_log_level(const std::string& level) {
    spdlog::default_logger_raw()->set_level(spdlog::level::from_str(level));
}

LogLine log_line() {
    return [](LogLevel level, const std::string& sentence) {
        spdlog::default_logger_raw()->log(level_of(level), sentence);
    };
}

std::optional<std::uint64_t> LineLimit::pass(Time now) {
    if (last_ && now >= *last_ && now - *last_ < interval_) {
        ++held_back_;
        return std::nullopt;
    }
    last_ = now;
    return std::exchange(held_back_, 0);
}

void CalmLog::say(Time now, LogLevel level, std::string sentence) {
    replaced_ += held_ ? 1 : 0;
    held_ = Held{level, std::move(sentence)};
    tick(now);
}

void CalmLog::tick(Time now) {
    if (!held_ || !limit_.pass(now)) {
        return;
    }
    const std::string more =
        replaced_ == 0 ? "" : fmt::format(" (and {} more in the last seconds)", replaced_);
    out_(held_->level, fmt::format("{}: {}{}", subject_, held_->sentence, more));
    held_.reset();
    replaced_ = 0;
}

}  // namespace seaeye
