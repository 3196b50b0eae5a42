// The one place where fusion leaves the picture and the API finds it.
#pragma once

#include <memory>
#include <mutex>

#include "schemas/picture.hpp"

namespace seaeye {

/// Holds the newest picture. Any thread. A mutex and a pointer: std::atomic<shared_ptr> races under
/// TSan in libstdc++ 12.
class PictureBoard {
public:
    void publish(std::shared_ptr<const Picture> picture) {
        const std::lock_guard lock{mutex_};
        picture_ = std::move(picture);
    }

    /// Never null.
    [[nodiscard]] std::shared_ptr<const Picture> newest() const {
        const std::lock_guard lock{mutex_};
        return picture_;
    }

private:
    mutable std::mutex mutex_;
    std::shared_ptr<const Picture> picture_ = std::make_shared<Picture>();
};

}  // namespace seaeye
