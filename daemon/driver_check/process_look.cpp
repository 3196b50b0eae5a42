// The allocator's own count is exact where resident memory wobbles; the sanitizers, which bring
// their own allocator, are asked instead of malloc when they are there.
#include "daemon/driver_check/process_look.hpp"

#include <charconv>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <malloc.h>
#include <thread>

#include <fmt/format.h>

// The sanitizers' own name.
// NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp,readability-identifier-naming)
extern "C" std::size_t __sanitizer_get_current_allocated_bytes() __attribute__((weak));

namespace seaeye::conformance {
namespace {

namespace fs = std::filesystem;

/// The numbered entries of a directory of /proc, without the one that looking at it opens.
template <class Describe>
std::map<int, std::string> numbered(const fs::path& directory, Describe&& describe) {
    std::map<int, std::string> found;
    std::error_code fault;
    for (auto it = fs::directory_iterator{directory, fault}; !fault && it != fs::end(it);
         it.increment(fault)) {
        const std::string name = it->path().filename().string();
        int number = 0;
        std::from_chars(name.data(), name.data() + name.size(), number);
        found[number] = describe(it->path());
    }
    return found;
}

std::string target_of(const fs::path& link) {
    std::error_code fault;
    return fs::read_symlink(link, fault).string();
}

std::string thread_name(const fs::path& task) {
    std::ifstream file{task / "comm"};
    std::string name;
    std::getline(file, name);
    return name;
}

std::string first_new(std::string_view kind,
                      const std::map<int, std::string>& before,
                      const std::map<int, std::string>& after) {
    for (const auto& [number, words] : after) {
        const auto known = before.find(number);
        if (known == before.end() || known->second != words) {
            return fmt::format("{} {} ({})", kind, number, words);
        }
    }
    return {};
}

}  // namespace

Holdings holdings() {
    if (has_sanitizer()) {
        std::thread{[] {
        }}.join();  // with the first thread, the sanitizer starts one of its own
    }
    Holdings now{.descriptors = numbered("/proc/self/fd", target_of),
                 .threads = numbered("/proc/self/task", thread_name)};
    std::erase_if(now.descriptors, [](const auto& each) {
        return each.second.starts_with("/proc/") && each.second.ends_with("/fd");
    });
    return now;
}

std::string left_over(const Holdings& before) {
    constexpr int looks = 20;
    constexpr auto pause = std::chrono::milliseconds{10};
    std::string left;
    for (int i = 0; i < looks; ++i) {
        const Holdings now = holdings();
        left = first_new("descriptor", before.descriptors, now.descriptors);
        if (left.empty()) {
            left = first_new("thread", before.threads, now.threads);
        }
        if (left.empty()) {
            break;
        }
        std::this_thread::sleep_for(pause);
    }
    return left;
}

bool has_sanitizer() {
    return __sanitizer_get_current_allocated_bytes != nullptr;
}

std::uint64_t allocated_bytes() {
    if (has_sanitizer()) {
        return __sanitizer_get_current_allocated_bytes();
    }
    const struct mallinfo2 books = mallinfo2();
    return books.uordblks + books.hblkhd;
}

Duration thread_time() {
    timespec now{};
    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return Duration{std::int64_t{now.tv_sec} * 1'000'000 + now.tv_nsec / 1000};
}

}  // namespace seaeye::conformance
