#!/usr/bin/env python3
"""sea-eye zones, as a user types it: what it prints where, what it writes, and its exit codes.

    zones_command_test.py SEA_EYE
"""
import csv, io, json, pathlib, subprocess, sys, tempfile, unittest

SEA_EYE = pathlib.Path(sys.argv.pop(1)).resolve()
SQUARE = [[121.1, 27.9], [121.2, 27.9], [121.2, 28.0], [121.1, 28.0], [121.1, 27.9]]
BOW_TIE = [[121.1, 27.9], [121.2, 28.0], [121.1, 28.0], [121.2, 27.9], [121.1, 27.9]]


def zones(ring):
    polygon = {"type": "Polygon", "coordinates": [ring]}
    features = [{"type": "Feature", "properties": {"id": "roads", "Kind": "Port"}, "geometry": polygon},
                {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1, 2]}}]
    return json.dumps({"type": "FeatureCollection", "features": features})


class ZonesCommand(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.TemporaryDirectory()
        self.addCleanup(self.dir.cleanup)
        self.path = pathlib.Path(self.dir.name)
        self.write("z.geojson", zones(SQUARE))

    def write(self, name, text):
        (self.path / name).write_text(text, encoding="utf-8")

    def run_zones(self, *words):
        return subprocess.run([SEA_EYE, "zones", *words], cwd=self.path, capture_output=True, text=True, timeout=60)

    def rows(self, *words):
        done = self.run_zones("test", *words, "--output", "jsonl")
        self.assertEqual(done.returncode, 0, done.stderr)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_import_writes_plain_geojson_and_says_what_it_skipped(self):
        done = self.run_zones("import", "z.geojson", "--out", "out.geojson")
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        self.assertIn("1 feature without a polygon skipped", done.stderr)
        out = json.loads((self.path / "out.geojson").read_text(encoding="utf-8"))
        self.assertNotIn("crs", out)
        [feature] = out["features"]
        self.assertEqual(feature["properties"], {"id": "roads", "name": "roads", "kind": "port"})
        self.assertEqual(feature["geometry"]["type"], "Polygon")
        self.assertEqual(sorted(feature["geometry"]["coordinates"][0]), sorted(SQUARE))

    def test_exported_zones_answer_the_same_in_every_format(self):
        for ending in ("gpkg", "kml", "geojson", "fgb", "shp"):
            done = self.run_zones("export", "z.geojson", "--out", f"o.{ending}")
            self.assertEqual(done.returncode, 0, done.stderr)
            [row] = self.rows(f"o.{ending}", "--at", "27.95,121.201")
            self.assertEqual((row["zone"], row["kind"], row["is_inside"]), ("roads", "port", False))
            self.assertAlmostEqual(row["outside_m"], 98.4, delta=0.1)

    def test_a_place_south_and_west_is_read_and_nothing_found_is_exit_1(self):
        done = self.run_zones("test", "z.geojson", "--at", "-27.95,-121.15")
        self.assertEqual((done.returncode, done.stderr), (1, ""))

    def test_a_track_is_answered_row_by_row_and_bad_rows_are_counted(self):
        self.write("t.csv", "epoch_s,track_id,lat,lon,sog_kn,cog_deg,mmsi\n"
                            "1740801600,5,27.95,121.15,8.0,90.0,412000001\n"
                            "1740801610,5,27.95,oops,8.0,90.0,412000001\n"
                            "1740801620,5,27.95,121.201,8.0,90.0,\n"
                            "1740801630,5,29.95,121.201,8.0,90.0,\n")
        done = self.run_zones("test", "z.geojson", "--track", "t.csv", "--output", "csv")
        self.assertEqual(done.returncode, 0)
        self.assertIn("1 row without a readable position left out", done.stderr)
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        self.assertEqual([(r["time"], r["mmsi"], r["is_inside"]) for r in rows],
                         [("2025-03-01T04:00:00Z", "412000001", "true"), ("2025-03-01T04:00:20Z", "", "false")])

    def test_every_fault_is_one_sentence_on_stderr_and_its_own_exit_code(self):
        self.write("bad.geojson", zones(BOW_TIE))
        for code, say, words in [
                (3, "self-intersection at 27.95000 N, 121.15000 E", ("import", "bad.geojson", "--out", "x.geojson")),
                (3, 'feature 0 (id "roads")', ("test", "bad.geojson", "--at", "1,2")),
                (4, "none.geojson: no such file", ("import", "none.geojson", "--out", "x.geojson")),
                (4, "no layer", ("import", "z.geojson", "--layer", "reefs", "--out", "x.geojson")),
                (4, "none.csv", ("test", "z.geojson", "--track", "none.csv")),
                (4, "header with lat and lon", ("test", "z.geojson", "--track", "z.geojson")),
                (2, "import writes .geojson", ("import", "z.geojson", "--out", "x.gpkg")),
                (2, "ends in .geojson", ("export", "z.geojson", "--out", "x.doc")),
                (2, "expected LAT,LON", ("test", "z.geojson", "--at", "27.95")),
                (2, "expected LAT,LON", ("test", "z.geojson", "--at", "127.95,12"))]:
            done = self.run_zones(*words)
            self.assertEqual((done.returncode, done.stdout), (code, ""), words)
            self.assertIn(say, done.stderr)
            faults = [line for line in done.stderr.splitlines() if "skipped" not in line]
            self.assertEqual(len(faults), 1, done.stderr)
        self.assertFalse(list(self.path.glob("x.*")))


if __name__ == "__main__":
    unittest.main()
