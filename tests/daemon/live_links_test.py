#!/usr/bin/env python3
"""The real daemon at real ends: a serial line unplugged, peers that hang or call, a multicast group, gpsd, HTTP.

    tests/daemon/live_links_test.py SEA_EYE

Figures are printed; what is asserted leaves a busy machine all the time it needs.
"""
import json, os, pathlib, pty, re, shutil, signal, socket, subprocess, sys, tempfile, time, tty, urllib.error
import urllib.request

PROGRAM = sys.argv[1]
PATIENCE_S = 60
ENTERPRISE = (b"!AIVDM,2,1,1,A,55R3Vn82=ILTQ3KKS>1<D60Dq@E918U<F222221J1`?164vc03S1CCAD,0*21\r\n",
              b"!AIVDM,2,2,1,A,`88888888888880,2*7D\r\n")
BILLWERDER = (b"!AIVDM,2,1,1,A,539p4OT00000@7W3K@08ThiLE8@E:0000000001S0h9135Pl?0R0C@UDQp00,0*69\r\n",
              b"!AIVDM,2,2,1,A,00000000000,2*25\r\n")
SHIP = b"!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A\r\n"


def wait_for(what, probe):
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        value = probe()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(f"waited {PATIENCE_S} s in vain for {what}")


def free_port(kind=socket.SOCK_STREAM):
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Daemon:
    def __init__(self, folder, *links, silence_s=30, driver="ais_nmea", more=""):
        self.config = folder / "sea-eye.toml"
        self.log = folder / "log"
        self.out = self.log.open("w")
        copies = 'duplicates = "keep"\n' if driver == "ais_nmea" else ""  # the same ship again and again
        self.config.write_text("".join(
            f'[[source]]\nid = "s{i}"\ndriver = "{driver}"\nlink = "{link}"\nsilence_timeout = {silence_s}\n{copies}'
            for i, link in enumerate(links)) + more + '[store]\npath = ""\njournal = ""\n[api]\nport = 0\n')
        self.process = subprocess.Popen([PROGRAM, "run", "--config", self.config], stderr=self.out, stdout=self.out)
        self.port = wait_for("the API", lambda: re.search(r"API on 127.0.0.1 port (\d+)", self.said()))[1]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE_S)
        self.out.close()

    def said(self):
        return self.log.read_text()

    def sensor(self, number=0):
        url = f"http://127.0.0.1:{self.port}/collections/sensors/items"
        with urllib.request.urlopen(url, timeout=PATIENCE_S) as answer:
            return json.load(answer)["features"][number]["properties"]

    def ok(self, number=0):
        return self.sensor(number)["outcomes"]["ok"]

    def cpu_s(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Receiver:
    """A receiver at a pseudo-terminal, under the name that udev would give it."""

    def __init__(self, name):
        self.name = name
        self.plug_in()

    def plug_in(self):
        self.master, slave = pty.openpty()
        tty.setraw(slave)
        self.name.symlink_to(os.ttyname(slave))
        os.close(slave)

    def pull_out(self):
        self.name.unlink()
        os.close(self.master)

    def say(self):
        os.write(self.master, SHIP)


def a_receiver_unplugged_and_plugged_in_again_is_heard_within_seconds(folder):
    receiver = Receiver(folder / "ais0")
    with Daemon(folder, f"serial:{folder}/ais0?baud=38400") as daemon:
        wait_for("the line", lambda: daemon.sensor()["state"] == "up")
        receiver.say()
        wait_for("the first sentence", lambda: daemon.ok() == 1)
        receiver.pull_out()
        wait_for("the loss", lambda: daemon.sensor()["state"] == "down")
        cpu, lines, began = daemon.cpu_s(), len(daemon.said().splitlines()), time.monotonic()
        time.sleep(12)  # the only way to see that nothing happens
        span = time.monotonic() - began
        share, said = (daemon.cpu_s() - cpu) / span, len(daemon.said().splitlines()) - lines
        receiver.plug_in()
        began = time.monotonic()

        def is_heard():
            receiver.say()
            return daemon.ok() > 1
        wait_for("the sentences after that", is_heard)
        back = time.monotonic() - began
    print(f"   unplugged: {100 * share:.1f} % CPU, {said} log lines in {span:.0f} s; data again after {back:.1f} s")
    assert share < 0.3 and said <= 4 and back < 30


def a_peer_that_falls_silent_without_a_word_is_found_out(folder):
    listener = socket.create_server(("127.0.0.1", 0))
    with Daemon(folder, f"tcp:127.0.0.1:{listener.getsockname()[1]}", silence_s=2) as daemon:
        peer, _ = listener.accept()
        peer.sendall(SHIP)
        began = time.monotonic()
        wait_for("the silence", lambda: daemon.sensor()["state"] == "silent")
        noticed = time.monotonic() - began
        wait_for("the next call", lambda: listener.accept())
    print(f"   silence of a TCP peer noticed after {noticed:.1f} s, the limit being 2 s and 5 s more")
    assert noticed < 30


def receivers_that_call_are_read_side_by_side(folder):
    port = free_port()
    with Daemon(folder, f"listen-tcp:127.0.0.1:{port}") as daemon:
        wait_for("the port", lambda: daemon.sensor()["state"] == "up")
        peers = [socket.create_connection(("127.0.0.1", port)) for _ in range(2)]
        for part in (SHIP[:20], SHIP[20:]):
            for peer in peers:
                peer.sendall(part)
        wait_for("both sentences", lambda: daemon.ok() == 2)
        # Parts under one id at the same time: each finds the part of its own peer, or none.
        peers[0].sendall(ENTERPRISE[0])
        wait_for("the first part", lambda: daemon.sensor()["frames"] == 3)
        peers[1].sendall(BILLWERDER[1])
        wait_for("another's last part", lambda: daemon.sensor()["frames"] == 4)
        peers[0].sendall(ENTERPRISE[1])
        wait_for("one message", lambda: daemon.ok() == 4 and daemon.sensor()["counters"]["type_5"] == 1)


def what_ais_catcher_posts_is_taken_and_what_is_wrong_refused(folder):
    port = free_port()
    body = json.dumps({"protocol": "jsonaiscatcher", "msgs": [
        {"class": "AIS", "rxuxtime": time.time(), "nmea": [SHIP.decode().strip()]} for _ in range(3)]}).encode()
    with Daemon(folder, f"listen-http:127.0.0.1:{port}/ais?token=secret") as daemon:
        wait_for("the port", lambda: daemon.sensor()["state"] == "up")
        url = f"http://127.0.0.1:{port}/ais"
        with urllib.request.urlopen(urllib.request.Request(f"{url}?token=secret", body), timeout=PATIENCE_S) as answer:
            assert answer.status == 200
        wait_for("the three messages", lambda: daemon.ok() == 3)
        try:
            urllib.request.urlopen(urllib.request.Request(url, body), timeout=PATIENCE_S)
            raise AssertionError("taken without its token")
        except urllib.error.HTTPError as refused:
            assert refused.code == 401


def what_cameras_post_is_taken_with_the_token_and_refused_without(folder):
    port = free_port()
    trigger = {"time": time.time(), "camera_id": "CAM1", "bearing_deg": 81.5, "bearing_sigma_deg": 0.4,
               "class": "cargo", "confidence": 0.9}
    frigate = {"type": "new", "before": {}, "after": {
        "id": "1607123955.475377-mxklsc", "camera": "CAM1", "frame_time": time.time(), "label": "boat", "score": 0.8,
        "box": [-4, 500, 536, 712]}}
    camera = ('[[source.camera]]\nid = "CAM1"\npan0_deg = 80.0\nhfov_deg = 10.0\nwidth_px = 1920\n')
    with Daemon(folder, f"listen-http:127.0.0.1:{port}/cam?token=secret", driver="camera_http", more=camera) as daemon:
        wait_for("the port", lambda: daemon.sensor()["state"] == "up")
        url = f"http://127.0.0.1:{port}/cam"
        for shown in ("", "?token=wrong"):
            try:
                urllib.request.urlopen(urllib.request.Request(url + shown, json.dumps(trigger).encode()), timeout=PATIENCE_S)
                raise AssertionError("taken without its token")
            except urllib.error.HTTPError as refused:
                assert refused.code == 401
        bodies = (json.dumps(trigger, indent=4), json.dumps([trigger, trigger]), json.dumps(frigate, indent=4),
                  json.dumps({**trigger, "camera_id": "CAM9"}))
        for body in bodies:
            asked = urllib.request.Request(url, body.encode(), {"Authorization": "Bearer secret"})
            with urllib.request.urlopen(asked, timeout=PATIENCE_S) as answer:
                assert answer.status == 200
        wait_for("four triggers", lambda: daemon.ok() == 4)
        wait_for("the unknown camera", lambda: daemon.sensor()["outcomes"].get("unknown_camera") == 1)


def gpsd_is_asked_for_its_sentences(folder):
    """The real gpsd where it is installed, fed by a pseudo-terminal; else one that answers like it."""
    gpsd = shutil.which("gpsd") or shutil.which("gpsd", path="/usr/sbin")
    if gpsd:
        receiver, port = Receiver(folder / "gps0"), free_port()
        real = subprocess.Popen([gpsd, "-N", "-n", "-b", "-S", str(port), os.readlink(receiver.name)],
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            with Daemon(folder, f"gpsd:127.0.0.1:{port}") as daemon:
                def is_heard():
                    receiver.say()
                    return daemon.ok() > 0
                wait_for("a sentence through gpsd", is_heard)
        finally:
            real.terminate()
            real.wait(PATIENCE_S)
        print("   the real gpsd")
        return
    listener = socket.create_server(("127.0.0.1", 0))
    with Daemon(folder, f"gpsd:127.0.0.1:{listener.getsockname()[1]}") as daemon:
        peer, _ = listener.accept()
        peer.sendall(b'{"class":"VERSION","release":"3.22","proto_major":3,"proto_minor":14}\r\n')
        assert b'"nmea":true' in peer.recv(1000)
        peer.sendall(SHIP)
        wait_for("the sentence", lambda: daemon.ok() == 1)
    print("   gpsd is not installed: one that answers like it")


def two_sources_share_a_multicast_group(folder):
    port = free_port(socket.SOCK_DGRAM)
    link = f"udp:[lo]239.192.0.4:{port}"
    with Daemon(folder, link, link) as daemon, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        wait_for("the group", lambda: daemon.sensor(0)["state"] == daemon.sensor(1)["state"] == "up")
        sender.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))
        sender.sendto(b"UdPbC\0" + SHIP + SHIP, ("239.192.0.4", port))
        wait_for("both", lambda: daemon.ok(0) == daemon.ok(1) == 2)
        assert daemon.sensor()["counters"]["iec450_datagrams"] == 1


def a_cable_that_is_cut_is_found_out_and_data_come_again_with_it(folder):
    """Half-open for real: the peer lives, and no packet passes either way. Only in a namespace."""
    def lo(state):
        subprocess.run(["ip", "link", "set", "lo", state], check=True)
    listener = socket.create_server(("127.0.0.1", 0))
    with Daemon(folder, f"tcp:127.0.0.1:{listener.getsockname()[1]}", silence_s=2) as daemon:
        peer, _ = listener.accept()
        peer.sendall(SHIP)
        wait_for("the first sentence", lambda: daemon.ok() == 1)
        lo("down")
        began = time.monotonic()
        wait_for("the silence", lambda: "no data for" in daemon.said())
        noticed = time.monotonic() - began
        lo("up")
        again, _ = listener.accept()
        again.sendall(SHIP)
        wait_for("the second sentence", lambda: daemon.ok() == 2)
    print(f"   a cut cable told in the log after {noticed:.1f} s: the limit is 2 s, and a source has one line in 10 s")
    assert noticed < 30


def in_a_network_of_its_own(check, elsewhere=None):
    """Runs a check in a network namespace, where that is permitted; else `elsewhere`, if anything."""
    inside = f"ip link set lo up multicast on && exec {sys.executable} {__file__} {PROGRAM} {check.__name__}"
    if shutil.which("unshare") and shutil.which("ip") and subprocess.run(
            ["unshare", "-rn", "ip", "link", "set", "lo", "up"], capture_output=True).returncode == 0:
        subprocess.run(["unshare", "-rn", "sh", "-c", inside], check=True)
        print("   in a network namespace")
    elif elsewhere is None:
        print("not tried, namespaces are not permitted here:", check.__name__.replace("_", " "))
    else:
        run(elsewhere)
        print("   on the machine's own loopback: namespaces are not permitted here")


def run(check):
    with tempfile.TemporaryDirectory() as folder:
        check(pathlib.Path(folder))
    print("ok:", check.__name__.replace("_", " "), flush=True)


if len(sys.argv) > 2:
    run(globals()[sys.argv[2]])
else:
    for each in (a_receiver_unplugged_and_plugged_in_again_is_heard_within_seconds,
                 a_peer_that_falls_silent_without_a_word_is_found_out, receivers_that_call_are_read_side_by_side,
                 what_ais_catcher_posts_is_taken_and_what_is_wrong_refused,
                 what_cameras_post_is_taken_with_the_token_and_refused_without, gpsd_is_asked_for_its_sentences):
        run(each)
    in_a_network_of_its_own(a_cable_that_is_cut_is_found_out_and_data_come_again_with_it)
    in_a_network_of_its_own(two_sources_share_a_multicast_group, two_sources_share_a_multicast_group)
