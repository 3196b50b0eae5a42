// A patience that can be renewed. Boost 1.74 has no cancellation of a single awaited operation, so
// what has taken too long is cancelled from here.
#pragma once

#include <functional>
#include <memory>

#include "daemon/asio.hpp"
#include "daemon/clock.hpp"
#include "schemas/time.hpp"

namespace seaeye {

/// Calls `on_expiry` once when it was not renewed in time. io thread; destroying it disarms it.
class Deadline {
public:
    Deadline(const asio::any_io_executor& executor,
             Duration patience,
             std::function<void()> on_expiry)
        : state_{std::make_shared<State>(executor, patience, std::move(on_expiry))} {
        arm(state_);
    }

    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;

    ~Deadline() {
        state_->on_expiry = nullptr;
        state_->timer.cancel();
    }

    /// Starts the patience over. Cheap: the timer is only set anew when it runs out.
    void renew() { state_->renewed = steady_now(); }

    [[nodiscard]] bool has_expired() const { return state_->has_expired; }

    /// Since it was last renewed.
    [[nodiscard]] Duration waited() const {
        return std::chrono::duration_cast<Duration>(steady_now() - state_->renewed);
    }

private:
    struct State {
        State(const asio::any_io_executor& executor, Duration limit, std::function<void()> call)
            : timer{executor},
              patience{limit},
              on_expiry{std::move(call)},
              renewed{steady_now()} {}

        asio::steady_timer timer;
        Duration patience;
        std::function<void()> on_expiry;
        std::chrono::steady_clock::time_point renewed;
        bool has_expired = false;
    };

    static void arm(const std::shared_ptr<State>& state) {
        state->timer.expires_at(state->renewed + state->patience);
        state->timer.async_wait([state](const boost::system::error_code& error) {
            if (error || !state->on_expiry) {
                return;
            }
            if (steady_now() < state->renewed + state->patience) {
                arm(state);
                return;
            }
            state->has_expired = true;
            state->on_expiry();
        });
    }

    std::shared_ptr<State> state_;
};

}  // namespace seaeye
