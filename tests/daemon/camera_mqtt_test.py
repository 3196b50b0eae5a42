#!/usr/bin/env python3
"""The real daemon, a real mosquitto and Frigate-shaped events: what the API shows, and what a journal replays to.

    tests/daemon/camera_mqtt_test.py SEA_EYE
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile
import time

PROGRAM = sys.argv[1]
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from mqtt_station import Broker, Daemon, PATIENCE_S, wait_for  # noqa: E402


def station(folder, broker):
    return Daemon(PROGRAM, folder, f'''[[source]]
id = "cameras"
driver = "camera_mqtt"
link = "driver:"
broker = "127.0.0.1"
port = {broker.port}
[[source.camera]]
id = "CAM1"
position = [27.9, 121.2]
pan0_deg = 80.0
hfov_deg = 60.0
width_px = 1920
''')


def lines_of(*documents):
    return "".join(json.dumps(document) + "\n" for document in documents)


def frigate(kind, **changed):
    after = {"id": "1607123955.475377-mxklsc", "camera": "CAM1", "frame_time": time.time(), "label": "boat", "score": 0.8,
             "top_score": 0.9, "false_positive": False, "box": [424, 500, 536, 712], "has_snapshot": True, **changed}
    return {"type": kind, "before": after, "after": after}


def trigger(**changed):
    return {"time": time.time(), "camera_id": "CAM1", "bearing_deg": 81.5, "bearing_sigma_deg": 0.4, "class": "cargo",
            "confidence": 0.9, **changed}


def replay(config, *logs):
    """The account of the one source."""
    done = subprocess.run([PROGRAM, "replay", "--config", config, *logs], capture_output=True, text=True, timeout=PATIENCE_S)
    assert done.returncode in (0, 1), (done.returncode, done.stderr)  # 1: one camera alone gives no track
    return next(source for source in json.loads(done.stdout)["sources"] if source["id"] == "cameras")


def a_station_sees_what_its_cameras_publish_and_its_journal_replays_to_the_same(folder):
    broker = Broker(folder)
    daemon = station(folder, broker)
    daemon.becomes("up")

    broker.publish("frigate/events", lines_of(
        frigate("new"), frigate("update", box=[-32, -4, 32, 60]), frigate("end"),
        frigate("new", false_positive=True), frigate("new", label="person")))
    broker.publish("sea-eye/cameras/CAM1/trigger", lines_of(trigger(), trigger(camera_id="CAM9")))
    wait_for("all of them", lambda: daemon.sensor()["frames"] == 7)
    seen = daemon.sensor()
    ended = {name: count for name, count in seen["outcomes"].items() if count}
    assert ended == {"ok": 4, "false_positive": 1, "not_a_vessel": 1, "unknown_camera": 1}, ended
    assert seen["observations"] == 4 and seen["connects"] == 1 and seen["problem"] is None, seen
    wait_for("the metrics", lambda: 'seaeye_driver_metric{source="cameras",name="messages"} 7\n' in daemon.get("/metrics"))

    broker.publish("frigate/available", "offline\n", "-r")
    daemon.complains_of("frigate/available says offline")
    broker.kill()
    daemon.becomes("down")
    broker.start()  # with nothing retained
    daemon.becomes("up")
    broker.publish("frigate/events", lines_of(frigate("new")))
    wait_for("the event after that", lambda: daemon.sensor()["outcomes"]["ok"] == 5)
    seen = daemon.sensor()
    assert seen["connects"] == 2, seen
    code, seconds = daemon.stop()
    assert code == 0 and seconds < 5, (code, seconds)
    broker.kill()

    replayed = replay(daemon.config, *sorted((folder / "journal").glob("*.journal")))
    assert replayed["lines"] == seen["frames"] and replayed["observations"] == seen["observations"], (replayed, seen)
    assert collections.Counter(replayed["outcomes"]) == collections.Counter(seen["outcomes"]), (replayed, seen)
    for name in ("triggers", "frigate", "from_pixels", "box_outside"):
        assert replayed["counters"][name] == seen["counters"][name], (name, replayed, seen)


def what_mosquitto_sub_wrote_down_replays_too(folder):
    broker = Broker(folder)
    daemon = station(folder, broker)
    heard = folder / "heard.jsonl"
    with heard.open("w") as file:
        listener = subprocess.Popen(["mosquitto_sub", "-h", "127.0.0.1", "-p", str(broker.port), "-t", "frigate/events",
                                     "-t", "sea-eye/#", "-C", "3"], stdout=file)
        daemon.becomes("up")

        def both_hear():  # mosquitto_sub does not say when it listens
            broker.publish("sea-eye/cameras/CAM1/trigger", lines_of(trigger()))
            return listener.poll() is not None
        wait_for("three triggers", both_hear)
    daemon.stop()
    broker.kill()

    replayed = replay(daemon.config, "--source", f"cameras={heard}")
    assert replayed["lines"] == replayed["outcomes"]["ok"] == replayed["observations"] == 3, replayed


def a_station_without_its_broker_stays_up_and_says_so(folder):
    broker = Broker(folder)
    broker.kill()
    daemon = station(folder, broker)
    daemon.complains_of(f"cannot reach broker 127.0.0.1:{broker.port}")
    assert daemon.sensor()["state"] == "down"

    broker.start()
    daemon.becomes("up")
    broker.freeze()
    code, seconds = daemon.stop()
    broker.kill()

    assert code == 0 and seconds < 5, (code, seconds)


for test in (a_station_sees_what_its_cameras_publish_and_its_journal_replays_to_the_same,
             what_mosquitto_sub_wrote_down_replays_too, a_station_without_its_broker_stays_up_and_says_so):
    with tempfile.TemporaryDirectory() as name:
        try:
            test(pathlib.Path(name))
        except Exception:
            print(f"FAILED: {test.__name__.replace('_', ' ')}")
            log = pathlib.Path(name) / "log"
            print("\n".join(log.read_text().splitlines()[-40:]) if log.exists() else "no log")
            raise
    print(f"ok: {test.__name__.replace('_', ' ')}", flush=True)
