// The reading side: every size is checked before it is believed.
#include <algorithm>

#include <fmt/format.h>
#include <zlib.h>

#include "daemon/journal.hpp"
#include "daemon/journal_format.hpp"

namespace seaeye {
namespace {

namespace format = journal_format;

constexpr std::size_t piece_bytes = 1 << 18;

}  // namespace

bool JournalReader::is_journal(std::span<const std::uint8_t> head) {
    return head.size() >= format::magic.size() &&
           std::equal(format::magic.begin(), format::magic.end(), head.begin());
}

Result<JournalReader> JournalReader::open(const std::string& path) {
    auto bytes = ByteReader::open(path);
    if (!bytes) {
        return std::move(bytes).error();
    }
    return open(*std::move(bytes), path);
}

Result<JournalReader> JournalReader::open(ByteReader bytes, const std::string& path) {
    JournalReader reader{std::move(bytes)};
    const auto got = reader.fill(format::file_head);
    if (!got) {
        return got.error();
    }
    if (*got < format::file_head || !is_journal(reader.buffer_)) {
        return Error{ErrorCode::not_ours,
                     fmt::format("{} is no journal: it does not begin with SEAYJRNL", path)};
    }
    const auto version = format::get<std::uint32_t>(reader.buffer_, format::magic.size());
    if (version != format::version) {
        return Error{ErrorCode::unsupported,
                     fmt::format("{} is a journal of version {}, this program reads version {}",
                                 path,
                                 version,
                                 format::version)};
    }
    reader.at_ = format::file_head;
    return reader;
}

Result<std::optional<JournalRecord>> JournalReader::next() {
    while (true) {
        const auto head = fill(format::record_head);
        if (!head) {
            return head.error();
        }
        if (*head < format::record_head) {
            torn_bytes_ += *head;
            at_ = buffer_.size();
            return std::optional<JournalRecord>{};
        }
        const auto size = format::get<std::uint32_t>(buffer_, at_);
        const auto crc = format::get<std::uint32_t>(buffer_, at_ + 4);
        const bool is_plausible = size >= format::body_head && size <= format::longest_body;
        const auto got = fill(format::record_head + (is_plausible ? size : 0));
        if (!got) {
            return got.error();
        }
        if (!is_plausible || *got < format::record_head + size) {
            const auto rest = skip_rest();
            return rest ? Result<std::optional<JournalRecord>>{std::nullopt} : rest.error();
        }
        const std::span body{buffer_.data() + at_ + format::record_head, size};
        at_ += format::record_head + size;
        if (crc32(0, body.data(), static_cast<uInt>(body.size())) != crc) {
            ++damaged_;
        } else if (auto record = accept(body)) {
            return record;
        }
    }
}

std::optional<JournalRecord> JournalReader::accept(std::span<const std::uint8_t> body) {
    const auto kind = static_cast<format::Kind>(body[0]);
    const auto source = format::get<std::uint16_t>(body, 2);
    const Time received = time_from_micros(format::get<std::int64_t>(body, 4));
    const auto bytes = body.subspan(format::body_head);
    if (kind == format::Kind::source) {
        names_.resize(std::max<std::size_t>(names_.size(), source + std::size_t{1}));
        names_[source].assign(bytes.begin(), bytes.end());
    } else if (kind == format::Kind::heartbeat) {
        return JournalRecord{.is_heartbeat = true, .source = {}, .received = received, .bytes = {}};
    } else if (kind == format::Kind::frame && source < names_.size()) {
        return JournalRecord{.source = names_[source],
                             .received = received,
                             .is_stamp_told = (body[1] & format::untold_flag) == 0,
                             .stream = static_cast<std::uint8_t>(body[1] >> 1U),
                             .bytes = bytes};
    } else {
        ++damaged_;
    }
    return std::nullopt;
}

Result<std::size_t> JournalReader::fill(std::size_t wanted) {
    while (buffer_.size() - at_ < wanted) {
        buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(at_));
        at_ = 0;
        const std::size_t had = buffer_.size();
        buffer_.resize(had + piece_bytes);
        const auto got = reader_.read(std::span{buffer_}.subspan(had));
        buffer_.resize(had + (got ? *got : 0));
        if (!got) {
            return got.error();
        }
        if (*got == 0) {
            break;
        }
    }
    return buffer_.size() - at_;
}

Result<std::uint64_t> JournalReader::skip_rest() {
    while (true) {
        torn_bytes_ += buffer_.size() - at_;
        at_ = buffer_.size();
        const auto got = fill(1);
        if (!got) {
            return got.error();
        }
        if (*got == 0) {
            return torn_bytes_;
        }
    }
}

}  // namespace seaeye
