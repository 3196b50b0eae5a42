#!/usr/bin/env python3
"""Runs the real daemon against real sockets: a peer that dies and comes back, signals, kill -9.

    tests/daemon/run_test.py SEA_EYE
"""
import json, os, pathlib, re, signal, socket, sqlite3, subprocess, sys, tempfile, time, urllib.request

PROGRAM = sys.argv[1]
PATIENCE_S = 40  # for a busy machine; nothing below waits that long when all is well


def position_report(mmsi, lat_deg, lon_deg):
    """AIVDM of a type 1 report: under way, 8 kn, course 90, UTC second not available."""
    fields = [(1, 6), (0, 2), (mmsi, 30), (0, 4), (128, 8), (80, 10), (1, 1), (round(lon_deg * 600000), 28),
              (round(lat_deg * 600000), 27), (900, 12), (90, 9), (60, 6), (0, 2), (0, 3), (0, 1), (0, 19)]
    bits = "".join(format(value & ((1 << width) - 1), f"0{width}b") for value, width in fields)
    sixes = (int(bits[i:i + 6], 2) for i in range(0, len(bits), 6))
    body = "AIVDM,1,1,,A," + "".join(chr(v + 48 if v < 40 else v + 56) for v in sixes) + ",0"
    checksum = 0
    for c in body:
        checksum ^= ord(c)
    return f"!{body}*{checksum:02X}\r\n".encode()


FIRST = b"".join(position_report(477553000, 27.9, 121.2 + i / 1000) for i in range(3))
SECOND = b"".join(position_report(371798000, 27.8, 121.3 + i / 1000) for i in range(3))


def wait_for(what, probe):
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        value = probe()
        if value:
            return value
        time.sleep(0.2)
    raise AssertionError(f"waited {PATIENCE_S} s in vain for {what}")


class Peer:
    """A receiver on the loopback."""

    def __init__(self, port=0):
        self.listener = socket.create_server(("127.0.0.1", port))
        self.port = self.listener.getsockname()[1]
        self.listener.settimeout(PATIENCE_S)

    def speak(self, words):
        self.connection, _ = self.listener.accept()
        self.connection.sendall(words)

    def die(self):
        self.connection.close()
        self.listener.close()


class Daemon:
    def __init__(self, folder, port, more=""):
        self.folder = folder
        self.config = folder / "sea-eye.toml"
        self.write(port, more)
        self.log = folder / "log"
        self.out = self.log.open("w")
        self.process = subprocess.Popen([PROGRAM, "run", "--config", self.config], stderr=self.out, stdout=self.out)

    def write(self, port, more=""):
        self.config.write_text(f'''[[source]]
id = "ais"
driver = "ais_nmea"
link = "tcp:127.0.0.1:{port}"
[store]
path = "sea-eye.db"
journal = "journal"
[fusion]
lateness_s = 0
[api]
port = 0
{more}''')

    def said(self, pattern):
        return re.search(pattern, self.log.read_text())

    def api(self, path):
        port = wait_for("the API", lambda: self.said(r"API on 127.0.0.1 port (\d+)"))[1]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE_S) as answer:
            return json.load(answer)

    def sensor(self):
        features = self.api("/collections/sensors/items")["features"]
        return features[0]["properties"] if features else {"connects": 0, "outcomes": {"ok": 0}}

    def end(self, number):
        began = time.monotonic()
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE_S)
        self.out.close()
        return code, time.monotonic() - began


def integrity(folder):
    return sqlite3.connect(folder / "sea-eye.db").execute("PRAGMA integrity_check").fetchone()[0]


def a_peer_that_dies_and_comes_back_is_read_again(folder):
    peer = Peer()
    daemon = Daemon(folder, peer.port)
    peer.speak(FIRST)
    wait_for("the first vessel", lambda: daemon.sensor()["outcomes"]["ok"] == 3)
    peer.die()
    wait_for("the loss to be noticed", lambda: daemon.sensor()["state"] == "down")
    peer = Peer(peer.port)
    peer.speak(SECOND)
    wait_for("the second vessel", lambda: daemon.sensor()["outcomes"]["ok"] == 6)
    assert daemon.sensor()["state"] == "up"
    wait_for("both tracks", lambda: {f["properties"]["mmsi"] for f in
                                     daemon.api("/collections/tracks/items")["features"]} == {477553000, 371798000})

    daemon.write(peer.port, "prot = 1")
    daemon.process.send_signal(signal.SIGHUP)
    wait_for("the refusal", lambda: daemon.said(r'unknown key "prot" in \[api\]; did you mean "port"\?; the old'))
    daemon.write(peer.port + 1)
    daemon.process.send_signal(signal.SIGHUP)
    wait_for("the advice", lambda: daemon.said(r"source\[0\]\.link in effect only after a restart"))

    code, seconds = daemon.end(signal.SIGTERM)
    assert code == 0, code
    assert seconds < 5, f"took {seconds:.1f} s to stop"
    assert integrity(folder) == "ok"
    assert list((folder / "journal").glob("*.journal"))


def a_killed_daemon_leaves_a_record_that_opens_and_goes_on(folder):
    peer = Peer()
    daemon = Daemon(folder, peer.port)
    peer.speak(FIRST)
    wait_for("the vessel", lambda: daemon.api("/collections/tracks/items")["features"])
    daemon.end(signal.SIGKILL)
    assert integrity(folder) == "ok"
    peer.die()

    peer = Peer()
    daemon = Daemon(folder, peer.port)
    peer.speak(SECOND)
    wait_for("the vessel", lambda: daemon.sensor()["outcomes"]["ok"] == 3)
    code, _ = daemon.end(signal.SIGINT)
    assert code == 0, code
    assert integrity(folder) == "ok"
    assert len(list((folder / "journal").glob("*.journal"))) == 2


def features(path, layer):
    """Rows of a GeoPackage layer, counted by GDAL."""
    said = subprocess.run(["ogrinfo", "-ro", "-so", path, layer], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Feature Count: (\d+)", said)[1])


def gdal_asks_by_mmsi_while_the_receiver_dies_and_comes_back(folder):
    """A simulated hour, a year old, is read over TCP from a peer that dies half-way; GDAL is the client all the while."""
    subprocess.run([PROGRAM, "simulate", "--out", folder / "coast", "--minutes", "20"], check=True, capture_output=True)
    lines = (folder / "coast/coast.nmea").read_bytes().splitlines(keepends=True)
    half = len(lines) // 2
    peer = Peer()
    daemon = Daemon(folder, peer.port, "[zones]\nfiles = ['coast/zones.geojson']\n")
    peer.speak(b"".join(lines[:half]))
    wait_for("half of the log", lambda: daemon.sensor()["frames"] >= half)
    wait_for("tracks", lambda: len(daemon.api("/collections/tracks/items")["features"]) > 5)
    mmsi = daemon.api("/collections/tracks/items")["features"][0]["properties"]["mmsi"]
    api = "OAPIF:http://127.0.0.1:" + daemon.said(r"API on 127.0.0.1 port (\d+)")[1] + "/"

    def ask(wanted):
        said = subprocess.run(["ogrinfo", "-ro", api, "tracks", "-where", f"mmsi = {wanted}"], capture_output=True, text=True,
                              timeout=PATIENCE_S)
        assert said.returncode == 0, said
        return set(re.findall(r"mmsi \(Integer\) = (\d+)", said.stdout))

    assert ask(mmsi) == {str(mmsi)}
    assert ask(999999998) == set()
    assert daemon.said(rf"GET /collections/tracks/items\?\S*mmsi={mmsi}\S* "), "the filter reaches the server"
    peer.die()
    wait_for("the loss to be noticed", lambda: daemon.sensor()["state"] == "down")
    assert ask(mmsi) == {str(mmsi)}

    peer = Peer(peer.port)
    peer.speak(b"".join(lines[half:]))
    wait_for("all of the log", lambda: daemon.sensor()["frames"] >= len(lines))
    assert ask(mmsi) == {str(mmsi)}
    package = folder / "copy.gpkg"
    subprocess.run(["ogr2ogr", "-f", "GPKG", package, api, "tracks", "-oo", "PAGE_SIZE=7"], check=True, timeout=PATIENCE_S)
    assert features(package, "tracks") == len(daemon.api("/collections/tracks/items?limit=1000")["features"])
    wait_for("a word about the log's age", lambda: daemon.said("an old log played as if it were live"))
    assert daemon.end(signal.SIGTERM)[0] == 0


def no_event_that_was_shown_is_lost_to_kill_9(folder):
    subprocess.run([PROGRAM, "simulate", "--out", folder / "coast", "--minutes", "40"], check=True, capture_output=True)
    lines = (folder / "coast/coast.nmea").read_bytes().splitlines(keepends=True)
    peer = Peer()
    daemon = Daemon(folder, peer.port, "[zones]\nfiles = ['coast/zones.geojson']\n[watchlist]\nfile = 'coast/watchlist.csv'\n")
    half = len(lines) // 2
    peer.speak(b"".join(lines[:half]))
    shown = set()

    def look():
        events = daemon.api("/collections/events/items?limit=1000")["features"]
        shown.update((f["id"], f["properties"]["transition"]) for f in events)
        return len(shown) >= 8

    wait_for("eight transitions", look)
    for at in range(half, half + 600, 200):  # killed with more on its way
        peer.connection.sendall(b"".join(lines[at:at + 200]))
        look()
    daemon.end(signal.SIGKILL)
    assert integrity(folder) == "ok"
    kept = set(sqlite3.connect(folder / "sea-eye.db").execute("SELECT id, transition FROM event_transition"))
    assert shown <= kept, shown - kept
    peer.die()


def a_start_that_cannot_be_is_refused_in_one_sentence(folder):
    def refusal(more):
        daemon = Daemon(folder, 1, more)
        code = daemon.process.wait(PATIENCE_S)
        daemon.out.close()
        return code, daemon.log.read_text().rstrip("\n")

    taken = socket.create_server(("127.0.0.1", 0))
    port = taken.getsockname()[1]
    cases = [("[log]\nlevel = 3", 3, r"sea-eye run: .*sea-eye.toml:13: log.level: expected one of .*, found 3"),
             ("[detector.zone_dwel]\n", 3, r'sea-eye run: .*:12: there is no detector "zone_dwel"; did you mean "zone_dwell"\?'),
             ("[zones]\nfiles = ['none.geojson']", 3, r"sea-eye run: .*none\.geojson.*")]
    for more, code, sentence in cases:
        got = refusal(more)
        assert got[0] == code and re.fullmatch(sentence, got[1]), got
    process = subprocess.run([PROGRAM, "run", "--config", folder / "sea-eye.toml", "--set", f"api.port={port}",
                              "--set", "zones.files=[]"], capture_output=True, text=True, timeout=PATIENCE_S)
    assert process.returncode == 5, process
    assert str(port) in process.stderr and process.stderr.count("\n") == 1, process.stderr


def main():
    for test in (a_peer_that_dies_and_comes_back_is_read_again,
                 a_killed_daemon_leaves_a_record_that_opens_and_goes_on,
                 gdal_asks_by_mmsi_while_the_receiver_dies_and_comes_back,
                 no_event_that_was_shown_is_lost_to_kill_9,
                 a_start_that_cannot_be_is_refused_in_one_sentence):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(pathlib.Path(folder))
            except Exception:
                print(f"FAILED: {test.__name__.replace('_', ' ')}")
                log = pathlib.Path(folder) / "log"
                print("\n".join(log.read_text().splitlines()[-40:]) if log.exists() else "no log")
                raise
        print(f"ok: {test.__name__.replace('_', ' ')}")


main()
