// Texts are cut to their room and always terminated; what is read back is cut to its room again.
#include "daemon/driver_check/slate.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <new>
#include <sys/mman.h>
#include <system_error>

#include <fmt/format.h>

namespace seaeye::conformance {
namespace {

template <std::size_t N>
void put(std::array<char, N>& room, std::string_view text) {
    const std::size_t size = std::min(text.size(), N - 1);
    std::copy_n(text.begin(), size, room.begin());
    room[size] = '\0';
}

template <std::size_t N>
std::string text_in(const std::array<char, N>& room) {
    return {room.data(), strnlen(room.data(), N)};
}

}  // namespace

void Slate::step(std::string_view what) {
    no_frame();
    put(step_, what);
    ++beats_;
}

void Slate::frame(const seaeye_frame& frame, std::string_view what) {
    frame_received_us_ = frame.received_us;
    frame_stream_ = static_cast<std::uint8_t>(frame.stream);
    frame_size_ = static_cast<std::uint32_t>(std::min(frame.size, frame_.size()));
    std::copy_n(frame.bytes, frame_size_, frame_.begin());
    put(frame_words_, what);
    frame_number_ = frame.number;
    ++beats_;
}

void Slate::finish(const Finding& finding, std::string_view facts) {
    verdict_ = static_cast<std::uint32_t>(finding.verdict);
    put(text_, finding.text);
    put(remedy_, finding.remedy);
    put(facts_, facts);
    is_finished_ = 1;
}

Finding Slate::finding() const {
    return {.verdict = verdict_ <= static_cast<std::uint32_t>(Verdict::skip)
                           ? static_cast<Verdict>(verdict_)
                           : Verdict::fail,
            .text = text_in(text_),
            .remedy = text_in(remedy_)};
}

std::string Slate::facts() const {
    return text_in(facts_);
}

std::string Slate::where() const {
    if (!has_frame()) {
        return text_in(step_);
    }
    return fmt::format("decode() of frame {} ({})", frame_number_.load(), text_in(frame_words_));
}

std::vector<std::uint8_t> Slate::frame_bytes() const {
    const std::size_t size = std::min<std::size_t>(frame_size_, frame_.size());
    return {frame_.begin(), frame_.begin() + static_cast<std::ptrdiff_t>(size)};
}

std::optional<Time> Slate::frame_received() const {
    return frame_received_us_ != 0 ? std::optional{time_from_micros(frame_received_us_)}
                                   : std::nullopt;
}

SharedSlate::SharedSlate() {
    void* const memory =
        mmap(nullptr, sizeof(Slate), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        throw std::system_error{errno, std::generic_category(), "no memory for a child's slate"};
    }
    slate_ = new (memory) Slate{};
}

SharedSlate::~SharedSlate() {
    std::destroy_at(slate_);
    munmap(slate_, sizeof(Slate));
}

}  // namespace seaeye::conformance
