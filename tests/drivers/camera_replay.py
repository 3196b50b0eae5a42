#!/usr/bin/env python3
"""Replays what the cameras of the scenario generator saw, and counts it against the file; then has the daemon read the
same from a real MQTT broker, line by line, and counts again.

    camera_replay.py PATH-OF-SEA-EYE

A made-up file of the same form always; the generator's scenario when it is there (scenario/ beside the data directory,
SEA_EYE_TEST_DATA, else ../shared/data beside the checkout) and its numpy too, and is said to be absent otherwise.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/support"))
from mqtt_station import Broker, Daemon, wait_for  # noqa: E402

DATA = pathlib.Path(os.environ.get("SEA_EYE_TEST_DATA", ROOT.parent / "shared/data"))


def cameras_of(config):
    done = subprocess.run([PROGRAM, "replay", "--config", str(config)], capture_output=True, text=True)
    assert done.returncode in (0, 1), (done.returncode, done.stderr)  # 1: cameras alone give no track yet
    return next(source for source in json.loads(done.stdout)["sources"] if source["driver"] == "camera_http")


def check(name, config, count):
    source = cameras_of(config)
    assert source["lines"] == source["outcomes"]["ok"] == source["observations"] == count, source
    assert source["counters"]["triggers"] == count, source
    print(f"{name}: {count} triggers replayed, all ok")


def check_by_mqtt(name, folder, config, lines):
    """The cameras of a configuration that reads a file, reading a broker instead."""
    source = config.read_text().split("[[source]]")[-1]
    source = re.sub('driver = .*', 'driver = "camera_mqtt"', source)
    broker = Broker(folder)
    live = re.sub('link = .*', f'link = "driver:"\nbroker = "127.0.0.1"\nport = {broker.port}', source)
    daemon = Daemon(PROGRAM, folder, "[[source]]" + live)
    try:
        daemon.becomes("up")
        broker.publish("sea-eye/cameras/all/trigger", lines)
        count = len(lines.splitlines())
        wait_for(f"{count} triggers", lambda: daemon.sensor()["frames"] == count)
        seen = daemon.sensor()
        assert seen["outcomes"]["ok"] == seen["observations"] == seen["counters"]["triggers"] == count, seen
        assert seen["counters"]["published_dropped"] == 0, seen
    finally:
        daemon.stop()
        broker.kill()
    print(f"{name}: {count} triggers by MQTT, all ok")


def made_up(folder):
    lines = [{"time": f"2025-03-01T04:{i // 60:02}:{i % 60:02}.250Z", "camera_id": "CAM1", "bearing_deg": i % 360,
              "bearing_sigma_deg": 0.4, "class": "cargo", "confidence": 0.9} for i in range(600)]
    (folder / "camera.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    (folder / "c.toml").write_text('[[source]]\nid = "cameras"\ndriver = "camera_http"\nlink = "file:camera.jsonl"\n'
                                   '[[source.camera]]\nid = "CAM1"\nposition = [27.9, 121.2]\nrange_max_nm = 5\n'
                                   'sigma_bearing_deg = 0.4\n')
    check("a file of one camera", folder / "c.toml", len(lines))
    check_by_mqtt("a file of one camera", folder, folder / "c.toml", (folder / "camera.jsonl").read_text())


def bare(folder):
    """The same file, by its content alone: no configuration."""
    done = subprocess.run([PROGRAM, "replay", folder / "camera.jsonl"], capture_output=True, text=True)
    assert done.returncode in (0, 1), (done.returncode, done.stderr)
    source = json.loads(done.stdout)["sources"][0]
    assert source["driver"] == "camera_http" and source["outcomes"]["ok"] == 600, source
    info = subprocess.run([PROGRAM, "capture", "info", "--output", "jsonl", folder / "camera.jsonl"],
                          capture_output=True, text=True)
    seen = json.loads(info.stdout)
    assert seen["format"] == "camera triggers" and seen["frames"] == 600 and seen["without_time"] == 0, seen
    assert seen["first"] == "2025-03-01T04:00:00.250000Z" and seen["last"] == "2025-03-01T04:09:59.250000Z", seen
    print("a file of camera triggers is known by its content")


def python_with_numpy():
    """Debian's own Python where another comes first on the path without numpy."""
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", "import numpy"], capture_output=True).returncode == 0:
            return python
    return sys.executable


def scenario(folder):
    generator = DATA.parent / "scenario/generate.py"
    if not generator.is_file():
        print(f"{generator} not found: its cameras are not replayed")
        return
    made = folder / "made"
    done = subprocess.run([python_with_numpy(), generator, "--preset", "small", "--seed", "1", "--out", made],
                          capture_output=True, text=True)
    if done.returncode != 0:
        print(f"the scenario generator failed, its cameras are not replayed: {done.stderr.strip().splitlines()[-1:]}")
        return
    lines = (made / "camera.jsonl").read_text()
    assert lines
    check("plots.toml of the small scenario", made / "plots.toml", len(lines.splitlines()))
    check_by_mqtt("plots.toml of the small scenario", folder, made / "plots.toml", lines)


with tempfile.TemporaryDirectory() as name:
    made_up(pathlib.Path(name))
    bare(pathlib.Path(name))
    scenario(pathlib.Path(name))
