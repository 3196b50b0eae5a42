// One piece a turn of the loop, so that a large file does not keep the other links waiting.
#include "daemon/links/file_link.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "daemon/journal.hpp"

namespace seaeye {
namespace {

constexpr std::size_t piece_bytes = 16'384;
constexpr Duration pause_when_full = std::chrono::milliseconds{5};

}  // namespace

void FileLink::start() {
    std::error_code ignored;
    const std::filesystem::path path{setting_.address.file.path};
    if (std::filesystem::exists(path, ignored) &&
        !std::filesystem::is_regular_file(path, ignored) &&
        !std::filesystem::is_directory(path, ignored)) {
        end(SourceState::down,
            fmt::format("{} is no regular file; what comes through a pipe is read by \"stdin:\"",
                        setting_.address.file.path));
        return;
    }
    auto opened = ByteReader::open(setting_.address.file.path);
    if (!opened) {
        end(SourceState::down, opened.error().text);
        return;
    }
    reader_ = std::move(*opened);
    if (const std::string fault = look(); !fault.empty()) {
        end(SourceState::down, fault);
        return;
    }
    buffer_.resize(piece_bytes);
    setting_.handlers.on_report({.state = SourceState::up,
                                 .sentence = fmt::format("reading {}", setting_.address.file.path),
                                 .is_connected = true});
    come_back(Duration::zero());
}

void FileLink::read_on() {
    if (!setting_.handlers.has_room()) {
        come_back(pause_when_full);
        return;
    }
    const auto got = reader_->read(buffer_);
    if (!got) {
        end(SourceState::down, got.error().text);
    } else if (*got == 0) {
        finish();
    } else {
        hand_on(std::span{buffer_}.first(*got));
        come_back(Duration::zero());
    }
}

/// What the file is, its content says. Empty when it can be read, else why not.
std::string FileLink::look() {
    const auto head = reader_->head();  // a fault is told by the first read
    if (head && JournalReader::is_journal(*head)) {
        return fmt::format("{} is a journal, which `sea-eye replay` reads",
                           setting_.address.file.path);
    }
    if (head && capture_kind(*head) != CaptureKind::none) {
        capture_.emplace(setting_.address.file.choice);
    }
    return "";
}

void FileLink::hand_on(std::span<const std::uint8_t> bytes) {
    if (capture_) {
        capture_->feed(bytes, [this](const Payload& payload) { take(payload); });
    } else {
        setting_.handlers.on_arrival({.bytes = bytes});
    }
}

void FileLink::take(const Payload& payload) {
    const auto& on_arrival = setting_.handlers.on_arrival;
    if (payload.is_datagram) {
        on_arrival({.kind = Arrival::Kind::datagram, .bytes = payload.bytes});
        return;
    }
    if (payload.ends_before || payload.is_end) {
        on_arrival({.kind = Arrival::Kind::end, .stream = payload.stream});
    }
    if (!payload.is_end) {
        on_arrival({.stream = payload.stream, .bytes = payload.bytes});
    }
}

void FileLink::finish() {
    if (capture_) {
        capture_->finish([this](const Payload& payload) { take(payload); });
    }
    const bool is_damaged = capture_ && capture_->counts().is_damaged;
    end(is_damaged ? SourceState::down : SourceState::ended,
        fmt::format(
            "{} {}",
            setting_.address.file.path,
            is_damaged ? "is damaged: what came before that was read" : "was read to its end"));
}

void FileLink::come_back(Duration pause) {
    timer_.expires_after(pause);
    timer_.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
        if (!error && !self->is_stopped_) {
            self->read_on();
        }
    });
}

void FileLink::end(SourceState state, const std::string& sentence) {
    reader_.reset();
    if (!is_stopped_) {
        setting_.handlers.on_report({.state = state, .sentence = sentence});
    }
}

void FileLink::stop() {
    is_stopped_ = true;
    timer_.cancel();
}

}  // namespace seaeye
