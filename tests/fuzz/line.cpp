// Fuzz target: whole lines through the AIS stream, as a link would bring them, to JSON, CSV and
// observations. Each line must end exactly once.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "drivers/ais_observation.hpp"
#include "drivers/decode/ais_message_json.hpp"
#include "drivers/decode/ais_stream.hpp"
#include "drivers/decode/ais_text.hpp"
#include "tests/fuzz/line_accounts.hpp"

namespace {

using namespace seaeye;

class Books final : public AisSink {
public:
    void message(const ais::Message& message, const Reception& reception) override {
        text_.clear();
        json_.append(text_, message, reception);
        append_csv(text_, message, reception);
        observer_.observe(message, reception, [](const seaeye_observation& observation) {
            if (observation.struct_size != sizeof observation) {
                std::abort();
            }
        });
    }

    void account(std::uint64_t line, Outcome) override { accounts.end(line); }

    void count(std::uint32_t counter) override {
        if (counter >= ais_counter_names.size()) {
            std::abort();
        }
    }

    LineAccounts accounts;

private:
    AisMessageJson json_;
    std::string text_;
    AisObserver observer_;
};

void read(AisChoices choices, std::string_view rest) {
    AisStream stream{TimeZone{}, choices};
    Books books;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        const std::string line{rest.substr(0, end)};  // its own memory: a read outside is seen
        stream.feed({books.accounts.open(), 0, line}, books);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    stream.flush(books);
    books.accounts.close();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    read({}, {reinterpret_cast<const char*>(data), size});
    read({.duplicates = Duplicates::drop, .checksum_faults = ChecksumFaults::flag},
         {reinterpret_cast<const char*>(data), size});
    return 0;
}
