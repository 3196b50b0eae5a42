// Packets out of pcap and pcapng files, as they come in pieces: what tcpdump, dumpcap and Wireshark
// write. What is in a packet is drivers/decode/packet.hpp's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "schemas/time.hpp"

namespace seaeye {

enum class CaptureKind : std::uint8_t { none, pcap, pcapng };

/// What kind of capture begins with `head`: 4 bytes tell pcap, 12 pcapng.
CaptureKind capture_kind(std::span<const std::uint8_t> head);

/// One packet as a capture holds it. Borrowed for the call.
struct CapturedPacket {
    std::optional<Time> received;  ///< absent: the capture does not say (simple packet blocks)
    std::uint32_t link_type = 0;   ///< LINKTYPE_..., as tcpdump.org lists them
    std::uint32_t length = 0;      ///< bytes on the wire
    bool is_cut = false;           ///< the capture kept less than that
    std::span<const std::uint8_t> bytes;
};

/// A function of the bytes given so far. Keeps at most one unfinished record of `longest_record`
/// bytes. Any thread, one at a time.
class PcapReader {
public:
    static constexpr std::size_t longest_record = std::size_t{1} << 20U;
    static constexpr std::size_t most_interfaces = 4096;

    using OnPacket = std::function<void(const CapturedPacket&)>;

    /// Takes the next piece of a file. Once is_damaged(), everything is skipped and counted.
    void feed(std::span<const std::uint8_t> bytes, const OnPacket& on_packet);

    /// The file ended: what is left of a record is torn.
    void finish();

    /// A length that cannot be was found: neither format can be read on after that.
    [[nodiscard]] bool is_damaged() const { return is_damaged_; }

    /// Bytes at the end of the file that make no whole record, or came after the damage.
    [[nodiscard]] std::uint64_t lost_bytes() const { return lost_bytes_; }

    /// Packets that name an interface which the file does not describe.
    [[nodiscard]] std::uint64_t stray_packets() const { return stray_packets_; }

private:
    /// What an interface description block says.
    struct Interface {
        std::uint32_t link_type = 0;
        std::uint8_t resolution = 6;  ///< bit 7: a power of 2, else of 10; the rest: minus exponent
        std::int64_t offset_s = 0;
    };

    struct Block {
        std::uint32_t type = 0;
        std::span<const std::uint8_t> body;
    };

    /// What the block of a packet says before its bytes.
    struct PacketHead {
        std::uint32_t interface = 0;
        std::optional<std::uint64_t> ticks;
        std::uint32_t kept = 0;
        std::uint32_t length = 0;
    };

    /// Bytes of `rest` that are done with; 0 when more are needed.
    std::size_t take(std::span<const std::uint8_t> rest, const OnPacket& on_packet);
    std::size_t take_file_head(std::span<const std::uint8_t> rest);
    std::size_t take_record(std::span<const std::uint8_t> rest, const OnPacket& on_packet);
    std::size_t take_block(std::span<const std::uint8_t> rest, const OnPacket& on_packet);
    std::size_t skip_block(std::size_t size, std::size_t here);
    void use_block(const Block& block, const OnPacket& on_packet);
    void use_interface(std::span<const std::uint8_t> body);
    void use_enhanced(std::span<const std::uint8_t> body, const OnPacket& on_packet);
    void use_obsolete(std::span<const std::uint8_t> body, const OnPacket& on_packet);
    void use_simple(std::span<const std::uint8_t> body, const OnPacket& on_packet);
    void hand_on(const PacketHead& head,
                 std::span<const std::uint8_t> data,
                 const OnPacket& on_packet);
    std::size_t give_up();
    [[nodiscard]] std::uint16_t u16(std::span<const std::uint8_t> from, std::size_t at) const;
    [[nodiscard]] std::uint32_t u32(std::span<const std::uint8_t> from, std::size_t at) const;

    CaptureKind kind_ = CaptureKind::none;
    bool is_big_endian_ = false;
    bool is_nano_ = false;               // pcap
    std::uint32_t link_type_ = 0;        // pcap
    std::vector<Interface> interfaces_;  // pcapng, of this section
    std::vector<std::uint8_t> rest_;
    std::uint64_t skip_ = 0;  // bytes of a block nobody needs
    bool is_damaged_ = false;
    std::uint64_t lost_bytes_ = 0;
    std::uint64_t stray_packets_ = 0;
};

}  // namespace seaeye
