// What every driver's C boundary does: no exception crosses it, and a refusal is one sentence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <memory>

#include "sea-eye/driver.h"

namespace seaeye {

inline void say(const std::exception& fault, char* error, std::size_t error_size) {
    if (error != nullptr && error_size > 0) {
        (void)std::snprintf(error, error_size, "%s", fault.what());
    }
}

/// What make(), a unique_ptr, gives up to the host; NULL with the sentence in `error` when it
/// throws.
template <class Make>
void* made_for_host(Make&& make, char* error, std::size_t error_size) {
    try {
        return make().release();
    } catch (const std::exception& fault) {
        say(fault, error, error_size);
        return nullptr;
    }
}

/// start() of a driver with hardware: 0, or 1 with the sentence in `error` when start() throws.
template <class Start>
int started_for_host(Start&& start, char* error, std::size_t error_size) {
    try {
        start();
        return 0;
    } catch (const std::exception& fault) {
        say(fault, error, error_size);
        return 1;
    }
}

/// Takes back what made_for_host() gave.
template <class T>
void destroyed_for_host(void* self) {
    const std::unique_ptr<T> ended{static_cast<T*>(self)};
}

/// decode() and flush() of a driver whose state has a stream of lines and a sink that knows the
/// host's: `stream.feed(line, to_host)` and `to_host.use(sink)`.
template <class T>
void line_decoded(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    T& driver = *static_cast<T*>(self);
    driver.to_host.use(sink);
    driver.stream.feed({.number = frame->number,
                        .link_us = frame->received_us,
                        .text = {reinterpret_cast<const char*>(frame->bytes), frame->size},
                        .stream = static_cast<std::uint8_t>(frame->stream)},
                       driver.to_host);
}

template <class T>
void stream_flushed(void* self, const seaeye_sink* sink) {
    T& driver = *static_cast<T*>(self);
    driver.to_host.use(sink);
    driver.stream.flush(driver.to_host);
}

/// flush() of a driver in which no frame waits for another.
inline void nothing_flushed(void* /*self*/, const seaeye_sink* /*sink*/) {}

}  // namespace seaeye
