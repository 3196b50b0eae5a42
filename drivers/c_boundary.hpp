// What every driver's C boundary does: no exception crosses it, and a refusal is one sentence.
#pragma once

#include <cstddef>
#include <cstdio>
#include <exception>
#include <memory>

namespace seaeye {

/// What make(), a unique_ptr, gives up to the host; NULL with the sentence in `error` when it
/// throws.
template <class Make>
void* made_for_host(Make&& make, char* error, std::size_t error_size) {
    try {
        return make().release();
    } catch (const std::exception& fault) {
        if (error != nullptr && error_size > 0) {
            (void)std::snprintf(error, error_size, "%s", fault.what());
        }
        return nullptr;
    }
}

/// Takes back what made_for_host() gave.
template <class T>
void destroyed_for_host(void* self) {
    const std::unique_ptr<T> ended{static_cast<T*>(self)};
}

}  // namespace seaeye
