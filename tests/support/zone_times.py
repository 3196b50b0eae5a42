#!/usr/bin/env python3
"""When vessels entered, left and dwelt in zones, by brute force from raw fixes.

    tests/support/zone_times.py ZONES.geojson FIXES.csv [--hysteresis M] [--dwell-min MIN] [--timeout S] [--until EPOCH_S]

ZONES: polygons and multipolygons with "id" (else the feature's number), "dwell_min" and "rules".
FIXES: a header with epoch_s,mmsi,lat,lon and one row a received position; taken in order of time,
rows of one time in file order.

The rule. A fix is "in" when inside the polygon, "out" when more than the hysteresis (100 m) outside
it, else "between". Outside: two "in" in a row enter, dated to the first. Inside: two "out" in a row
exit, dated to the first. Anything else breaks the row and changes nothing. A stay becomes a dwell,
dated to its entry, at the first fix that is not "out" and at least dwell_min after it; it ends with
the exit. With no fix for more than the time-out the vessel is forgotten: a running dwell ends at
the last fix plus the time-out, and nothing else is said. What still runs at the end has no end.

Prints {"mmsi", "zone", "kind", "time"} a line, in order of time, mmsi, zone, kind; kind is zone_entry, zone_exit,
zone_dwell (its start) or zone_dwell_end. Shares no code with the program on purpose: standard
library only, ray casting, and distances to every side in a plane around the fix.
"""
import argparse
import csv
import datetime
import json
import math
import sys

A, E2 = 6378137.0, 0.0066943799901413165  # WGS-84
IN_A_ROW = 2


def read_zones(path):
    """[(id, rules, dwell_min or None, [polygon: [ring: [(lon, lat)]]])]"""
    with open(path, encoding="utf-8") as file:
        features = json.load(file)["features"]
    zones = []
    for number, feature in enumerate(features):
        shape, said = feature.get("geometry") or {}, feature.get("properties") or {}
        polygons = {"Polygon": lambda s: [s["coordinates"]], "MultiPolygon": lambda s: s["coordinates"]}.get(
            shape.get("type"), lambda s: [])(shape)
        if not polygons:
            continue
        rules = said.get("rules") or []
        rules = [r.strip() for r in rules.split(",")] if isinstance(rules, str) else rules
        name = said.get("id") if said.get("id") not in (None, "") else feature.get("id", number)
        zones.append((str(name), [r for r in rules if r], said.get("dwell_min"),
                      [[[(p[0], p[1]) for p in ring] for ring in polygon] for polygon in polygons]))
    return zones


def is_inside(lat, lon, polygons):
    """Even-odd over all rings: holes come out by themselves, as pieces do not overlap."""
    inside = False
    for polygon in polygons:
        for ring in polygon:
            for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
                if (ay > lat) != (by > lat) and lon < ax + (bx - ax) * (lat - ay) / (by - ay):
                    inside = not inside
    return inside


def side_distance(lat, lon, polygons):
    """Metres to the nearest side, in the plane of the ellipsoid's radii at the fix."""
    s = math.sin(math.radians(lat))
    w = math.sqrt(1.0 - E2 * s * s)
    north, east = math.radians(A * (1.0 - E2) / w**3), math.radians(A / w * math.cos(math.radians(lat)))
    best = math.inf
    for polygon in polygons:
        for ring in polygon:
            for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
                px, py = (ax - lon) * east, (ay - lat) * north
                dx, dy = (bx - ax) * east, (by - ay) * north
                length2 = dx * dx + dy * dy
                share = min(1.0, max(0.0, -(px * dx + py * dy) / length2)) if length2 else 0.0
                best = min(best, math.hypot(px + share * dx, py + share * dy))
    return best


class Stay:
    """One vessel and one zone."""

    def __init__(self):
        self.inside, self.row, self.row_began, self.entered, self.dwells = False, 0, None, None, False

    def see(self, fix, when, dwell_s):
        """Takes in one fix ("in", "out", "between"); yields (kind, time)."""
        if fix != ("out" if self.inside else "in"):
            self.row = 0
        else:
            self.row_began = when if self.row == 0 else self.row_began
            self.row += 1
            if self.row == IN_A_ROW:
                yield from self.turn_over()
        if self.inside and not self.dwells and fix != "out" and when - self.entered >= dwell_s:
            self.dwells = True
            yield "zone_dwell", self.entered

    def turn_over(self):
        self.row, self.inside = 0, not self.inside
        if self.inside:
            self.entered, self.dwells = self.row_began, False
            yield "zone_entry", self.row_began
            return
        yield "zone_exit", self.row_began
        if self.dwells:
            yield "zone_dwell_end", self.row_began


def zone_times(zones, fixes, hysteresis=100.0, dwell_min=10.0, timeout=600.0, until=None):
    """fixes: [(epoch_us, mmsi, lat, lon)]. Gives [(epoch_us, mmsi, zone, kind)] in order."""
    fixes = sorted(fixes, key=lambda fix: fix[0])
    timeout_us, found, last, stays = round(timeout * 1e6), [], {}, {}

    def forget(mmsi):
        lost = last.pop(mmsi) + timeout_us
        for name, _, _, _ in zones:
            stay = stays.pop((mmsi, name), None)
            if stay and stay.inside and stay.dwells:
                found.append((lost, mmsi, name, "zone_dwell_end"))

    for when, mmsi, lat, lon in fixes:
        if mmsi in last and when - last[mmsi] > timeout_us:
            forget(mmsi)
        last[mmsi] = when
        for name, _, own_dwell, polygons in zones:
            fix = "in"
            if not is_inside(lat, lon, polygons):
                fix = "out" if side_distance(lat, lon, polygons) > hysteresis else "between"
            dwell_us = round((dwell_min if own_dwell is None else float(own_dwell)) * 60e6)
            for kind, at in stays.setdefault((mmsi, name), Stay()).see(fix, when, dwell_us):
                found.append((at, mmsi, name, kind))
    end = until if until is not None else max((fix[0] for fix in fixes), default=0)
    for mmsi in [m for m, when in last.items() if end - when > timeout_us]:
        forget(mmsi)
    bound = {name: rules for name, rules, _, _ in zones}
    return sorted(f for f in found if not bound[f[2]] or f[3].removesuffix("_end") in bound[f[2]])


def micros(text):
    whole, _, fraction = text.partition(".")
    return int(whole) * 1_000_000 + int((fraction + "000000")[:6] or 0)


def rfc3339(us):
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(microseconds=us)
    return moment.isoformat() + "Z"


def main():
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("zones")
    words.add_argument("fixes")
    words.add_argument("--hysteresis", type=float, default=100.0, help="metres")
    words.add_argument("--dwell-min", type=float, default=10.0, help="minutes")
    words.add_argument("--timeout", type=float, default=600.0, help="seconds")
    words.add_argument("--until", type=micros, help="end of the log, epoch seconds (default: the last fix)")
    given = words.parse_args()
    with open(given.fixes, encoding="utf-8", newline="") as file:
        fixes = [(micros(r["epoch_s"]), int(r["mmsi"]), float(r["lat"]), float(r["lon"]))
                 for r in csv.DictReader(file)]
    for at, mmsi, zone, kind in zone_times(read_zones(given.zones), fixes, given.hysteresis, given.dwell_min,
                                           given.timeout, given.until):
        print(json.dumps({"mmsi": mmsi, "zone": zone, "kind": kind, "time": rfc3339(at)}, ensure_ascii=False))


if __name__ == "__main__":
    sys.exit(main())
