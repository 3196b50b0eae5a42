// Fuzz target: whole lines through the radar stream, as a link would bring them, to observations.
// Each line must end exactly once.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "drivers/decode/radar/radar_stream.hpp"
#include "drivers/radar_observation.hpp"
#include "tests/fuzz/line_accounts.hpp"

namespace {

using namespace seaeye;
using namespace seaeye::radar;

class Books final : public RadarSink {
public:
    void track(const TrackedTarget& track, const Moment& moment) override {
        check(observation_of(track, moment).said.radar_track.range_m);
    }

    void own_ship(const OwnShipData& own, const Moment& moment) override {
        check(observation_of(own, moment).said.own_ship.heading_deg);
    }

    void cue(const Cue& cue, const Moment& moment) override {
        check(observation_of(cue, moment).said.radar_cue.range_m);
    }

    void account(std::uint64_t line, Outcome) override { accounts.end(line); }

    void count(Counter counter) override {
        if (static_cast<std::size_t>(counter) >= counter_names.size()) {
            std::abort();
        }
    }

    LineAccounts accounts;

private:
    static void check(double value) {
        if (!std::isfinite(value)) {
            std::abort();
        }
    }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest{reinterpret_cast<const char*>(data), size};
    RadarStream stream;
    Books books;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        const std::string line{rest.substr(0, end)};  // its own memory: a read outside is seen
        stream.feed({books.accounts.open(), 0, line}, books);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    stream.flush(books);
    books.accounts.close();
    return 0;
}
