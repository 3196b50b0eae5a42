#!/usr/bin/env python3
"""A driver of ours under `sea-eye driver-check`, with everything that its decoder is tried with elsewhere as its input.

    keeps_the_rules.py SEA_EYE DRIVER.so CONFIG_JSON INPUT     INPUT: a log, or a directory of single frames or logs
"""
import json
import pathlib
import subprocess
import sys
import tempfile

PROGRAM, DRIVER, CONFIG, INPUT = sys.argv[1], sys.argv[2], sys.argv[3], pathlib.Path(sys.argv[4])

with tempfile.TemporaryDirectory() as folder:
    files = sorted(INPUT.iterdir()) if INPUT.is_dir() else [INPUT]
    pieces = [file.read_bytes() for file in files]
    is_text = all(b"\0" not in piece for piece in pieces)
    log = pathlib.Path(folder) / "input"
    log.write_bytes((b"\n" if is_text else b"").join(pieces))
    done = subprocess.run([PROGRAM, "driver-check", DRIVER, "--config", CONFIG, "--input", log, "--keep", folder,
                           "--patience", "60", "--output", "json"], capture_output=True, text=True)

print(done.stderr, end="")
report = json.loads(done.stdout)
for check in report["checks"]:
    print(check["verdict"], check["check"], check["finding"])
verdicts = {check["check"]: check["verdict"] for check in report["checks"]}
assert done.returncode == 0 and report["failed"] == 0, done.returncode
assert all(name.startswith("start_") for name, verdict in verdicts.items() if verdict == "skip"), verdicts
assert verdicts["observations"] == "pass", verdicts
