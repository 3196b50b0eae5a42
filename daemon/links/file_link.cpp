// One piece a turn of the loop, so that a large file does not keep the other links waiting.
#include "daemon/links/file_link.hpp"

#include <filesystem>

#include <fmt/format.h>

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
        end(SourceState::ended, fmt::format("{} was read to its end", setting_.address.file.path));
    } else {
        setting_.handlers.on_bytes(std::span{buffer_}.first(*got));
        come_back(Duration::zero());
    }
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
