#!/usr/bin/env python3
"""The brute-force answer itself, against cases worked out by hand.

    zone_times_test.py SUPPORT_DIRECTORY
"""
import json, pathlib, subprocess, sys, tempfile, unittest

SUPPORT = sys.argv.pop(1)
sys.path.insert(0, SUPPORT)
from zone_times import is_inside, rfc3339, side_distance, zone_times  # noqa: E402

SQUARE = [[(121.1, 27.9), (121.2, 27.9), (121.2, 28.0), (121.1, 28.0), (121.1, 27.9)]]
# On the square's east side: inside, 49 m outside, 492 m outside.
LON = {"i": 121.19, "b": 121.2005, "o": 121.205}


def times(walk, step_s=60, **settings):
    """A walk such as "ooiib", one fix each step; "." is a step without a fix. Times in steps."""
    rules, dwell = settings.pop("rules", []), settings.pop("own_dwell", None)
    fixes = [(i * step_s * 1_000_000, 1, 27.95, LON[c]) for i, c in enumerate(walk) if c != "."]
    found = zone_times([("z", rules, dwell, [SQUARE])], fixes, **settings)
    return [(kind.removeprefix("zone_"), at / (step_s * 1e6)) for at, _, _, kind in found]


class ZoneTimes(unittest.TestCase):
    def test_two_fixes_inside_enter_at_the_first_and_two_outside_exit_at_the_first(self):
        self.assertEqual(times("ooiiioo"), [("entry", 2), ("exit", 5)])

    def test_one_fix_is_not_enough_and_anything_else_breaks_the_row(self):
        self.assertEqual(times("oioio"), [])
        self.assertEqual(times("oibi"), [])
        self.assertEqual(times("oiioioio"), [("entry", 1)])
        self.assertEqual(times("oiiobobo"), [("entry", 1)])

    def test_within_the_hysteresis_she_is_still_inside(self):
        self.assertEqual(times("oiibbbboo"), [("entry", 1), ("exit", 7)])
        self.assertEqual(times("oiibbb", hysteresis=10.0), [("entry", 1), ("exit", 3)])

    def test_a_vessel_first_seen_inside_enters(self):
        self.assertEqual(times("iio"), [("entry", 0)])

    def test_a_stay_of_ten_minutes_is_a_dwell_from_its_entry_to_its_exit(self):
        self.assertEqual(times("o" + "i" * 10), [("entry", 1)])
        self.assertEqual(times("o" + "i" * 11 + "oo"), [("dwell", 1), ("entry", 1), ("dwell_end", 12), ("exit", 12)])

    def test_a_fix_outside_does_not_make_a_dwell_but_one_between_does(self):
        self.assertEqual(times("iiiiiiiiiioo"), [("entry", 0), ("exit", 10)])
        self.assertEqual(times("iiiiiiiiiibo"), [("dwell", 0), ("entry", 0)])

    def test_a_zone_has_its_own_dwell_time_and_rules(self):
        self.assertEqual(times("iiii", own_dwell=3), [("dwell", 0), ("entry", 0)])
        self.assertEqual(times("iiiioo", own_dwell=3, rules=["zone_dwell"]), [("dwell", 0), ("dwell_end", 4)])

    def test_silence_longer_than_the_time_out_forgets_her_and_ends_her_dwell(self):
        self.assertEqual(times("i" * 11 + "." * 9 + "ii"), [("dwell", 0), ("entry", 0)])
        self.assertEqual(times("i" * 11 + "." * 10 + "iio"),
                         [("dwell", 0), ("entry", 0), ("dwell_end", 20), ("entry", 21)])
        self.assertEqual(times("i" * 11, until=3_000_000_000), [("dwell", 0), ("entry", 0), ("dwell_end", 20)])

    def test_inside_and_distance_on_a_square_with_a_hole(self):
        holed = [SQUARE + [[(121.14, 27.94), (121.16, 27.94), (121.16, 27.96), (121.14, 27.96)]]]
        self.assertTrue(is_inside(27.91, 121.15, holed))
        self.assertFalse(is_inside(27.95, 121.15, holed))
        # GeographicLib: 984.07 m for a hundredth of a degree of longitude here, 98.41 m for a thousandth.
        self.assertAlmostEqual(side_distance(27.95, 121.15, holed), 984.07, delta=0.1)
        self.assertAlmostEqual(side_distance(27.95, 121.201, holed), 98.41, delta=0.02)

    def test_the_command_reads_files_and_prints_lines(self):
        with tempfile.TemporaryDirectory() as name:
            zones, fixes = pathlib.Path(name, "z.geojson"), pathlib.Path(name, "f.csv")
            shape = {"type": "Polygon", "coordinates": SQUARE}
            zones.write_text(json.dumps({"features": [{"properties": {"id": "z"}, "geometry": shape}]}))
            fixes.write_text("epoch_s,mmsi,lat,lon\n1740801600,412000001,27.95,121.15\n"
                             "1740801600.25,9,0,0\n1740801610.5,412000001,27.95,121.15\n")
            out = subprocess.run([sys.executable, pathlib.Path(SUPPORT, "zone_times.py"), zones, fixes],
                                 capture_output=True, text=True, check=True).stdout
        self.assertEqual(out, '{"mmsi": 412000001, "zone": "z", "kind": "zone_entry", "time": "2025-03-01T04:00:00Z"}\n')
        self.assertEqual(rfc3339(1_740_801_610_500_000), "2025-03-01T04:00:10.500000Z")


if __name__ == "__main__":
    unittest.main()
