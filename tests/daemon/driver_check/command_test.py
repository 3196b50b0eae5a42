#!/usr/bin/env python3
"""`sea-eye driver-check` as a person meets it: exit codes, table and JSON, the frame that a driver died of.

    command_test.py SEA_EYE DIRECTORY-OF-BAD-DRIVERS SAMPLE
"""
import json
import pathlib
import subprocess
import sys
import tempfile

PROGRAM, DRIVERS, SAMPLE = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]


def check(*arguments):
    done = subprocess.run([PROGRAM, "driver-check", *map(str, arguments)], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def a_good_driver_ends_in_0_and_a_line_of_counts(_):
    code, out, err = check(DRIVERS / "good.so", "--input", SAMPLE)
    assert code == 0, (code, out, err)
    lines = out.splitlines()
    assert lines[0].startswith("pass  loads         good 1.0.0, ABI 1."), lines[0]
    assert lines[-1] == f"{DRIVERS}/good.so: 14 passed, 0 failed, 2 skipped", lines[-1]
    assert any(line.startswith("skip  start_stop") for line in lines), out


def without_an_input_it_says_what_it_could_not_look_at(_):
    code, out, _ = check(DRIVERS / "good.so", "--only", "observations")
    assert code == 0 and "skip  observations  no --input: give a file" in out, out


def a_bad_driver_ends_in_1_with_a_remedy(place):
    code, out, _ = check(DRIVERS / "opens_file.so", "--only", "pure", "--keep", place)
    assert code == 1, out
    assert "fail  pure          decode() of frame 1 (empty): it called openat()" in out, out
    assert "remedy: decode() is a function of its bytes" in out, out


def json_has_the_same_and_nothing_that_the_driver_printed(place):
    code, out, err = check(DRIVERS / "prints.so", "--only", "accounts", "--only", "pure", "--output", "json",
                           "--keep", place)
    report = json.loads(out)
    assert code == 1 and (report["passed"], report["failed"], report["skipped"]) == (2, 1, 0), report
    assert [each["check"] for each in report["checks"]] == ["loads", "accounts", "pure"], report
    assert "write()" in report["checks"][2]["finding"] and "frame 1" in err, (report, err)


def the_frame_that_a_driver_died_of_is_kept(place):
    code, out, _ = check(DRIVERS / "reads_past_frame.so", "--only", "frame_bounds", "--input", SAMPLE, "--keep", place)
    kept, = place.glob("reads_past_frame.frame_bounds-*.crash.journal")
    assert code == 1 and f"frame: {kept}" in out, out
    code, out, _ = check(DRIVERS / "reads_past_frame.so", "--only", "frame_bounds", "--input", kept, "--keep", place)
    assert code == 1 and "(frame 1 of the input) died of SIGSEGV" in out, out
    code, out, _ = check(DRIVERS / "good.so", "--input", kept, "--show")
    assert code == 0 and '"lat_deg":27.9' in out, out

    (place / "file").write_text("")
    code, out, _ = check(DRIVERS / "reads_past_frame.so", "--only", "frame_bounds", "--input", SAMPLE,
                         "--keep", place / "file")
    assert code == 1 and "--keep names another directory" in out, out


def shown_is_what_it_says_of_each_frame(_):
    code, out, _ = check(DRIVERS / "good.so", "--input", SAMPLE, "--show")
    lines = out.splitlines()
    assert code == 0 and len(lines) == 6, out
    assert lines[0] == ('frame 1 of the input: {"kind":"ais_position","mmsi":412345678,"message_type":1,"ais_class":0,'
                        '"lat_deg":27.9,"lon_deg":121.2}; counted positions; frame 1 ended as ok'), lines[0]
    assert lines[3] == "frame 4 of the input: frame 4 ended as bad_value", lines[3]
    code, out, err = check(DRIVERS / "reads_past_frame.so", "--show")
    assert code == 2 and "--input" in err, err
    code, out, err = check(DRIVERS / "good.so", "--input", SAMPLE, "--show", "--config", '{"port":1}')
    assert code == 4 and 'create() refuses {"port":1}: expected no keys' in err, err


def what_is_wrong_with_the_command_is_one_sentence(_):
    for arguments, expected, words in (
            (["/nowhere/x.so"], 4, "there is no file /nowhere/x.so"),
            ([DRIVERS / "good.so", "--input", "/nowhere/x.log"], 4, "/nowhere/x.log"),
            ([DRIVERS / "good.so", "--input", "/dev/null"], 4, "expected frames of the sensor, found none"),
            ([DRIVERS / "good.so", "--config", "[]"], 2, "--config: expected one JSON object, found []"),
            ([DRIVERS / "good.so", "--only", "beauty"], 2, "beauty"),
            ([], 2, "file")):
        code, _, err = check(*arguments)
        assert code == expected and words in err, (arguments, code, err)


def a_file_that_is_no_driver_fails_to_load_and_is_looked_at_no_further(place):
    (place / "text.so").write_text("no library\n")
    code, out, _ = check(place / "text.so")
    lines = out.splitlines()
    assert code == 1 and lines[0].startswith("fail  loads"), out
    assert lines[-1].endswith("0 passed, 1 failed, 15 skipped"), out


for test in (a_good_driver_ends_in_0_and_a_line_of_counts, without_an_input_it_says_what_it_could_not_look_at,
             a_bad_driver_ends_in_1_with_a_remedy, json_has_the_same_and_nothing_that_the_driver_printed,
             the_frame_that_a_driver_died_of_is_kept, shown_is_what_it_says_of_each_frame,
             what_is_wrong_with_the_command_is_one_sentence, a_file_that_is_no_driver_fails_to_load_and_is_looked_at_no_further):
    with tempfile.TemporaryDirectory() as folder:
        test(pathlib.Path(folder))
    print("ok:", test.__name__.replace("_", " "))
