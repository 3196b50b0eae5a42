#!/usr/bin/env python3
"""The real daemon with a driver of others: it crashes, spins and leaks while a receiver goes on beside it.

    tests/daemon/isolation_test.py SEA_EYE DRIVER_FOLDERS
"""
import json, os, pathlib, re, signal, socket, subprocess, sys, tempfile, time, urllib.request

PROGRAM, FOLDERS = sys.argv[1:3]
ENVIRONMENT = {**os.environ, "SEA_EYE_DRIVER_PATH": FOLDERS}
PATIENCE_S = 40
SENTENCE = b"!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A\r\n"


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Station:
    """A daemon with an AIS receiver on TCP and a rough driver on UDP."""

    def __init__(self, folder, rough_keys=""):
        self.folder = folder
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.rough_port = free_port()
        (folder / "sea-eye.toml").write_text(f'''[[source]]
id = "ais"
driver = "ais_nmea"
link = "tcp:127.0.0.1:{self.listener.getsockname()[1]}"
[[source]]
id = "rough"
driver = "rough"
link = "udp:127.0.0.1:{self.rough_port}"
{rough_keys}
[store]
path = "sea-eye.db"
[api]
port = 0
''')
        self.log = folder / "log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen([PROGRAM, "run", "--config", folder / "sea-eye.toml"], stdout=log,
                                            stderr=log, env=ENVIRONMENT)
        self.receiver, _ = self.listener.accept()
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sent = 0
        self.api_port = self.wait("the API", lambda: re.search(r"API on 127.0.0.1 port (\d+)", self.log.read_text()))[1]
        self.wait("the rough driver's link", lambda: self.sensor("rough")["connects"] == 1)

    def sensor(self, name):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.api_port}/collections/sensors/items",
                                    timeout=PATIENCE_S) as answer:
            return next(f["properties"] for f in json.load(answer)["features"] if f["id"] == name)

    def hear(self):
        """The receiver's traffic goes on."""
        self.receiver.sendall(SENTENCE * 20)
        self.sent += 20

    def rough(self, frame):
        self.udp.sendto(frame, ("127.0.0.1", self.rough_port))

    def wait(self, what, probe):
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(f"the daemon ended: {self.log.read_text()}")
            value = probe()
            if value:
                return value
            if hasattr(self, "api_port"):
                self.hear()
            time.sleep(0.05)
        raise AssertionError(f"waited {PATIENCE_S} s in vain for {what}: {self.log.read_text()}")

    def nothing_is_lost_of_ais(self):
        def all_there():
            ais = self.sensor("ais")
            return sum(ais["outcomes"].values()) == self.sent
        sent = self.sent
        end = time.monotonic() + PATIENCE_S
        while not all_there():
            assert time.monotonic() < end, (sent, self.sensor("ais"))
            time.sleep(0.1)
        assert self.sensor("ais")["dropped"] == 0

    def hosts(self):
        return [int(pid) for pid in subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True,
                                                   text=True).stdout.split()]

    def stop(self, how=signal.SIGTERM):
        began = time.monotonic()
        self.process.send_signal(how)
        code = self.process.wait(PATIENCE_S)
        return code, time.monotonic() - began


def ok(station):
    return station.sensor("rough")["outcomes"]["ok"]


def problem(station):
    return station.sensor("rough")["problem"] or ""


def times_said(station, pattern):
    return len(re.findall(pattern, station.log.read_text()))


def it_breaks_down_and_comes_back(station, break_down, reason):
    """`break_down` makes it. Seen at work again by a frame that it decodes: the sensors are shown once a second."""
    before, ok_before = times_said(station, reason), ok(station)
    break_down()
    station.wait(reason, lambda: times_said(station, reason) > before)
    fell = time.monotonic()
    station.rough(b"T")
    station.wait("its next frame", lambda: ok(station) > ok_before)
    took = time.monotonic() - fell
    print(f"{reason}: at work again {took:.2f} s after it was noticed")
    assert took < 3, took


def a_driver_that_segfaults_spins_and_leaks_harms_nobody_else(folder):
    station = Station(folder, "memory_limit_mb = 400")
    it_breaks_down_and_comes_back(station, lambda: station.rough(b"CRASH"), "the process of the driver rough ended")
    it_breaks_down_and_comes_back(station, lambda: station.rough(b"SPIN"), "was killed: no heartbeat for 5 s")
    it_breaks_down_and_comes_back(station, lambda: [station.rough(b"LEAK") for _ in range(12)],
                                  r"was killed: it had grown to \d+ MiB \(limit 400 MiB\)")
    station.nothing_is_lost_of_ais()
    station.wait("an end to every frame", lambda: sum(station.sensor("rough")["outcomes"].values()) ==
                 station.sensor("rough")["frames"])
    kept = sorted((folder / "driver-crashes").glob("rough-*.crash.journal"))
    assert len(kept) >= 3, kept
    shown = subprocess.run([PROGRAM, "capture", "info", kept[0]], capture_output=True, text=True)
    assert shown.returncode == 0 and "rough" in shown.stdout, shown

    left_alone = "it crashed 5 times within 600 s and is left alone"
    station.rough(b"CRASH")
    station.rough(b"CRASH")
    station.wait("the quarantine", lambda: left_alone in problem(station))
    station.nothing_is_lost_of_ais()
    code, took = station.stop()
    assert code == 0 and took < 5, (code, took)


def with_the_daemon_its_drivers_go_too(folder):
    station = Station(folder)
    assert len(station.hosts()) == 1
    host = station.hosts()[0]
    station.rough(b"SPIN")
    station.wait("the frame", lambda: station.sensor("rough")["frames"] == 1)
    station.stop(signal.SIGKILL)
    end = time.monotonic() + 5
    while os.path.exists(f"/proc/{host}") and time.monotonic() < end:
        time.sleep(0.05)
    assert not os.path.exists(f"/proc/{host}"), "the driver's process outlived a killed daemon"


def a_replay_survives_its_driver_and_says_what_was_lost(folder):
    log = folder / "rough.log"
    log.write_text("T\nT\nCRASH\nT\nT\n")
    config = folder / "replay.toml"
    config.write_text('[[source]]\nid = "rough"\ndriver = "rough"\nlink = "file:rough.log"\n')
    results = []
    for run in range(2):
        out = folder / f"out{run}"
        done = subprocess.run([PROGRAM, "replay", "--config", config, "--out", out, "--start", "2026-03-01T12:00:00Z", "--rate", "1"],
                              capture_output=True, text=True, env=ENVIRONMENT)
        assert done.returncode == 1, done  # a text of safety makes no track
        assert "the process of the driver rough ended" in done.stderr, done.stderr
        results.append((out / "summary.json").read_text())
    source = json.loads(results[0])["sources"][0]
    assert source["outcomes"]["ok"] == 4 and source["outcomes"]["lost_in_driver"] == 1, source
    assert re.sub(r'"(wall|cpu).*', "", results[0]) == re.sub(r'"(wall|cpu).*', "", results[1])


def the_configuration_says_where_a_driver_runs(folder):
    station = Station(folder, 'isolation = "none"')
    assert station.hosts() == []
    station.stop()


for test in (a_driver_that_segfaults_spins_and_leaks_harms_nobody_else, with_the_daemon_its_drivers_go_too,
             a_replay_survives_its_driver_and_says_what_was_lost, the_configuration_says_where_a_driver_runs):
    with tempfile.TemporaryDirectory() as name:
        test(pathlib.Path(name))
        print("ok:", test.__name__.replace("_", " "))
