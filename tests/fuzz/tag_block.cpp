// Fuzz target: a TAG block at the head of a line.
#include "drivers/decode/tag_block.hpp"

#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string line = "\\" + std::string{reinterpret_cast<const char*>(data), size};
    const seaeye::TagBlock tag = seaeye::read_tag_block(line, 0);
    if (tag.end > line.size() || (tag.end != 0 && line[tag.end - 1] != '\\')) {
        std::abort();
    }
    return 0;
}
