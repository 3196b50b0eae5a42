// Fuzz target: parts in any order, number, size and time. Every part is settled exactly once and no
// message is made of parts that were not given.
#include "drivers/decode/assembler.hpp"

#include <cstdlib>
#include <string>
#include <vector>

#include "tests/fuzz/line_accounts.hpp"

namespace {

using namespace seaeye;

class Books final : public AssemblerSink {
public:
    void assembled(std::string_view armour,
                   unsigned,
                   const Reception&,
                   std::span<const std::uint64_t> lines) override {
        if (armour.size() > ais::most_armour + 1) {
            std::abort();
        }
        for (const std::uint64_t line : lines) {
            accounts.end(line);
        }
    }

    void settled(std::uint64_t line, Outcome) override { accounts.end(line); }

    void out_of_order() override {}

    LineAccounts accounts;
};

}  // namespace

// Six bytes a part: count and number, id and channel, fill and group, size, filling, time step.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Assembler assembler;
    Books books;
    std::int64_t now_us = 1'000'000'000'000'000;
    for (; size >= 6; data += 6, size -= 6) {
        const std::string armour(data[3] % 100U, static_cast<char>('0' + data[4] % 40));
        Part part;
        part.count = static_cast<std::uint8_t>(2 + (data[0] & 7U));
        part.number = static_cast<std::uint8_t>(1 + (data[0] >> 4U) % part.count);
        part.sequence = static_cast<char>('0' + (data[1] & 1U));
        part.fill = data[2] % 6U;
        part.armour = armour;
        part.reception.channel = (data[1] & 2U) != 0 ? 'A' : 'B';
        part.reception.line = books.accounts.open();
        if ((data[2] & 0x40U) != 0) {
            part.group = data[2] & 0x80U;
        }
        now_us += static_cast<std::int8_t>(data[5]) * std::int64_t{100'000};
        assembler.tick(now_us, (data[5] & 1U) != 0, books);
        assembler.push(part, books);
    }
    assembler.flush(books);
    books.accounts.close();
    return 0;
}
