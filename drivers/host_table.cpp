// No exception may cross into a driver: what the program's services throw ends here.
#include "drivers/host_table.hpp"

#include <algorithm>
#include <exception>

namespace seaeye {
namespace {

bool is_text(seaeye_text text) {
    return text.size == 0 || text.bytes != nullptr;
}

std::string_view view_of(seaeye_text text) {
    return text.size > 0 ? std::string_view{text.bytes, text.size} : std::string_view{};
}

/// What `call` gives, or `otherwise` when it throws.
template <class Value, class Call>
Value caught(Value otherwise, Call&& call) {
    try {
        return call();
    } catch (const std::exception&) {
        return otherwise;
    }
}

}  // namespace

HostTable::HostTable(DriverLog log, HostServices* services)
    : log_{std::move(log)},
      services_{services} {
    table_.struct_size = sizeof(seaeye_host);
    table_.abi_minor = SEAEYE_ABI_MINOR;
    table_.context = this;
    table_.log = [](void* context, int level, seaeye_text message) {
        of(context).write_log(level, message);
    };
    table_.publish = [](void* context, const std::uint8_t* bytes, std::size_t size) -> int {
        HostServices* const offered = of(context).services_;
        if (offered == nullptr || (bytes == nullptr && size > 0)) {
            return SEAEYE_PUBLISH_STOPPING;
        }
        return caught(int{SEAEYE_PUBLISH_WOULD_BLOCK},
                      [&] { return static_cast<int>(offered->publish({bytes, size})); });
    };
    table_.metric = [](void* context, seaeye_text name, double value) {
        HostServices* const offered = of(context).services_;
        if (offered != nullptr && is_text(name)) {
            caught(0, [&] { return offered->metric(view_of(name), value), 0; });
        }
    };
    table_.mono_us = [](void* context) -> std::int64_t {
        HostServices* const offered = of(context).services_;
        return offered != nullptr ? offered->mono_us() : 0;
    };
    table_.utc_us = [](void* context) -> std::int64_t {
        HostServices* const offered = of(context).services_;
        return offered != nullptr ? offered->utc_us() : 0;
    };
    table_.watch_fd = [](void* context,
                         int fd,
                         std::uint32_t events,
                         void (*ready)(void*, int, std::uint32_t)) -> int {
        HostTable& table = of(context);
        if (table.services_ == nullptr || (events != 0 && ready == nullptr)) {
            return -1;
        }
        return caught(-1, [&] {
            const auto call = [&table, ready](int which, std::uint32_t what) {
                ready(table.self_, which, what);
            };
            return table.services_->watch(fd, events, call) ? 0 : -1;
        });
    };
    table_.timer = [](void* context,
                      std::int64_t after_us,
                      void (*due)(void*, std::uint64_t)) -> std::uint64_t {
        HostTable& table = of(context);
        if (table.services_ == nullptr || due == nullptr) {
            return 0;
        }
        return caught(std::uint64_t{0}, [&] {
            return table.services_->timer(
                after_us, [&table, due](std::uint64_t id) { due(table.self_, id); });
        });
    };
    table_.cancel_timer = [](void* context, std::uint64_t id) {
        HostServices* const offered = of(context).services_;
        if (offered != nullptr) {
            caught(0, [&] { return offered->cancel_timer(id), 0; });
        }
    };
    table_.request_restart = [](void* context, seaeye_text why) {
        HostServices* const offered = of(context).services_;
        if (offered != nullptr && is_text(why)) {
            caught(0, [&] { return offered->request_restart(view_of(why)), 0; });
        }
    };
}

void HostTable::on_frame(std::uint64_t number) {
    if (number % frames_per_log_line == 0) {
        log_budget_ = std::min(log_budget_.load() + 1, most_log_lines);
    }
}

void HostTable::write_log(int level, seaeye_text message) {
    if (!log_ || !is_text(message) || log_budget_.fetch_sub(1) <= 0) {
        log_budget_ = std::max(log_budget_.load(), 0);
        return;
    }
    caught(0, [&] { return log_(std::clamp(level, 0, 3), view_of(message)), 0; });
}

}  // namespace seaeye
