// Fuzz target: what a driver's process may send. Whatever it is, reading does no harm, and a
// message that is read and written again is the same message.
#include <cstdint>
#include <cstdlib>
#include <span>

#include "drivers/frame_books.hpp"
#include "drivers/ipc/events.hpp"
#include "drivers/ipc/message.hpp"

namespace {

using namespace seaeye;

class Count final : public DecodedSink {
public:
    void observation(Observation&&) override {}

    void account(std::uint64_t number, std::uint32_t outcome) override {
        if (number != 1 || outcome > 2 || ++accounts > 1) {
            std::abort();
        }
    }

    void count(std::uint32_t counter) override {
        if (counter > 2) {
            std::abort();
        }
    }

    int accounts = 0;
};

/// A flag of 2 is read as one of 1: what is read must be written, read and written the same.
template <class Message>
void written_again(const Message& message, const auto& read) {
    ipc::Packet once;
    if (!ipc::write(message, once)) {
        std::abort();
    }
    const auto again = read(once);
    ipc::Packet twice;
    if (!again || !ipc::write(*again, twice) || once != twice) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span bytes{data, size};
    if (const auto order = ipc::read_order(bytes)) {
        written_again(*order, ipc::read_order);
    }
    const auto report = ipc::read_report(bytes);
    if (!report) {
        return 0;
    }
    written_again(*report, ipc::read_report);
    if (const auto* found = std::get_if<ipc::Found>(&*report)) {
        DriverInfo info;
        info.outcomes = {"ok", "bad", "unaccounted"};
        info.counters = {"a", "refused_observations", "driver_faults"};
        FrameBooks books{SourceId{1}, info};
        Count sink;
        books.begin(1, {}, sink);
        (void)ipc::read_events(found->events, books.sink());
        books.end();
        books.lose(2, sink);
        if (sink.accounts != 1) {
            std::abort();
        }
    }
    return 0;
}
