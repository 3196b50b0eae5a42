// Reads a block, cuts it into lines, decodes them all; observations queue in the log's clock until
// they are pulled.
#include "daemon/replay/log_source.hpp"

#include <algorithm>

namespace seaeye {
namespace {

constexpr std::size_t block = 1U << 16U;

std::vector<Counter> zeroed(const std::vector<std::string>& names) {
    std::vector<Counter> counters;
    for (const std::string& name : names) {
        counters.push_back({name, 0});
    }
    return counters;
}

}  // namespace

Result<std::unique_ptr<LogSource>> LogSource::open(const Setup& setup, SourceDecoder decoder) {
    auto reader = ByteReader::open(setup.path);
    if (!reader) {
        return std::move(reader).error();
    }
    return std::unique_ptr<LogSource>{new LogSource{setup, *std::move(reader), std::move(decoder)}};
}

LogSource::LogSource(const Setup& setup, ByteReader reader, SourceDecoder decoder)
    : reader_{std::move(reader)},
      decoder_{std::move(decoder)},
      clock_{setup.assumed},
      buffer_(block) {
    account_.id = setup.name;
    account_.path = setup.path;
    account_.driver = setup.driver;
    account_.outcomes = zeroed(decoder_.outcomes);
    account_.counters = zeroed(decoder_.counters);
}

const Observation* LogSource::peek() {
    Observation ready;
    while (!next_) {
        if (clock_.pop(ready)) {
            next_ = std::move(ready);
        } else if (!read_some()) {
            return nullptr;
        }
    }
    return &*next_;
}

Observation LogSource::take() {
    Observation out = *std::move(next_);
    next_.reset();
    account_.newest = std::max(account_.newest, out.received);
    return out;
}

LogAccount LogSource::account() const {
    LogAccount account = account_;
    account.disbelieved_times = clock_.disbelieved();
    account.is_clock_assumed = clock_.is_assumed();
    return account;
}

bool LogSource::read_some() {
    if (account_.has_ended) {
        return false;
    }
    const auto on_line = [this](std::span<const std::uint8_t> line) {
        decode(line);
    };
    const auto got = reader_.read(buffer_);
    used_ = reader_.used_on_disk();
    if (got && *got > 0) {
        framer_.feed(std::span{buffer_}.first(*got), on_line);
        return true;
    }
    account_.damage = got ? "" : got.error().text;
    framer_.finish(on_line);
    decoder_.flush(*this);
    clock_.finish();
    account_.has_ended = true;
    return true;
}

void LogSource::decode(std::span<const std::uint8_t> line) {
    ++account_.lines;
    decoder_.decode({.number = account_.lines, .received = {}, .bytes = line}, *this);
}

void LogSource::observation(Observation observation) {
    ++account_.observations;
    clock_.push({std::move(observation), account_.lines});
}

void LogSource::account(std::uint64_t /*frame_number*/, std::uint32_t outcome) {
    if (outcome < account_.outcomes.size()) {
        ++account_.outcomes[outcome].value;
    }
}

void LogSource::count(std::uint32_t counter) {
    if (counter < account_.counters.size()) {
        ++account_.counters[counter].value;
    }
}

}  // namespace seaeye
