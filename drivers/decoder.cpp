// One driver at work on one source: frames across the C boundary, and back what it found. The host
// keeps the books: every frame is accounted for exactly once, whatever the driver does.
#include <algorithm>
#include <array>
#include <exception>
#include <utility>

#include "drivers/host.hpp"
#include "drivers/host_impl.hpp"
#include "drivers/host_table.hpp"
#include "drivers/observation_check.hpp"

namespace seaeye {

struct Decoder::Impl {
    static constexpr std::size_t most_pending = 4096;

    std::shared_ptr<const Driver::Impl> driver;
    SourceId source{};
    HostTable host;
    seaeye_sink c_sink{};
    void* self = nullptr;

    DecodedSink* sink = nullptr;  // the caller's, for the call
    Observation observation;      // the one at hand
    std::exception_ptr thrown;    // by the caller's sink; it may not cross the driver
    std::optional<Time> received;
    std::uint64_t current = 0;
    bool is_current_settled = true;
    std::vector<std::uint64_t> pending;  // frames not yet accounted for, ascending

    Impl(DriverLog log, HostServices* services) : host{std::move(log), services} {}

    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    ~Impl() {
        if (self != nullptr) {
            driver->descriptor.destroy(self);
        }
    }

    /// Runs what calls the caller's sink; an exception waits until the driver has returned.
    template <class Call>
    void guarded(Call&& call) {
        if (thrown != nullptr) {
            return;
        }
        try {
            call();
        } catch (...) {
            thrown = std::current_exception();
        }
    }

    void rethrow() {
        sink = nullptr;
        if (thrown != nullptr) {
            std::rethrow_exception(std::exchange(thrown, nullptr));
        }
    }

    [[nodiscard]] std::uint32_t refused_counter() const { return driver->descriptor.counter_count; }

    [[nodiscard]] std::uint32_t fault_counter() const { return refused_counter() + 1; }

    [[nodiscard]] std::uint32_t unaccounted() const { return driver->descriptor.outcome_count; }

    void take(const seaeye_observation* from) {
        if (sink == nullptr) {
            return;
        }
        const bool is_good =
            from != nullptr && check_observation(*from, source, received, observation);
        guarded([&] {
            if (is_good) {
                sink->observation(std::move(observation));
            } else {
                sink->count(refused_counter());
            }
        });
    }

    /// True once for each frame.
    bool settle(std::uint64_t number) {
        if (number == current && !is_current_settled) {
            is_current_settled = true;
            return true;
        }
        const auto at = std::lower_bound(pending.begin(), pending.end(), number);
        if (at == pending.end() || *at != number) {
            return false;
        }
        pending.erase(at);
        return true;
    }

    void account(std::uint64_t number, std::uint32_t outcome) {
        if (sink == nullptr) {
            return;
        }
        guarded([&] {
            const bool is_known = outcome < driver->descriptor.outcome_count;
            const bool is_due = settle(number);
            if (is_due) {
                sink->account(number, is_known ? outcome : unaccounted());
            }
            if (!is_due || !is_known) {
                sink->count(fault_counter());
            }
        });
    }

    void count(std::uint32_t counter) {
        if (sink == nullptr) {
            return;
        }
        const bool is_known = counter < driver->descriptor.counter_count;
        guarded([&] { sink->count(is_known ? counter : fault_counter()); });
    }

    /// The driver forgot frames: they are accounted for here.
    void settle_forgotten(std::size_t kept) {
        const std::size_t forgotten = pending.size() > kept ? pending.size() - kept : 0;
        for (std::size_t i = 0; i < forgotten; ++i) {
            guarded([&] {
                sink->account(pending[i], unaccounted());
                sink->count(fault_counter());
            });
        }
        pending.erase(pending.begin(), pending.begin() + static_cast<std::ptrdiff_t>(forgotten));
    }

    static Impl& of(void* context) { return *static_cast<Impl*>(context); }
};

Decoder::Decoder(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}

Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;
Decoder::~Decoder() = default;

Result<Decoder> Driver::decoder(SourceId source,
                                const std::string& config_json,
                                DriverLog log,
                                HostServices* services) const {
    auto impl = std::make_unique<Decoder::Impl>(std::move(log), services);
    impl->driver = impl_;
    impl->source = source;
    impl->c_sink = {.struct_size = sizeof(seaeye_sink),
                    .reserved = 0,
                    .context = impl.get(),
                    .observation =
                        [](void* context, const seaeye_observation* from) {
                            Decoder::Impl::of(context).take(from);
                        },
                    .account =
                        [](void* context, std::uint64_t number, std::uint32_t outcome) {
                            Decoder::Impl::of(context).account(number, outcome);
                        },
                    .count =
                        [](void* context, std::uint32_t counter) {
                            Decoder::Impl::of(context).count(counter);
                        }};
    std::array<char, 512> sentence{};
    impl->self = impl_->descriptor.create(
        impl->host.table(), config_json.c_str(), sentence.data(), sentence.size());
    if (impl->self == nullptr) {
        sentence.back() = '\0';
        const std::string why = sentence[0] != '\0' ? sentence.data() : "it gave no reason";
        return Error{ErrorCode::bad_value, "driver " + impl_->info.name + " refused: " + why};
    }
    impl->host.set_self(impl->self);
    return Decoder{std::move(impl)};
}

void Decoder::decode(const Frame& frame, DecodedSink& sink) {
    Impl& impl = *impl_;
    impl.sink = &sink;
    impl.received = frame.received;
    impl.current = frame.number;
    impl.is_current_settled = false;
    impl.host.on_frame(frame.number);
    const seaeye_frame c_frame{.struct_size = sizeof(seaeye_frame),
                               .stream = frame.stream,
                               .number = frame.number,
                               .received_us = frame.received ? to_micros(*frame.received) : 0,
                               .bytes = frame.bytes.data(),
                               .size = frame.bytes.size()};
    impl.driver->descriptor.decode(impl.self, &c_frame, &impl.c_sink);
    if (!impl.is_current_settled) {
        impl.is_current_settled = true;
        impl.pending.push_back(frame.number);
        impl.settle_forgotten(Impl::most_pending);
    }
    impl.rethrow();
}

void Decoder::flush(DecodedSink& sink) {
    Impl& impl = *impl_;
    impl.sink = &sink;
    impl.driver->descriptor.flush(impl.self, &impl.c_sink);
    impl.settle_forgotten(0);
    impl.rethrow();
}

Result<Done> Decoder::start() {
    std::array<char, 512> sentence{};
    if (impl_->driver->descriptor.start(impl_->self, sentence.data(), sentence.size()) == 0) {
        return Done{};
    }
    sentence.back() = '\0';
    return Error{ErrorCode::bad_value,
                 sentence[0] != '\0' ? std::string{sentence.data()}
                                     : "driver " + impl_->driver->info.name + " did not start"};
}

void Decoder::stop(std::int64_t deadline_us) {
    impl_->driver->descriptor.stop(impl_->self, deadline_us);
}

DriverHealth Decoder::health() {
    std::array<char, 256> sentence{};
    const int state =
        impl_->driver->descriptor.health(impl_->self, sentence.data(), sentence.size());
    sentence.back() = '\0';
    return {.state = state == SEAEYE_HEALTH_UP           ? DriverHealth::State::up
                     : state == SEAEYE_HEALTH_CONNECTING ? DriverHealth::State::connecting
                                                         : DriverHealth::State::down,
            .sentence = sentence.data()};
}

}  // namespace seaeye
