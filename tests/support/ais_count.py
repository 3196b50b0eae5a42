#!/usr/bin/env python3
"""Counts what is in an AIS log, written from the standards and not from Sea Eye's decoder.

    tests/support/ais_count.py LOG...      prints one JSON object a log

Laws: IEC 61162-1 (sentence, checksum, VDM), ITU-R M.1371-5 annex 8 (message layouts, bits from 0).
Shares no code with the program on purpose: where the two agree, both have read the law alike.
"""
import collections
import gzip
import json
import re
import sys

SENTENCE = re.compile(r"[!$][A-Z0-9]{3,8},")
CHECKED = re.compile(r"[!$]([A-Z0-9]{3,8},[^*]*)\*([0-9A-Fa-f]{2})")
ARMOUR = {c: v for v, c in enumerate("0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw")}
# type -> place and width of lon, place and width of lat, units of a degree
POSITION = {1: (61, 28, 89, 27, 600000), 18: (57, 28, 85, 27, 600000), 27: (44, 18, 62, 17, 600)}
POSITION[2] = POSITION[3] = POSITION[9] = POSITION[1]
POSITION[19] = POSITION[18]
LEAST = {1: 143, 2: 143, 3: 143, 4: 138, 5: 420, 6: 88, 7: 72, 8: 56, 9: 134, 10: 70, 11: 138, 12: 72, 13: 72,
         14: 40, 15: 88, 16: 92, 17: 75, 18: 139, 19: 301, 20: 70, 21: 271, 22: 145, 23: 154, 24: 158, 27: 94}
WINDOW = 32  # sentences that may lie between the parts of a message


def xor(text):
    total = 0
    for c in text:
        total ^= ord(c)
    return total


def good_sentences(line):
    """Every sentence of a line whose checksum is right, without start character and checksum."""
    at, found = 0, []
    while m := SENTENCE.search(line, at):
        c = CHECKED.match(line, m.start())
        if c and xor(c[1]) == int(c[2], 16):
            found.append((line[m.start()], c[1]))
            at = c.end()
        else:
            at = m.start() + 1
    return found


def bits_of(armour, fill):
    if any(c not in ARMOUR for c in armour):
        return None
    bits = "".join(format(ARMOUR[c], "06b") for c in armour)
    return bits[:len(bits) - fill] if fill else bits


def signed(bits):
    value = int(bits, 2)
    return value - (1 << len(bits)) if bits[0] == "1" else value


def position(kind, bits):
    """(lat, lon) in degrees, or None where either is not available."""
    lon_at, lon_n, lat_at, lat_n, unit = POSITION[kind]
    lon = signed(bits[lon_at:lon_at + lon_n]) / unit
    lat = signed(bits[lat_at:lat_at + lat_n]) / unit
    return (lat, lon) if abs(lon) <= 180 and abs(lat) <= 90 else None


class Count:
    def __init__(self):
        self.lines = self.bad = self.missing = 0
        self.types = collections.Counter()
        self.mmsis = set()
        self.positions = collections.Counter()
        self.parts = {}
        self.sentences = 0

    def message(self, armour, fill):
        bits = bits_of(armour, fill)
        if not bits or len(bits) < 40 or len(bits) > 1064:
            return
        kind, mmsi = int(bits[:6], 2), int(bits[8:38], 2)
        if not 1 <= kind <= 27 or len(bits) < LEAST.get(kind, 40) or (kind != 26 and len(bits) > 1008):
            return
        if kind == 24 and int(bits[38:40], 2) > 1:
            return
        self.types[kind] += 1
        self.mmsis.add(mmsi)
        if kind in POSITION and position(kind, bits):
            self.positions[mmsi] += 1

    def vdm(self, body):
        fields = body.split(",")
        if len(fields) < 7 or not re.fullmatch(r"[1-9][1-9]", fields[1] + fields[2]):
            return
        count, number = int(fields[1]), int(fields[2])
        if number > count or not re.fullmatch(r"[0-5]", fields[6]):
            return
        if count == 1:
            self.message(fields[5], int(fields[6]))
            return
        key = (body[:5], count, fields[3], fields[4])
        kept = self.parts.get(key)
        if number == 1:
            self.parts[key] = (1, self.sentences, fields[5])
        elif kept and kept[0] == number - 1 and self.sentences - kept[1] <= WINDOW:
            joined = kept[2] + fields[5]
            self.parts[key] = (number, kept[1], joined)
            if number == count:
                del self.parts[key]
                self.message(joined, int(fields[6]))

    def line(self, line):
        self.lines += 1
        sentences = good_sentences(line)
        for start, body in sentences:
            self.sentences += 1
            if start == "!" and body[2:6] in ("VDM,", "VDO,"):
                self.vdm(body)
        first = SENTENCE.search(line)
        if first and not sentences:
            if CHECKED.match(line, first.start()):
                self.bad += 1
            else:
                self.missing += 1

    def result(self):
        return {"lines": self.lines, "bad_checksum": self.bad, "no_checksum": self.missing,
                "messages": sum(self.types.values()), "types": {str(t): self.types[t] for t in sorted(self.types)},
                "mmsis": len(self.mmsis), "vessels": sum(n >= 2 for n in self.positions.values())}


def lines_of(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        data = file.read().decode("latin-1")
    lines = re.split(r"\r\n|\n|\r", data)
    return lines[:-1] if lines[-1] == "" else lines


def count(path):
    total = Count()
    for line in lines_of(path):
        total.line(line)
    return total.result()


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(json.dumps({"log": name, **count(name)}))
