// Reads the section table: .dynsym and the names it points to. No number in the file is trusted.
#include "daemon/driver_check/elf_exports.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <elf.h>
#include <fstream>
#include <optional>
#include <string_view>

namespace seaeye::conformance {
namespace {

constexpr std::size_t most_bytes = 512U << 20U;

/// A structure at a place of the file, if it is all there.
template <class Record>
std::optional<Record> record_at(std::string_view file, std::uint64_t offset) {
    if (offset > file.size() || file.size() - offset < sizeof(Record)) {
        return std::nullopt;
    }
    Record record{};
    std::memcpy(&record, file.data() + offset, sizeof record);
    return record;
}

/// The bytes of a section, if they are all there.
std::optional<std::string_view> bytes_of(std::string_view file, const Elf64_Shdr& section) {
    if (section.sh_offset > file.size() || file.size() - section.sh_offset < section.sh_size) {
        return std::nullopt;
    }
    return file.substr(section.sh_offset, section.sh_size);
}

std::optional<Elf64_Shdr> section_at(std::string_view file,
                                     const Elf64_Ehdr& head,
                                     std::uint32_t index) {
    return index < head.e_shnum
               ? record_at<Elf64_Shdr>(file, head.e_shoff + index * sizeof(Elf64_Shdr))
               : std::nullopt;
}

std::optional<Elf64_Shdr> dynamic_symbols(std::string_view file, const Elf64_Ehdr& head) {
    for (std::uint32_t i = 0; i < head.e_shnum; ++i) {
        const auto section = section_at(file, head, i);
        if (section && section->sh_type == SHT_DYNSYM) {
            return section;
        }
    }
    return std::nullopt;
}

bool is_shown(const Elf64_Sym& symbol) {
    const auto binding = ELF64_ST_BIND(symbol.st_info);
    const auto visibility = ELF64_ST_VISIBILITY(symbol.st_other);
    return symbol.st_shndx != SHN_UNDEF && symbol.st_shndx != SHN_ABS && binding != STB_LOCAL &&
           visibility != STV_HIDDEN && visibility != STV_INTERNAL;
}

bool is_the_linkers(std::string_view name) {
    constexpr std::array<std::string_view, 6> usual{
        "_init", "_fini", "__bss_start", "_edata", "_end", "__end__"};
    return std::ranges::find(usual, name) != usual.end();
}

std::optional<std::vector<std::string>> names_in(std::string_view file, const Elf64_Ehdr& head) {
    const auto symbols = dynamic_symbols(file, head);
    const auto strings = symbols ? section_at(file, head, symbols->sh_link) : std::nullopt;
    const auto table = symbols ? bytes_of(file, *symbols) : std::nullopt;
    const auto texts = strings ? bytes_of(file, *strings) : std::nullopt;
    if (!table || !texts) {
        return std::nullopt;
    }
    std::vector<std::string> names;
    for (std::uint64_t at = 0; at < table->size(); at += sizeof(Elf64_Sym)) {
        const auto symbol = record_at<Elf64_Sym>(*table, at);
        if (!symbol || !is_shown(*symbol) || symbol->st_name >= texts->size()) {
            continue;
        }
        const std::string_view rest = texts->substr(symbol->st_name);
        const std::string_view name = rest.substr(0, rest.find('\0'));
        if (!is_the_linkers(name)) {
            names.emplace_back(name);
        }
    }
    return names;
}

}  // namespace

Result<std::vector<std::string>> exported_names(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    std::string bytes;
    file.seekg(0, std::ios::end);
    const auto size = static_cast<std::size_t>(std::max<std::streamoff>(file.tellg(), 0));
    file.seekg(0);
    bytes.resize(std::min(size, most_bytes));
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    const auto head = record_at<Elf64_Ehdr>(bytes, 0);
    const bool is_elf = head && std::memcmp(head->e_ident, ELFMAG, SELFMAG) == 0 &&
                        head->e_ident[EI_CLASS] == ELFCLASS64 &&
                        head->e_shentsize == sizeof(Elf64_Shdr);
    auto names = file && is_elf ? names_in(bytes, *head) : std::nullopt;
    if (!names) {
        return Error{ErrorCode::not_readable,
                     "cannot read the symbols of " + path +
                         ": expected a 64-bit ELF library with a section table"};
    }
    return *std::move(names);
}

}  // namespace seaeye::conformance
