// The room is mapped twice: once to be read, between closed pages, and once to be written by us, so
// that no frame costs a change of its protection.
#include "daemon/driver_check/guarded_frame.hpp"

#include <algorithm>
#include <cerrno>
#include <sys/mman.h>
#include <system_error>
#include <unistd.h>

namespace seaeye::conformance {
namespace {

void* mapped(void* where, std::size_t size, int protection, int flags, int file) {
    void* const memory = mmap(where, size, protection, flags, file, 0);
    if (memory == MAP_FAILED) {
        throw std::system_error{errno, std::generic_category(), "no memory for a guarded frame"};
    }
    return memory;
}

}  // namespace

GuardedFrame::GuardedFrame(std::size_t most_bytes)
    : page_{static_cast<std::size_t>(sysconf(_SC_PAGESIZE))},
      room_{(std::max<std::size_t>(most_bytes, 1) + page_ - 1) / page_ * page_} {
    const int file = memfd_create("frame", MFD_CLOEXEC);
    if (file < 0 || ftruncate(file, static_cast<off_t>(room_)) != 0) {
        throw std::system_error{errno, std::generic_category(), "no memory for a guarded frame"};
    }
    whole_ = static_cast<std::uint8_t*>(
        mapped(nullptr, room_ + 2 * page_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1));
    mapped(whole_ + page_, room_, PROT_READ, MAP_SHARED | MAP_FIXED, file);
    ours_ = static_cast<std::uint8_t*>(
        mapped(nullptr, room_, PROT_READ | PROT_WRITE, MAP_SHARED, file));
    close(file);
}

GuardedFrame::~GuardedFrame() {
    munmap(whole_, room_ + 2 * page_);
    munmap(ours_, room_);
}

std::span<const std::uint8_t> GuardedFrame::put(std::span<const std::uint8_t> bytes,
                                                Placed placed) {
    const std::size_t size = std::min(bytes.size(), room_);
    const std::size_t offset = placed == Placed::at_end ? room_ - size : 0;
    std::copy_n(bytes.begin(), size, ours_ + offset);
    frame_ = whole_ + page_ + offset;
    return {frame_, size};
}

GuardedFrame::Fault GuardedFrame::locate(const void* address) const {
    const auto* const at = static_cast<const std::uint8_t*>(address);
    if (at < whole_ || at >= whole_ + page_ + room_ + page_) {
        return {};
    }
    const bool is_inside = at >= whole_ + page_ && at < whole_ + page_ + room_;
    return {.spot = is_inside ? Spot::inside : Spot::outside, .offset = at - frame_};
}

}  // namespace seaeye::conformance
