// A file as a source: a log or a capture, read from its beginning to its end, packed or not, no
// faster than there is room for.
#pragma once

#include <optional>
#include <vector>

#include "daemon/links/byte_reader.hpp"
#include "daemon/links/link.hpp"
#include "drivers/decode/capture.hpp"

namespace seaeye {

/// io thread.
class FileLink : public Link, public std::enable_shared_from_this<FileLink> {
public:
    FileLink(asio::io_context& io, LinkSetting setting)
        : setting_{std::move(setting)},
          timer_{io} {}

    void start() override;
    void stop() override;

private:
    [[nodiscard]] std::string look();
    void read_on();
    void hand_on(std::span<const std::uint8_t> bytes);
    void take(const Payload& payload);
    void finish();
    void come_back(Duration pause);
    void end(SourceState state, const std::string& sentence);

    LinkSetting setting_;
    asio::steady_timer timer_;
    std::optional<ByteReader> reader_;
    std::optional<CaptureDecoder> capture_;
    std::vector<std::uint8_t> buffer_;
    bool is_stopped_ = false;
};

}  // namespace seaeye
