// A pseudo-terminal stands in for a receiver at a USB adapter, a symbolic link for the stable name
// that udev gives it.
#include "daemon/links/serial_link.hpp"

#include <array>
#include <fcntl.h>
#include <filesystem>
#include <stdlib.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "tests/support/io_loop.hpp"
#include "tests/support/told.hpp"

using namespace seaeye;

namespace {

class Receiver {
public:
    Receiver() { plug_in(); }

    Receiver(const Receiver&) = delete;
    Receiver& operator=(const Receiver&) = delete;

    ~Receiver() { pull_out(); }

    void plug_in() {
        master_ = posix_openpt(O_RDWR | O_NOCTTY);
        REQUIRE(master_ >= 0);
        REQUIRE(grantpt(master_) == 0);
        REQUIRE(unlockpt(master_) == 0);
        std::array<char, 64> name{};
        REQUIRE(ptsname_r(master_, name.data(), name.size()) == 0);
        std::filesystem::create_symlink(name.data(), path_);
    }

    void pull_out() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
        if (master_ >= 0) {
            ::close(master_);
            master_ = -1;
        }
    }

    void say(const std::string& words) {
        REQUIRE(::write(master_, words.data(), words.size()) == static_cast<ssize_t>(words.size()));
    }

    [[nodiscard]] termios line() const {
        termios now{};
        REQUIRE(tcgetattr(master_, &now) == 0);
        return now;
    }

    [[nodiscard]] LinkAddress address() const {
        return *parse_link("serial:" + path_.string() + "?baud=38400");
    }

private:
    std::filesystem::path path_ =
        std::filesystem::temp_directory_path() / ("sea-eye-ais0-" + std::to_string(getpid()));
    int master_ = -1;
};

std::shared_ptr<Link> link_to(const LinkAddress& address,
                              IoLoop& loop,
                              Told& told,
                              LinkTimes times) {
    auto link = make_link(loop.io(), {address, times, 1, told.handlers()});
    link->start();
    return link;
}

}  // namespace

TEST_CASE("a receiver on a serial line is heard byte for byte, at the speed that was asked for") {
    IoLoop loop;
    Receiver receiver;
    Told told;
    const auto link = link_to(receiver.address(), loop, told, quick());
    REQUIRE(loop.run_until([&] { return told.connects() == 1; }));

    receiver.say("!AIVDM\r\n\x03\x11\x13");

    CHECK(loop.run_until([&] { return told.bytes == "!AIVDM\r\n\x03\x11\x13"; }));
    CHECK(cfgetispeed(std::array{receiver.line()}.data()) == B38400);
    link->stop();
}

TEST_CASE("a receiver that is unplugged and plugged in again is heard through its stable name") {
    IoLoop loop;
    Receiver receiver;
    Told told;
    const auto link = link_to(receiver.address(), loop, told, quick());
    REQUIRE(loop.run_until([&] { return told.connects() == 1; }));

    receiver.pull_out();
    REQUIRE(loop.run_until([&] { return told.has_said("was unplugged"); }));
    REQUIRE(loop.run_until([&] { return told.has_said("cannot open"); }));
    receiver.plug_in();
    REQUIRE(loop.run_until([&] { return told.connects() == 2; }));
    receiver.say("again\n");

    CHECK(loop.run_until([&] { return told.bytes == "again\n"; }));
    CHECK(told.has_state(SourceState::down));
    link->stop();
}

TEST_CASE("a serial line that says nothing is told as silent and opened anew") {
    IoLoop loop;
    Receiver receiver;
    Told told;
    LinkTimes times = quick();
    times.silence_timeout = seconds(0.03);
    const auto link = link_to(receiver.address(), loop, told, times);

    CHECK(loop.run_until([&] { return told.has_state(SourceState::silent); }));
    CHECK(loop.run_until([&] { return told.connects() >= 2; }));
    link->stop();
}

TEST_CASE("what is no serial line is told in one sentence") {
    IoLoop loop;
    Told told;
    const auto link = link_to(*parse_link("serial:/dev/null"), loop, told, quick());

    CHECK(loop.run_until([&] { return told.has_said("/dev/null is no serial line"); }));
    link->stop();
}

TEST_CASE("however long a receiver was away, it is looked for every two seconds or so") {
    Backoff backoff{{.longest = SerialLink::longest_wait}, 1};
    for (int i = 0; i < 100; ++i) {
        CHECK(backoff.next() < seconds(3));
    }
}
