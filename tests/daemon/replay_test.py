#!/usr/bin/env python3
"""Replays logs with the real program and holds the files it writes against independent counts.

    replay_test.py PATH-OF-SEA-EYE

Stands on a simulated coast and the small real log of the repository; the larger real logs are used when they lie below
SEA_EYE_TEST_DATA (or ../shared/data), and are said to be absent otherwise.
"""
import collections
import csv
import datetime
import gzip
import hashlib
import json
import os
import pathlib
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/support"))
import ais_count  # noqa: E402

LOGS = pathlib.Path(os.environ.get("SEA_EYE_TEST_DATA", ROOT.parent / "shared/data")) / "ais/logs"
VERNON = "caribewave__vessels-monitoring/ais_vernon_20160331.log"
CW17 = "caribewave__vessels-monitoring/log_ais_cw17.csv.log"
PROGRAM = None


def real(name):
    path = LOGS / name
    if not path.exists():
        raise unittest.SkipTest(f"the real log {name} is absent; set SEA_EYE_TEST_DATA")
    return path


class Replay:
    """One run of the program: exit code, words on stderr, and the three files."""

    def __init__(self, *arguments):
        with tempfile.TemporaryDirectory() as out:
            run = subprocess.run([PROGRAM, "replay", *map(str, arguments), "--out", out], capture_output=True, text=True)
            self.code, self.said = run.returncode, run.stderr
            self.tracks, self.events, self.summary = (self.read(out, name) for name in ("tracks.csv", "events.jsonl", "summary.json"))
        if self.summary:
            self.facts = json.loads(self.summary)
            self.rows = list(csv.DictReader(self.tracks.decode().splitlines()))
            self.transitions = [json.loads(line) for line in self.events.decode().splitlines()]

    @staticmethod
    def read(out, name):
        path = pathlib.Path(out) / name
        return path.read_bytes() if path.exists() else b""

    def vessels(self):
        return {row["mmsi"] for row in self.rows}


class FixCount(ais_count.Count):
    """The independent count, keeping the fixes with the time of their TAG block."""

    def __init__(self):
        super().__init__()
        self.fixes, self.when = [], None

    def line(self, line):
        stamp = re.search(r"c:(\d{10})\D", line)
        self.when = int(stamp[1]) if stamp else self.when
        super().line(line)

    def message(self, armour, fill):
        before = sum(self.types.values())
        super().message(armour, fill)
        if sum(self.types.values()) == before:
            return
        bits = ais_count.bits_of(armour, fill)
        kind = int(bits[:6], 2)
        place = ais_count.position(kind, bits) if kind in ais_count.POSITION else None
        if place:
            self.fixes.append((self.when, int(bits[8:38], 2), *place))


def square(name, lat, lon, half_deg, kind="smuggling"):
    w, e, s, n = lon - half_deg, lon + half_deg, lat - half_deg, lat + half_deg
    ring = [[w, s], [e, s], [e, n], [w, n], [w, s]]
    return {"type": "Feature", "properties": {"id": name, "name": name, "kind": kind},
            "geometry": {"type": "Polygon", "coordinates": [ring]}}


def second(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def zone_story(replay):
    """(mmsi, zone, kind, second) of every zone event, as zone_times.py tells them."""
    told = []
    for e in replay.transitions:
        mmsi = e["tracks"][0]["mmsi"]
        if e["transition"] == "started":
            told.append((mmsi, e["zone"], e["kind"], second(e["start"])))
        elif e["transition"] == "ended" and e["kind"] == "zone_dwell":
            told.append((mmsi, e["zone"], "zone_dwell_end", second(e["end"])))
    return sorted(told)


def brute_force(zones, fixes, until):
    with tempfile.TemporaryDirectory() as place:
        path = pathlib.Path(place) / "fixes.csv"
        path.write_text("epoch_s,mmsi,lat,lon\n" + "".join(f"{t},{m},{la!r},{lo!r}\n" for t, m, la, lo in fixes))
        run = subprocess.run([sys.executable, ROOT / "tests/support/zone_times.py", zones, path, "--until", str(until)],
                             capture_output=True, text=True, check=True)
    told = [json.loads(line) for line in run.stdout.splitlines()]
    return sorted((t["mmsi"], t["zone"], t["kind"], second(t["time"])) for t in told)


class AnyLog(unittest.TestCase):
    def check_accounts(self, replay, path):
        source = replay.facts["sources"][0]
        independent = ais_count.count(str(path))
        self.assertEqual(source["lines"], independent["lines"])
        self.assertEqual(sum(source["outcomes"].values()), independent["lines"], "every line ends in one counter")
        self.assertEqual(source["outcomes"]["bad_checksum"], independent["bad_checksum"])
        self.assertEqual(source["outcomes"]["no_checksum"], independent["no_checksum"])
        self.assertEqual(len(replay.vessels()), independent["vessels"],
                         "every vessel with two valid positions has a track, and nobody else")
        fusion = replay.facts["fusion"]
        self.assertEqual(fusion["observations"], fusion["fused"] + fusion["not_fused"] + fusion["copies"] + fusion["late"])

    def check_files(self, replay):
        self.assertEqual(hashlib.sha256(replay.tracks).hexdigest(), replay.facts["tracks_csv_sha256"])
        self.assertEqual(hashlib.sha256(replay.events).hexdigest(), replay.facts["events_jsonl_sha256"])
        self.assertEqual(replay.tracks.splitlines()[0], b"epoch_s,track_id,lat,lon,sog_kn,cog_deg,mmsi")
        self.assertTrue(all(int(row["epoch_s"]) % 10 == 0 for row in replay.rows), "rows stand on multiples of ten seconds")


class RealLogs(AnyLog):
    def test_the_small_real_log_of_the_repository_is_accounted_to_the_line(self):
        path = ROOT / "tests/support/logs/mixed_real.nmea"
        replay = Replay(path)
        self.check_accounts(replay, path)
        self.check_files(replay)

    def test_125_vessels_between_seattle_and_san_diego_have_tracks(self):
        path = real("sar_seattle_sandiego.tagged.nmea")
        replay = Replay(path)
        self.check_accounts(replay, path)
        self.check_files(replay)
        self.assertEqual(len(replay.vessels()), 125)

    def test_a_day_at_vernon_and_its_bad_checksums_are_accounted_to_the_line(self):
        path = real(VERNON)
        replay = Replay(path)
        self.check_accounts(replay, path)
        self.assertEqual(replay.facts["sources"][0]["outcomes"]["bad_checksum"], 180)

    def test_fifteen_hours_at_dunkirk_with_epoch_prefixes_are_accounted_to_the_line(self):
        path = real(CW17)
        self.check_accounts(Replay(path), path)

    def test_a_stale_first_part_makes_no_false_vessel(self):
        path = real("stale_mix.nmea")
        replay = Replay(path)
        self.check_accounts(replay, path)
        self.assertEqual(replay.vessels(), {"371798000"})
        self.assertIn("has no times", replay.said)


class Determinism(AnyLog):
    def check_same(self, *arguments):
        runs = [Replay(*arguments, "--speed", "max", "--threads", "1"), Replay(*arguments, "--speed", "max", "--threads", "2"),
                Replay(*arguments, "--speed", "200")]
        for run in runs:
            self.assertIn(run.code, (0, 1), run.said)
            self.check_files(run)
        for run in runs[1:]:
            self.assertEqual(runs[0].tracks, run.tracks)
            self.assertEqual(runs[0].events, run.events)
        return runs[0]

    def test_a_simulated_coast_gives_the_same_bytes_at_any_speed_and_number_of_threads(self):
        with tempfile.TemporaryDirectory() as place:
            subprocess.run([PROGRAM, "simulate", "--out", place, "--minutes", "20"], check=True, capture_output=True)
            config = next(pathlib.Path(place).glob("*.toml"))
            run = self.check_same("--config", config)
        self.assertGreater(len(run.transitions), 3)
        self.assertGreater(len(run.rows), 1000)

    def test_the_log_from_seattle_to_san_diego_gives_the_same_bytes_at_any_speed_and_number_of_threads(self):
        self.check_same(real("sar_seattle_sandiego.tagged.nmea"))


class Zones(unittest.TestCase):
    maxDiff = None

    def test_entries_exits_and_dwells_around_harbours_are_those_of_brute_force(self):
        path = real("sar_seattle_sandiego.tagged.nmea")
        count = FixCount()
        for line in ais_count.lines_of(str(path)):
            count.line(line)
        with tempfile.TemporaryDirectory() as place:
            zones = pathlib.Path(place) / "zones.geojson"
            zones.write_text(json.dumps({"type": "FeatureCollection", "features": [
                square("seattle", 47.60, -122.37, 0.035), square("san-diego", 32.70, -117.18, 0.05),
                square("columbia-bar", 46.24, -124.02, 0.06), square("san-pedro", 33.72, -118.20, 0.06),
                square("admiralty", 48.15, -122.73, 0.05), square("strait", 48.20, -123.20, 0.04),
                square("casco", 43.53, -69.10, 0.04)]}))
            config = pathlib.Path(place) / "sea-eye.toml"
            config.write_text('[zones]\nfiles = ["zones.geojson"]\n')
            replay = Replay(path, "--config", config)
            expected = brute_force(zones, count.fixes, count.fixes[-1][0])
        # Vessels of which a delayed second feed is mixed into this log are two objects to us and one to brute force.
        tracks = collections.defaultdict(set)
        for row in replay.rows:
            tracks[int(row["mmsi"])].add(row["track_id"])
        doubled = {mmsi for mmsi, ids in tracks.items() if len(ids) > 1}
        ours = [t for t in zone_story(replay) if t[0] not in doubled]
        theirs = [t for t in expected if t[0] not in doubled]
        self.assertEqual(ours, theirs)
        self.assertGreaterEqual({t[2] for t in theirs}, {"zone_entry", "zone_exit", "zone_dwell"})


class Journals(AnyLog):
    """What the daemon journalled is what a replay is fed."""

    def journal(self, place, clock):
        """Runs the daemon on a simulated coast until all is journalled; gives the journals and how the daemon saw it."""
        subprocess.run([PROGRAM, "simulate", "--out", place / "coast", "--minutes", "20"], check=True, capture_output=True)
        config = place / "sea-eye.toml"
        config.write_text(f"""[station]
clock = "{clock}"
[[source]]
id = "ais"
driver = "ais_nmea"
link = "file:coast/coast.nmea"
[zones]
files = ["coast/zones.geojson"]
[store]
path = "sea-eye.db"
journal = "journal"
[api]
port = 0
""")
        lines = (place / "coast/coast.nmea").read_bytes().count(b"\n")
        with open(place / "log", "w") as log:
            daemon = subprocess.Popen([PROGRAM, "run", "--config", config], stdout=log, stderr=log)
            port = self.wait_for(lambda: re.search(r"API on 127.0.0.1 port (\d+)", (place / "log").read_text()))[1]
            url = f"http://127.0.0.1:{port}/collections/sensors/items"

            def frames():
                with urllib.request.urlopen(url, timeout=30) as answer:
                    sensors = json.load(answer)["features"]
                return sensors and sensors[0]["properties"]["frames"] == lines
            self.wait_for(frames)
            daemon.send_signal(signal.SIGTERM)
            self.assertEqual(daemon.wait(30), 0)
        return sorted((place / "journal").glob("*.journal")), config, lines

    def wait_for(self, probe):
        end = time.monotonic() + 40
        while time.monotonic() < end:
            if found := probe():
                return found
            time.sleep(0.1)
        self.fail("waited 40 s in vain for the daemon")

    def test_a_journal_replays_to_the_tracks_and_events_of_the_log_it_was_fed(self):
        with tempfile.TemporaryDirectory() as name:
            place = pathlib.Path(name)
            journals, config, lines = self.journal(place, "feed")
            live, log = Replay(*journals, "--config", config), Replay("--config", config)
            named = Replay("--config", config, "--source", f"ais={journals[0]}")
        sources = {s["id"]: s for s in live.facts["sources"]}
        self.assertEqual(sources["ais"]["lines"], lines)
        self.assertEqual(sum(sources["ais"]["outcomes"].values()), lines)
        self.assertGreater(sources["heartbeats"]["lines"], 0)
        self.assertEqual(live.rows[:len(log.rows)], log.rows)
        self.assertEqual(live.events, log.events)
        self.assertEqual((live.tracks, live.events), (named.tracks, named.events), "a journal may be named for a source")

    def test_a_journal_of_frames_stamped_on_arrival_replays_to_the_record_the_daemon_kept(self):
        with tempfile.TemporaryDirectory() as name:
            place = pathlib.Path(name)
            journals, config, lines = self.journal(place, "wall")
            replay = Replay(*journals, "--config", config)
            again = Replay(*journals, "--config", config, "--threads", "2")
            kept = sqlite3.connect(place / "sea-eye.db").execute("SELECT id, transition FROM event_transition").fetchall()
        self.assertEqual(replay.facts["sources"][0]["lines"], lines)
        self.assertEqual(replay.tracks, again.tracks)
        self.assertGreater(len(kept), 3)
        self.assertEqual(sorted((e["id"], e["transition"]) for e in replay.transitions), sorted(kept))

    def test_a_torn_journal_is_replayed_up_to_the_tear_and_the_tear_is_told(self):
        with tempfile.TemporaryDirectory() as name:
            place = pathlib.Path(name)
            journals, _, lines = self.journal(place, "feed")
            whole = journals[0].read_bytes()
            journals[0].write_bytes(whole[:len(whole) * 2 // 3])
            replay = Replay(journals[0])
        self.assertEqual(replay.code, 0, replay.said)
        self.assertIn("bytes of a torn tail", replay.said)
        self.assertGreater(replay.facts["sources"][0]["lines"], lines // 3)

    def test_a_journal_beside_another_log_is_refused(self):
        with tempfile.TemporaryDirectory() as name:
            journals, _, _ = self.journal(pathlib.Path(name), "feed")
            replay = Replay(journals[0], ROOT / "tests/support/logs/mixed_real.nmea")
        self.assertEqual(replay.code, 3)
        self.assertIn("cannot be replayed in one run", replay.said)


class BadInput(unittest.TestCase):
    def check(self, replay, code, *words):
        self.assertEqual(replay.code, code, replay.said)
        self.assertEqual(len(replay.said.strip().splitlines()), 1, replay.said)
        for word in words:
            self.assertIn(word, replay.said)

    def test_a_log_that_is_not_there(self):
        self.check(Replay("/nowhere/at/all.nmea"), 4, "/nowhere/at/all.nmea", "No such file")

    def test_a_directory_in_place_of_a_log(self):
        self.check(Replay("/tmp"), 4, "/tmp", "directory")

    def test_a_file_of_random_bytes(self):
        with tempfile.NamedTemporaryFile() as noise:
            noise.write(os.urandom(20_000))
            noise.flush()
            self.check(Replay(noise.name), 4, noise.name, "none of its")

    def test_a_compressed_log_cut_short_is_replayed_up_to_the_cut(self):
        whole = gzip.compress((ROOT / "tests/support/logs/mixed_real.nmea").read_bytes() * 50)
        with tempfile.NamedTemporaryFile(suffix=".nmea.gz") as cut:
            cut.write(whole[:len(whole) // 2])
            cut.flush()
            replay = Replay(cut.name)
        self.assertEqual(replay.code, 4)
        self.assertIn("ends in the middle", replay.said)
        self.assertGreater(replay.facts["sources"][0]["outcomes"]["ok"], 0)

    def test_a_configuration_with_a_typo(self):
        with tempfile.NamedTemporaryFile("w", suffix=".toml") as config:
            config.write('[station]\nidd = "x"\n')
            config.flush()
            self.check(Replay("--config", config.name), 3, ":2", "idd", "did you mean")

    def test_a_zone_that_crosses_itself(self):
        with tempfile.TemporaryDirectory() as place:
            bow_tie = square("bow-tie", 27.9, 121.2, 0.1)
            bow_tie["geometry"]["coordinates"][0][1:3] = bow_tie["geometry"]["coordinates"][0][2:0:-1]
            (pathlib.Path(place) / "z.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [bow_tie]}))
            config = pathlib.Path(place) / "c.toml"
            config.write_text('[zones]\nfiles = ["z.geojson"]\n')
            self.check(Replay(ROOT / "tests/support/logs/mixed_real.nmea", "--config", config), 3, "bow-tie", "27.9", "121.2")

    def test_a_source_that_is_live(self):
        with tempfile.NamedTemporaryFile("w", suffix=".toml") as config:
            config.write('[[source]]\nid = "ais"\ndriver = "ais_nmea"\nlink = "tcp:127.0.0.1:10110"\n')
            config.flush()
            self.check(Replay("--config", config.name), 3, "source ais is live", "--source ais=PATH")

    def test_a_port_in_use(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            self.check(Replay(ROOT / "tests/support/logs/mixed_real.nmea", "--serve", f"127.0.0.1:{port}"), 5, str(port), "in use")


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
