#include "daemon/commands/decode_input.hpp"

#include <fmt/core.h>

#include "daemon/links/link_query.hpp"

namespace seaeye::commands {
namespace {

ExitCode fail(const std::string& sentence, ExitCode code = ExitCode::bad_input) {
    fmt::print(stderr, "sea-eye decode: {}\n", sentence);
    return code;
}

/// What of an input gave no frame.
void print_counters(const Frames& frames) {
    std::string words;
    for (const Counter& counter : frames.counters()) {
        if (counter.value > 0) {
            words += fmt::format(" {} {}", counter.name, counter.value);
        }
    }
    if (!words.empty()) {
        fmt::print(stderr, "input:{}\n", words);
    }
    if (const std::string note = frames.note(); !note.empty()) {
        fmt::print(stderr, "sea-eye decode: {}\n", note);
    }
}

}  // namespace

ExitCode read_input(const std::string& path,
                    FrameRule rule,
                    const HeadFault& head_fault,
                    const std::function<bool(const ReplayFrame&)>& on_frame) {
    const auto input = parse_file_input(path);
    if (!input) {
        return fail(path + ": " + input.error().text, ExitCode::usage);
    }
    auto reader = ByteReader::open(input->path);
    if (!reader) {
        return fail(reader.error().text);
    }
    if (const auto head = reader->head(); head && input_kind(*head) == InputKind::stream) {
        if (const auto fault = head_fault(*head, path)) {
            return fail(*fault);
        }
    }
    auto frames = open_frames(*std::move(reader), *input, rule);
    if (!frames) {
        return fail(frames.error().text);
    }
    bool is_wanted = true;
    for (bool is_more = true; is_more && is_wanted;) {
        const auto more = (*frames)->read_some(
            [&](const ReplayFrame& frame) { is_wanted = is_wanted && on_frame(frame); });
        if (!more) {
            print_counters(**frames);
            return fail(more.error().text);
        }
        is_more = *more;
    }
    print_counters(**frames);
    return ExitCode::ok;
}

}  // namespace seaeye::commands
