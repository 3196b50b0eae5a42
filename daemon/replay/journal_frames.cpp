// Journals hold frames already; several of them are one after the other.
#include "daemon/replay/journal_frames.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "daemon/journal.hpp"
#include "daemon/replay/frames.hpp"

namespace seaeye {
namespace {

constexpr int records_at_once = 512;

/// Which records of a journal are wanted: the frames of one source, or of all, or the heartbeats.
struct Wanted {
    std::optional<std::string> source;  ///< absent: all
    bool is_heartbeat = false;

    [[nodiscard]] bool takes(const JournalRecord& record) const {
        return record.is_heartbeat == is_heartbeat &&
               (is_heartbeat || !source || record.source == *source);
    }
};

class JournalFrames final : public Frames {
public:
    JournalFrames(std::vector<std::string> paths, JournalReader first, Wanted wanted)
        : paths_{std::move(paths)},
          reader_{std::move(first)},
          wanted_{std::move(wanted)} {
        for (const std::string& path : paths_) {
            std::error_code gone;  // said when its turn comes
            const auto size = std::filesystem::file_size(path, gone);
            size_ += gone ? 0 : size;
        }
    }

    Result<bool> read_some(const OnFrame& on_frame) override {
        for (int i = 0; i < records_at_once; ++i) {
            const auto record = reader_.next();
            if (!record) {
                return record.error();
            }
            if (!record->has_value()) {
                return next_file();
            }
            if (wanted_.takes(**record)) {
                on_frame(frame_of(**record));
            }
        }
        return true;
    }

    [[nodiscard]] std::uint64_t size_on_disk() const override { return size_; }

    [[nodiscard]] std::uint64_t used_on_disk() const override {
        return used_before_ + reader_.used_on_disk();
    }

    [[nodiscard]] std::string note() const override { return note_; }

private:
    static ReplayFrame frame_of(const JournalRecord& record) {
        const bool is_told = record.is_stamp_told || record.is_heartbeat;
        return {.received = is_told ? std::optional{record.received} : std::nullopt,
                .bytes = record.bytes,
                .is_heartbeat = record.is_heartbeat,
                .stream = record.stream};
    }

    Result<bool> next_file() {
        if (reader_.torn_bytes() > 0 || reader_.damaged() > 0) {
            note_ = fmt::format("{}: {} bytes of a torn tail and {} damaged records were left out",
                                paths_[at_],
                                reader_.torn_bytes(),
                                reader_.damaged());
        }
        if (++at_ >= paths_.size()) {
            return false;
        }
        auto next = JournalReader::open(paths_[at_]);
        if (!next) {
            return std::move(next).error();
        }
        used_before_ += reader_.used_on_disk();
        reader_ = *std::move(next);
        return true;
    }

    std::vector<std::string> paths_;
    std::size_t at_ = 0;
    std::uint64_t size_ = 0;         // bytes of all files
    std::uint64_t used_before_ = 0;  // bytes of the files read to their end
    JournalReader reader_;
    Wanted wanted_;
    std::string note_;
};

Result<std::unique_ptr<Frames>> open_with(Result<JournalReader> first,
                                          std::vector<std::string> paths,
                                          Wanted wanted) {
    if (!first) {
        return std::move(first).error();
    }
    return std::unique_ptr<Frames>{
        std::make_unique<JournalFrames>(std::move(paths), *std::move(first), std::move(wanted))};
}

}  // namespace

Result<std::unique_ptr<Frames>> open_journal(ByteReader reader, const std::string& path) {
    return open_with(JournalReader::open(std::move(reader), path), {path}, {.source = {}});
}

Result<std::unique_ptr<Frames>> open_journals(std::vector<std::string> paths, std::string source) {
    auto first = JournalReader::open(paths.front());
    return open_with(std::move(first), std::move(paths), {.source = std::move(source)});
}

Result<std::unique_ptr<Frames>> open_heartbeats(std::vector<std::string> paths) {
    auto first = JournalReader::open(paths.front());
    return open_with(std::move(first), std::move(paths), {.source = {}, .is_heartbeat = true});
}

Result<std::vector<std::string>> journal_sources(const std::vector<std::string>& paths) {
    std::vector<std::string> ids;
    for (const std::string& path : paths) {
        auto reader = JournalReader::open(path);
        if (!reader) {
            return std::move(reader).error();
        }
        while (true) {
            const auto record = reader->next();
            if (!record) {
                return record.error();
            }
            if (!record->has_value()) {
                break;
            }
            const std::string id{(*record)->source};
            if (!(*record)->is_heartbeat && std::ranges::find(ids, id) == ids.end()) {
                ids.push_back(id);
            }
        }
    }
    return ids;
}

}  // namespace seaeye
