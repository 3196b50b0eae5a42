// One pair of functions a message, in the order of the variants: the kind is the place in it.
#include "drivers/ipc/message.hpp"

#include <array>
#include <utility>

#include "drivers/ipc/wire.hpp"

namespace seaeye::ipc {
namespace {

constexpr std::uint32_t most_names = 1002;  // of outcomes or counters, with the host's own

void put(WireWriter& out, const Create& m) {
    out.rest(m.config_json);
}

void get(WireReader& in, Create& m) {
    m.config_json = in.rest_text();
}

void put(WireWriter& out, const Give& m) {
    out.value(m.number);
    out.value(m.received_us);
    out.value(m.stream);
    out.bytes(m.bytes);
}

void get(WireReader& in, Give& m) {
    m.number = in.value<std::uint64_t>();
    m.received_us = in.value<std::int64_t>();
    m.stream = in.value<std::uint8_t>();
    m.bytes = in.rest();
}

void put_names(WireWriter& out, const std::vector<std::string>& names) {
    out.value(static_cast<std::uint32_t>(names.size()));
    for (const std::string& name : names) {
        out.sized(name);
    }
}

std::vector<std::string> get_names(WireReader& in) {
    std::vector<std::string> names;
    const auto count = in.value<std::uint32_t>();
    for (std::uint32_t i = 0; i < count && i < most_names && in.is_whole(); ++i) {
        names.emplace_back(in.sized());
    }
    return names;
}

void put(WireWriter& out, const Hello& m) {
    const DriverInfo& info = m.info;
    for (const std::string* text : {&info.name,
                                    &info.version,
                                    &info.summary,
                                    &info.kinds,
                                    &info.build,
                                    &info.path,
                                    &info.config_schema}) {
        out.sized(*text);
    }
    out.value(info.abi_major);
    out.value(info.abi_minor);
    out.value(info.framing);
    out.value(static_cast<std::uint32_t>(info.frame_cap));
    out.value(std::uint8_t{info.has_own_io});
    put_names(out, info.outcomes);
    put_names(out, info.counters);
}

void get(WireReader& in, Hello& m) {
    DriverInfo& info = m.info;
    for (std::string* text : {&info.name,
                              &info.version,
                              &info.summary,
                              &info.kinds,
                              &info.build,
                              &info.path,
                              &info.config_schema}) {
        *text = in.sized();
    }
    info.abi_major = in.value<std::uint32_t>();
    info.abi_minor = in.value<std::uint32_t>();
    info.framing = static_cast<Framing>(in.value<std::uint8_t>());
    info.frame_cap = in.value<std::uint32_t>();
    info.has_own_io = in.value<std::uint8_t>() != 0;
    info.outcomes = get_names(in);
    info.counters = get_names(in);
}

void put(WireWriter& out, const Refused& m) {
    out.value(m.code);
    out.rest(m.sentence);
}

void get(WireReader& in, Refused& m) {
    m.code = in.value<std::uint8_t>();
    m.sentence = in.rest_text();
}

void put(WireWriter& out, const Found& m) {
    out.value(m.number);
    out.value(std::uint8_t{m.is_last});
    out.bytes(m.events);
}

void get(WireReader& in, Found& m) {
    m.number = in.value<std::uint64_t>();
    m.is_last = in.value<std::uint8_t>() != 0;
    m.events = in.rest();
}

void put(WireWriter& out, const Logged& m) {
    out.value(m.level);
    out.rest(m.text);
}

void get(WireReader& in, Logged& m) {
    m.level = in.value<std::uint8_t>();
    m.text = in.rest_text();
}

void put(WireWriter& out, const Published& m) {
    out.bytes(m.bytes);
}

void get(WireReader& in, Published& m) {
    m.bytes = in.rest();
}

void put(WireWriter& out, const Measured& m) {
    out.value(m.value);
    out.rest(m.name);
}

void get(WireReader& in, Measured& m) {
    m.value = in.value<double>();
    m.name = in.rest_text();
}

void put(WireWriter& out, const Strained& m) {
    out.value(m.dropped);
    out.value(m.slow_callbacks);
}

void get(WireReader& in, Strained& m) {
    m.dropped = in.value<std::uint64_t>();
    m.slow_callbacks = in.value<std::uint64_t>();
}

void put(WireWriter& out, const Started& m) {
    out.value(std::uint8_t{m.is_well});
    out.rest(m.sentence);
}

void get(WireReader& in, Started& m) {
    m.is_well = in.value<std::uint8_t>() != 0;
    m.sentence = in.rest_text();
}

void put(WireWriter& out, const Health& m) {
    out.value(m.state);
    out.rest(m.sentence);
}

void get(WireReader& in, Health& m) {
    m.state = static_cast<DriverHealth::State>(in.value<std::uint8_t>());
    m.sentence = in.rest_text();
}

void put(WireWriter& out, const RestartWanted& m) {
    out.rest(m.why);
}

void get(WireReader& in, RestartWanted& m) {
    m.why = in.rest_text();
}

/// Messages that are their kind and nothing else.
template <class M>
    requires std::is_empty_v<M>
void put(WireWriter& /*out*/, const M& /*m*/) {}

template <class M>
    requires std::is_empty_v<M>
void get(WireReader& /*in*/, M& /*m*/) {}

bool is_possible(const Hello& m) {
    const DriverInfo& info = m.info;
    return info.framing <= Framing::block && info.frame_cap >= 1 &&
           info.frame_cap <= greatest_frame_cap && info.outcomes.size() >= 2 &&
           info.outcomes.size() <= most_names && info.counters.size() >= 2 &&
           info.counters.size() <= most_names;
}

bool is_possible(const Health& m) {
    return m.state <= DriverHealth::State::up;
}

template <class M>
bool is_possible(const M& /*m*/) {
    return true;
}

template <class Message>
bool write_message(const Message& message, Packet& packet) {
    packet.clear();
    packet.push_back(static_cast<std::uint8_t>(message.index()));
    WireWriter out{packet};
    std::visit([&](const auto& m) { put(out, m); }, message);
    return packet.size() <= longest_packet;
}

template <class Message, std::size_t Kind>
std::optional<Message> read_body(Bytes body) {
    std::variant_alternative_t<Kind, Message> m{};
    WireReader in{body};
    get(in, m);
    return in.is_whole() && in.is_at_end() && is_possible(m) ? std::optional<Message>{std::move(m)}
                                                             : std::nullopt;
}

template <class Message, std::size_t... Kinds>
std::optional<Message> read_kind(std::size_t kind, Bytes body, std::index_sequence<Kinds...>) {
    using Read = std::optional<Message> (*)(Bytes);
    constexpr std::array<Read, sizeof...(Kinds)> reads{&read_body<Message, Kinds>...};
    return kind < reads.size() ? reads[kind](body) : std::nullopt;
}

template <class Message>
std::optional<Message> read_message(Bytes packet) {
    if (packet.empty() || packet.size() > longest_packet) {
        return std::nullopt;
    }
    return read_kind<Message>(
        packet[0], packet.subspan(1), std::make_index_sequence<std::variant_size_v<Message>>{});
}

}  // namespace

bool write(const Order& order, Packet& packet) {
    return write_message(order, packet);
}

bool write(const Report& report, Packet& packet) {
    return write_message(report, packet);
}

std::optional<Order> read_order(Bytes packet) {
    return read_message<Order>(packet);
}

std::optional<Report> read_report(Bytes packet) {
    return read_message<Report>(packet);
}

}  // namespace seaeye::ipc
