#!/usr/bin/env python3
"""Compares `sea-eye decode` with tests/support/ais_count.py, which shares no code with it.

    count_agrees.py PATH-OF-SEA-EYE

The small log of the repository always; real ones below SEA_EYE_TEST_DATA (or ../shared/data) when
they are there.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import collections

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/support"))
import ais_count  # noqa: E402

DATA = pathlib.Path(os.environ.get("SEA_EYE_TEST_DATA", ROOT.parent / "shared/data")) / "ais/logs"
REAL = ["sar_seattle_sandiego.tagged.nmea", "seattle.tagged.nmea", "unknown_us_west.tagged.nmea", "stale_mix.nmea",
        "caribewave__vessels-monitoring/ais_vernon_20160331.log",
        "caribewave__vessels-monitoring/log_ais_cw17.csv.log", "schwehr__noaadata/test.ais",
        "dma-ais__AisLib/stream_example.txt", "BertoldVdb__go-ais/aistest.nmea"]
KNOWN = {"sar_seattle_sandiego.tagged.nmea": {"mmsis": 165, "vessels": 125}}
POSITION_TYPES = {1, 2, 3, 9, 18, 19, 27}
failures = 0


def check(log, what, ours, theirs):
    global failures
    if ours != theirs:
        failures += 1
        print(f"{log}: {what}: decode says {ours}, the count says {theirs}")


def decoded(program, path):
    run = subprocess.run([program, "decode", str(path)], capture_output=True, check=True)
    return run.stdout.decode().splitlines(), run.stderr.decode()


def accounts(program, path):
    run = subprocess.run([program, "decode", "--account", str(path)], capture_output=True, check=True)
    return [row.split(",") for row in run.stdout.decode().splitlines()[1:]]


def check_accounts(program, path, lines):
    rows = accounts(program, path)
    check(path.name, "lines", len(rows), len(lines))
    check(path.name, "line numbers", [int(r[0]) for r in rows], list(range(1, len(rows) + 1)))
    data = path.read_bytes()
    for (number, offset, _), line in zip(rows, lines):
        if data[int(offset):int(offset) + len(line)] != line.encode("latin-1"):
            check(path.name, f"offset of line {number}", offset, "another place")
            break
    return collections.Counter(r[2] for r in rows)


def compare(program, path):
    count = ais_count.count(str(path))
    rows, talk = decoded(program, path)
    messages = [json.loads(row) for row in rows]
    types = collections.Counter(m["type"] for m in messages)
    positions = collections.Counter(m["mmsi"] for m in messages
                                    if m["type"] in POSITION_TYPES and m["lat"] is not None and m["lon"] is not None)
    check(path.name, "types", {str(t): types[t] for t in sorted(types)}, count["types"])
    check(path.name, "mmsis", len({m["mmsi"] for m in messages}), count["mmsis"])
    check(path.name, "vessels", sum(n >= 2 for n in positions.values()), count["vessels"])
    outcomes = check_accounts(program, path, ais_count.lines_of(str(path)))
    check(path.name, "bad checksums", outcomes["bad_checksum"], count["bad_checksum"])
    check(path.name, "no checksums", outcomes["no_checksum"], count["no_checksum"])
    check(path.name, "sum of outcomes", sum(outcomes.values()), count["lines"])
    said = dict(re.findall(r"(\w+) (\d+)", talk.splitlines()[0].split(":", 1)[1]))
    check(path.name, "outcomes on stderr", {k: int(v) for k, v in said.items()}, dict(outcomes))
    for what, known in KNOWN.get(path.name, {}).items():
        check(path.name, f"{what} of an earlier independent count", count[what], known)
    print(f"{path.name}: {count['lines']} lines, {count['messages']} messages, {count['mmsis']} MMSIs, "
          f"{count['vessels']} vessels with two positions, {count['bad_checksum']} bad checksums")


if __name__ == "__main__":
    for log in sorted((ROOT / "tests/support/logs").glob("*.nmea")):
        compare(sys.argv[1], log)
    for name in REAL:
        if (DATA / name).exists():
            compare(sys.argv[1], DATA / name)
        else:
            print(f"shared data absent: {name} is not compared")
    sys.exit(failures > 0)
