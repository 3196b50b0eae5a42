// IEC 61162-1:2016 clause 7.2: "$" or "!", address, ",", fields, "*", two hexadecimal digits.
//
//   !AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A
//   ^ start      body, the checksum is over it    ^ '*' and checksum
//
// Real lines carry more than 82 characters, lower-case checksums, talkers with digits, text before
// the sentence and two sentences in a row, so only the checksum decides.
#include "drivers/decode/nmea0183.hpp"

#include <array>
#include <cstring>

#include "drivers/decode/characters.hpp"
#include "drivers/decode/scan.hpp"

namespace seaeye {
namespace {

/// Five of them and a comma, as nearly all sentences begin.
bool starts_with_usual_address(std::string_view text) {
    static constexpr auto is_address = [] {
        std::array<bool, 256> made{};
        for (unsigned c = 0; c < 256; ++c) {
            made[c] = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        return made;
    }();
    const auto is = [text](std::size_t i) {
        return is_address[static_cast<unsigned char>(text[i])];
    };
    return text.size() > 5 && text[5] == ',' && is(0) && is(1) && is(2) && is(3) && is(4);
}

bool starts_with_address(std::string_view text) {
    if (starts_with_usual_address(text)) {
        return true;
    }
    constexpr std::size_t shortest = 3;
    constexpr std::size_t longest = 8;
    std::size_t n = 0;
    while (n < text.size() && n <= longest && (is_upper(text[n]) || is_digit(text[n]))) {
        ++n;
    }
    return n >= shortest && n <= longest && n < text.size() && text[n] == ',';
}

/// The value of the two digits at the head of `text`, or -1.
int checksum_value(std::string_view text) {
    if (text.size() < 2) {
        return -1;
    }
    const int high = hex_value(text[0]);
    const int low = hex_value(text[1]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/// The line is one sentence and ends with it, as most do.
bool take_plain(std::string_view rest, Sentence& sentence) {
    const std::size_t star = rest.size() - 3;
    if (rest.size() < 3 || rest[star] != '*') {
        return false;
    }
    const std::string_view body = rest.substr(0, star);
    const int given = checksum_value(rest.substr(star + 1));
    const auto sum = scan::plain_checksum(body);
    if (given < 0 || !sum) {
        return false;
    }
    sentence.body = body;
    sentence.state = *sum == given ? SentenceState::good : SentenceState::bad_checksum;
    return true;
}

/// The sentence ends somewhere in the line.
void take_found(std::string_view rest, std::size_t at, Sentence& sentence) {
    const std::size_t star = rest.find('*');
    if (star == std::string_view::npos) {
        return;
    }
    const int given = checksum_value(rest.substr(star + 1));
    sentence.body = rest.substr(0, star);
    if (given < 0) {
        return;
    }
    sentence.end = at + 1 + star + 3;
    sentence.state =
        nmea_checksum(sentence.body) == given ? SentenceState::good : SentenceState::bad_checksum;
}

}  // namespace

std::uint8_t nmea_checksum(std::string_view body) {
    std::uint64_t words = 0;
    while (body.size() >= sizeof words) {
        std::uint64_t word = 0;
        std::memcpy(&word, body.data(), sizeof word);
        words ^= word;
        body.remove_prefix(sizeof word);
    }
    words ^= words >> 32U;
    words ^= words >> 16U;
    words ^= words >> 8U;
    auto sum = static_cast<std::uint8_t>(words);
    for (const char c : body) {
        sum = static_cast<std::uint8_t>(sum ^ static_cast<std::uint8_t>(c));
    }
    return sum;
}

std::size_t find_start(std::string_view line, std::size_t from) {
    for (std::size_t i = from; i < line.size(); ++i) {
        if (line[i] == '!' || line[i] == '$' || line[i] == '\\') {
            return i;
        }
    }
    return std::string_view::npos;
}

bool read_sentence(std::string_view line, std::size_t at, Sentence& sentence) {
    const std::string_view rest = line.substr(at + 1);
    if (!starts_with_address(rest)) {
        return false;
    }
    sentence = {.is_encapsulated = line[at] == '!', .body = rest, .end = line.size()};
    if (!take_plain(rest, sentence)) {
        take_found(rest, at, sentence);
    }
    return true;
}

std::optional<Sentence> read_sentence(std::string_view line, std::size_t at) {
    Sentence sentence;
    return read_sentence(line, at, sentence) ? std::optional{sentence} : std::nullopt;
}

}  // namespace seaeye
