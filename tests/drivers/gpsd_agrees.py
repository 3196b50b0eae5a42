#!/usr/bin/env python3
"""Compares `sea-eye decode`, field by field, with what gpsd's own tests expect of the same logs.

    gpsd_agrees.py PATH-OF-SEA-EYE

The logs and the expectations (.chk) lie below SEA_EYE_TEST_DATA (or ../shared/data). Where gpsd is
wrong, or says what nobody needs, EXCEPTIONS has the reason, and a check that it is this and nothing
else; each is counted, and the counts are part of what is expected.
"""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys

from gpsd_names import ADDRESSED_22, APPLICATIONS, COLUMNS, EXCEPTIONS, FIELDS, LISTS, OF_TYPE, STRUCTURED

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = pathlib.Path(os.environ.get("SEA_EYE_TEST_DATA", ROOT.parent / "shared/data")) / "ais/logs/ntpsec__gpsd"
MISSING = object()
ABOUT = {"class", "device", "scaled"}
WINDOW = 120  # messages in which the next one of gpsd's is looked for
PARTS = 8  # lines that the sentences of a message may be apart

used = collections.Counter()
compared = collections.Counter()
failures = []


def walk(message, path):
    for key in path.split("/"):
        if isinstance(message, list):
            message = message[int(key)] if int(key) < len(message) else MISSING
        else:
            message = message.get(key, MISSING) if isinstance(message, dict) else MISSING
        if message is MISSING:
            break
    return message


def bits_of(data, count):
    return bin(int("1" + data, 16))[3:][:count]


def clock(values, shape):
    return shape.format(*[0 if v is MISSING else v for v in values])


def timestamp(ours, application):
    raw = walk(application or ours, "raw")
    if application:
        return clock([walk(raw, k) for k in ("day", "hour", "minute")], "{:02}T{:02}:{:02}Z")
    names = ("utc_year", "utc_month", "utc_day", "utc_hour", "utc_minute", "utc_second")
    return clock([walk(raw, k) for k in names], "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z")


def eta(ours):
    names = ("eta_month", "eta_day", "eta_hour", "eta_minute")
    return clock([walk(ours, "raw/" + k) for k in names], "{:02}-{:02}T{:02}:{:02}Z")


def is_same(theirs, ours, tolerance):
    if ours is MISSING:
        return False
    if theirs == "" and ours is None:
        return True
    if isinstance(ours, bool) or isinstance(theirs, bool):
        return int(theirs) == int(ours or 0)
    if isinstance(theirs, (int, float)) and isinstance(ours, (int, float)):
        return abs(theirs - ours) <= tolerance
    return theirs == ours


TURNS = {"fastleft": -127, "fastright": 127, "n/a": -128}
# What gpsd prints of them, in decimals.
TOLERANCE = {"turn": 0.011, "waterlevel": 0.051, "lon": 1.1e-6, "lat": 1.1e-6, "speed": 1e-9, "course": 1e-9}
COARSE = {(17, "lon"): 0.051, (17, "lat"): 0.051, (27, "lon"): 6e-5, (27, "lat"): 6e-5}


class Pair:
    """One message as gpsd and as we have it."""

    def __init__(self, log, theirs, ours, name_of_a):
        self.log, self.theirs, self.ours, self.name_of_a = log, theirs, ours, name_of_a
        self.type = ours["type"]
        self.scaled = theirs.get("scaled", False)
        self.application = ours.get("application")
        self.numbers = (ours.get("dac"), ours.get("fi"))

    def fail(self, key, mine):
        failures.append(f"{self.log}: type {self.type} of {self.ours['mmsi']}: {key} is {self.theirs[key]!r}, ours "
                        f"{'nowhere' if mine is MISSING else repr(mine)}")

    def excuse(self, key, reason, holds=True, mine=MISSING):
        used[reason] += 1
        if not holds:
            self.fail(key, mine)

    def path(self, key):
        numbered = re.fullmatch(r"([a-z]+)([1-4])(?:_([12]))?", key)
        if numbered and self.type in LISTS:
            path = LISTS[self.type].get(numbered[1])
            for n in numbered.groups()[1:]:
                path = path and (path.replace("*", str(int(n) - 1), 1) if n else path)
            return path
        names = APPLICATIONS.get(self.numbers, {}) if self.application else {}
        inside = key in names and not (key == "text" and self.type in (12, 14))
        path = names[key] if inside else OF_TYPE.get(self.type, {}).get(key, FIELDS.get(key))
        if isinstance(path, tuple):
            path = path[1 if self.scaled else 0]
        return path and ("application/" + path if inside else path)

    def data(self):
        count, theirs = self.theirs["data"].split(":")[:2]
        theirs = bits_of(theirs, int(count))
        if self.type in (25, 26):
            return self.slot_data(theirs)
        if self.application:
            name = self.application["name"]
            if name == "encrypted_position":
                return self.check("data", theirs, bits_of(self.application["encrypted"], len(theirs)))
            reason = "told as targets" if "targets" in self.application else "told as reports"
            return self.excuse("data", reason, self.numbers in ((1, 16), (367, 33)), name)
        mine = self.ours["corrections" if self.type == 17 else "data"]
        return self.check("data", theirs, bits_of(mine, len(theirs)))

    def slot_data(self, theirs):
        """All that follows the flags and the destination, application identifier too."""
        dac, fi = self.ours.get("dac"), self.ours.get("fi")
        mine = "" if dac is None else f"{dac:010b}{fi:06b}"
        if self.theirs["structured"]:
            theirs = f"{int(self.theirs['app_id']):016b}" + theirs
        begin = 2 if self.theirs["addressed"] else 0
        end = len(theirs) - (4 if self.type == 26 else 0)
        mine += bits_of(self.ours["data"], end - begin - len(mine))
        if begin == 0 and self.type == 25:
            return self.check("data", theirs, mine)
        return self.excuse("data", "two spare bits", theirs[begin:end] == mine, mine)

    def check(self, key, theirs, mine, tolerance=1e-9):
        compared["fields"] += 1
        if not is_same(theirs, mine, tolerance):
            self.fail(key, mine)

    def field(self, key, theirs):
        if key.endswith("_text"):
            return self.excuse(key, "words")
        if key == "reserved" or (key == "regional" and self.type in (9, 18, 19)):
            return self.excuse(key, "spare")
        if key == "txrx" and self.type == 23:
            return self.excuse(key, "tx/rx of 23", int(theirs) >> 2 == self.ours["tx_rx"], self.ours["tx_rx"])
        if key == "data":
            return self.data()
        if key == "app_id":
            return None  # with the data
        if key == "radio" and self.type == 26:
            return self.excuse(key, "radio of 26", theirs == 0)
        if key == "dest_mmsi" and not self.theirs.get("addressed", True):
            return self.check(key, theirs, 0)
        if key == "timestamp":
            return self.check(key, theirs, timestamp(self.ours, self.application))
        if key == "eta" and self.type == 5:
            return self.check(key, theirs, eta(self.ours))
        if key == "shipname" and self.type == 24:
            return self.check(key, theirs, self.name_of_a)
        return self.mapped(key, theirs)

    def mapped(self, key, theirs):
        path = self.path(key)
        if path is None:
            return self.fail(key, MISSING)
        mine = walk(self.ours, path)
        if self.scaled and key == "turn" and theirs in TURNS:
            return self.check(key, TURNS[theirs], self.ours["raw"]["rot"])
        if self.scaled and isinstance(theirs, str) and not isinstance(mine, (str, type(None))):
            try:
                theirs = float(theirs)
            except ValueError:
                return self.excuse(key, "words", "raw/" in path, mine)
        if self.scaled and mine is None and not isinstance(theirs, str):
            return self.excuse(key, "not available", walk(self.ours, self.unscaled(key)) is not MISSING)
        if mine is MISSING and theirs == 0 and self.type in LISTS:
            return self.check(key, 0, 0)  # no such element: gpsd prints 0
        if key == "radio" and mine is None:
            return self.excuse(key, "radio cut short", self.ours["bits"] == 163)
        if mine is MISSING and self.type == 7:
            return self.excuse(key, "zero-extended", self.ours["bits"] in (124, 128) and key == "mmsi3")
        tolerance = COARSE.get((self.type, key), TOLERANCE.get(key, 1e-9)) if self.scaled else 1e-9
        return self.check(key, theirs, mine, tolerance)

    def unscaled(self, key):
        self.scaled = False
        path = self.path(key)
        self.scaled = True
        return path

    def compare(self):
        compared["messages"] += 1
        binary = self.type == 6 and self.numbers in ((1, 12), (1, 14), (1, 18), (1, 32)) and not self.application
        header = {"type", "repeat", "mmsi", "seqno", "dest_mmsi", "retransmit", "dac", "fid"}
        if binary and "data" not in self.theirs:
            self.excuse("fid", "beyond the end", "data" in self.ours)
        for key, theirs in self.theirs.items():
            if key not in ABOUT and (not binary or key in header):
                self.field(key, theirs)


def from_columns(line):
    """A line of gpsd's text as the JSON object that it would be."""
    values = line.split("|")
    kind = int(values[0])
    names = COLUMNS[kind]
    if kind in (6, 8):
        numbers = values[6:8] if kind == 6 else values[3:5]
        if not re.fullmatch(r"\d+:[0-9a-fx]*", values[-1]):
            names = STRUCTURED[(kind, *map(int, numbers))]
    if kind == 22 and len(values) == len(ADDRESSED_22.split()) + 3:
        names = ADDRESSED_22
    theirs = {}
    for name, value in zip(["type", "repeat", "mmsi", *names.split()], values, strict=True):
        if re.fullmatch(r"-?\d+", value):
            value = int(value) if name not in ("callsign", "shipname", "name", "text", "destination", "vin") else value
        elif re.fullmatch(r"0x[0-9a-f]+", value):
            value = int(value, 16)
        if not (name == "data" and "x" in value):  # structured data are only x in the text
            theirs[name] = value
    return theirs


def expected(log, chk):
    """gpsd's messages with the line of the log after which gpsd printed each; None when it does not say.

    The .chk of a .log repeats the log's lines, each before what gpsd makes of it.
    """
    lines = (DATA / log).read_text(errors="replace").splitlines()
    at = 0
    for line in (DATA / chk).read_text(errors="replace").splitlines():
        if line.startswith('{"class":"AIS"'):
            yield json.loads(line), at or None
        elif re.match(r"\d+\|", line):
            yield from_columns(line), None
        elif line.startswith(("!", "$")):
            at = lines.index(line, at) + 1


def key_of(message):
    return message["type"], message["mmsi"], message["repeat"]


def agrees(log, theirs, ours, name):
    """Compares as a trial: nothing counts when it fails."""
    before = compared.copy(), used.copy(), len(failures)
    Pair(log, theirs, ours, name).compare()
    if len(failures) == before[2]:
        return True
    for counter, kept in zip((compared, used), before):
        counter.clear()
        counter.update(kept)
    del failures[before[2]:]
    return False


def best_of(log, theirs, candidates, name):
    """The first candidate that agrees; else the first, and what differs is a failure."""
    for number, ours in candidates:
        if agrees(log, theirs, ours, name):
            return number
    Pair(log, theirs, candidates[0][1], name).compare()
    return candidates[0][0]


def compare(program, log, chk):
    """Matches the messages. gpsd prints some again after the next sentence, and not all of them."""
    run = subprocess.run([program, "decode", str(DATA / log)], capture_output=True, check=True)
    ours = [json.loads(line) for line in run.stdout.decode().splitlines()]
    names = {m["mmsi"]: m["name"] for m in ours if m.get("part_number") == 0}
    ours = [m for m in ours if m.get("part_number") != 0]
    met, used_up, at = [], set(), 0
    for theirs, line in expected(log, chk):
        same = [(n, m) for n, m in enumerate(ours[at:at + WINDOW], at)
                if key_of(m) == key_of(theirs) and n not in used_up
                and (line is None or line - PARTS < m["line"] <= line)]
        if same:
            used_up.add(best_of(chk, theirs, same, names.get(theirs["mmsi"])))
            at = max(used_up) + 1 if line is None else max(0, max(used_up) - PARTS)
        elif theirs in met:
            compared["repeated by gpsd"] += 1
        else:
            failures.append(f"{chk}: nothing like {theirs}")
        met.append(theirs)
    return dict(collections.Counter(m["type"] for n, m in enumerate(ours) if n not in used_up))


def main(program):
    if not DATA.is_dir():
        print(f"shared data absent: {DATA} is not compared")
        return 0
    for suffix in (".chk", ".ju.chk", ".js.chk"):
        print("sample.aivdm" + suffix, compare(program, "sample.aivdm", "sample.aivdm" + suffix))
    for log in ("ais-nmea", "ais-18-27", "ait250", "ais_unpack_sixbit", "ais-nmea-type6-fid55", "ais-raw-messages"):
        print(log, compare(program, log + ".log", log + ".log.chk"))
    print(dict(compared))
    for reason, (count, text) in EXCEPTIONS.items():
        print(f"{used[reason]:6} {reason}: {text}")
        if used[reason] != count:
            failures.append(f"{reason}: {used[reason]} times, not {count}")
    for failure in failures[:40]:
        print(failure)
    return 1 if failures or used.keys() - EXCEPTIONS.keys() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
