#!/usr/bin/env python3
"""The scorer says what the reference scorer says, figure by figure.

    score_py_test.py SEA-EYE SEA-EYE-SCORE

SEA_EYE_TEST_SCENARIOS names the directory of generate.py and score.py (they need python3-numpy). Without
it there is nothing to compare with: the test says so and is skipped.
"""
import csv, json, os, pathlib, random, subprocess, sys, tempfile

PYTHON = "/usr/bin/python3"  # Debian's, which has numpy
TOLERANCE = 1e-6  # of each figure; score.py rounds a knot to nine digits


def rough(rows, dice):
    """Tracks as a bad tracker would have them: ids that change, gaps, doubles, wrong names, false tracks."""
    per = lambda *key: random.Random(repr(key)).random()  # the same for all rows of a track and a while
    out = []
    for row in rows:
        when, track, lat, lon, sog, cog, mmsi = row
        if dice.random() < 0.02 or per("gap", track, float(when) // 90) < 0.15:
            continue
        if per("double", track, float(when) // 120) < 0.2:
            out.append([when, "double " + track, f"{float(lat) + 0.001:.7f}", lon, sog, cog, ""])
        if per("switch", track, float(when) // 300) < 0.3:
            track = f"{track} from {float(when) // 300}"
        mmsi = dice.choices([mmsi, "", "412000009", "x"], [0.85, 0.05, 0.05, 0.05])[0]
        lat, lon = (f"{float(angle) + dice.gauss(0, 0.0005):.7f}" for angle in (lat, lon))
        out.append([when, track, lat, lon, sog, cog, mmsi])
    for k in range(20):
        start, lat, lon = float(rows[0][0]) + dice.uniform(0, 1500), dice.uniform(27.6, 28.2), dice.uniform(120.9, 121.5)
        out += [[f"{start + 2.5 * i:.2f}", f"false {k}", f"{lat + 1e-4 * i:.7f}", f"{lon:.7f}", "9.0", "0.0", ""] for i in range(60)]
    return out


def figures(scorer, scenario, tracks, options, out):
    subprocess.run([*scorer, scenario, tracks, "--json", out, *options], check=True, stdout=subprocess.DEVNULL)
    score = json.loads(out.read_text())
    by_class = score.pop("completeness_by_class")
    return score | {"completeness of " + kind: value for kind, value in by_class.items()}


def same(a, b):
    return a == b or (a != a and b != b) or abs(a - b) <= TOLERANCE * abs(a)


def main(sea_eye, sea_eye_score):
    scenarios = os.environ.get("SEA_EYE_TEST_SCENARIOS")
    if not scenarios:
        print("SEA_EYE_TEST_SCENARIOS is not set: no reference scorer to compare with")
        return 77
    scenarios = pathlib.Path(scenarios)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        sea = folder / "small"
        subprocess.run([PYTHON, "-W", "ignore", scenarios / "generate.py", "--preset", "small", "--seed", "7", "--out", sea],
                       check=True, stdout=subprocess.DEVNULL)
        subprocess.run([sea_eye, "replay", "--config", sea / "plots.toml", "--every", "2", "--out", folder / "out"],
                       check=True, stdout=subprocess.DEVNULL)
        plain = folder / "out" / "tracks.csv"
        rows = list(csv.reader(plain.open()))[1:]
        roughed = folder / "rough.csv"
        with roughed.open("w", newline="") as file:
            csv.writer(file).writerows(sorted(rough(rows, random.Random(5)), key=lambda row: float(row[0])))

        wrong = compared = 0
        for tracks in (plain, roughed):
            for options in ([], ["--warmup", "300", "--c", "200"], ["--until", "900", "--max-age", "8"]):
                theirs = figures([PYTHON, scenarios / "score.py"], sea, tracks, options, folder / "theirs.json")
                ours = figures([sea_eye_score], sea, tracks, options, folder / "ours.json")
                for name in theirs.keys() | ours.keys():
                    compared += 1
                    if name not in theirs or name not in ours or not same(theirs[name], ours[name]):
                        wrong += 1
                        print(f"{tracks.name} {options}: {name}: {theirs.get(name)} there, {ours.get(name)} here")
        print(f"{compared} figures compared, {wrong} differ")
        return 1 if wrong else 0


sys.exit(main(*sys.argv[1:]))
