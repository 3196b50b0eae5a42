#!/usr/bin/env python3
"""The way of somebody who has the installed package and nothing else of Sea Eye's tree: copy the templates, build them,
run their tests, install them, see them listed, and get a track.

    out_of_tree_test.py SEA_EYE BUILD_TREE CMAKE C_COMPILER CXX_COMPILER
"""
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROGRAM, TREE, CMAKE, CC, CXX = sys.argv[1:6]


def run(*command, expected=0, **more):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, **more)
    assert done.returncode == expected, (command, done.returncode, done.stdout, done.stderr)
    return done


def configure(source, build, prefix, *more, expected=0):
    return run(CMAKE, "-S", source, "-B", build, f"-DCMAKE_PREFIX_PATH={prefix}", f"-DCMAKE_INSTALL_PREFIX={prefix}",
               f"-DCMAKE_C_COMPILER={CC}", f"-DCMAKE_CXX_COMPILER={CXX}", f"-DSEAEYE_PROGRAM={PROGRAM}", *more,
               expected=expected)


def the_templates_are_built_checked_and_installed(place, prefix):
    shutil.copytree(prefix / "share/sea-eye/driver-template", place / "mine")
    said = configure(place / "mine", place / "build", prefix, "-DCMAKE_COMPILE_WARNING_AS_ERROR=ON").stdout
    assert "drivers will be installed below" not in said, said
    run(CMAKE, "--build", place / "build")
    tests = run("ctest", "--test-dir", place / "build", "--output-on-failure").stdout
    assert "100% tests passed, 0 tests failed out of 2" in tests, tests
    run(CMAKE, "--install", place / "build")
    found = {path.name: path for path in prefix.glob("lib*/**/drivers-1/*.so")}
    assert sorted(found) == ["template.so", "template_device.so"], found
    return found["template.so"].parent


def they_are_listed(drivers):
    listed = json.loads(run(PROGRAM, "drivers", "--output", "json", env={**os.environ, "SEA_EYE_DRIVER_PATH": drivers})
                        .stdout)
    assert [(each["name"], each["refused"]) for each in listed] == [("template", None), ("template_device", None)], listed


def a_log_of_the_sensor_becomes_a_track(place, drivers):
    (place / "station.toml").write_text(
        '[[source]]\nid = "boats"\ndriver = "template"\nlink = "file:mine/template.log"\n')
    run(PROGRAM, "replay", "--config", place / "station.toml", "--out", place / "out",
        env={**os.environ, "SEA_EYE_DRIVER_PATH": drivers})
    with (place / "out/tracks.csv").open() as file:
        rows = list(csv.DictReader(file))
    vessels = {row["mmsi"] for row in rows}
    assert vessels == {"412345678", "413900160"} and len(rows) > 50, (vessels, len(rows))
    summary = json.loads((place / "out/summary.json").read_text())["sources"][0]
    assert summary["outcomes"]["ok"] == 120 and summary["counters"]["with_time"] == 60, summary


def the_package_knows_its_version(place, prefix):
    (place / "v").mkdir()
    for version, expected in (("1", 0), ("1.0", 0), ("1.99", 1), ("2", 1), ("0.9", 1)):
        (place / "v/CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.16)\nproject(v C)\n"
                                                f"find_package(SeaEyeDriver {version} REQUIRED)\n")
        shutil.rmtree(place / "vb", ignore_errors=True)
        configure(place / "v", place / "vb", prefix, expected=expected)


def a_driver_in_cpp_shows_one_symbol(place, prefix):
    """And links a library of its own, and needs no C."""
    (place / "cpp").mkdir()
    (place / "cpp/CMakeLists.txt").write_text(
        "cmake_minimum_required(VERSION 3.16)\nproject(v CXX)\nfind_package(SeaEyeDriver 1 REQUIRED)\n"
        "add_library(helper STATIC helper.cpp)\nset_target_properties(helper PROPERTIES POSITION_INDEPENDENT_CODE ON)\n"
        "seaeye_add_driver(cpp_driver TARGET mine SOURCES driver.cpp LINKS helper)\n")
    (place / "cpp/helper.cpp").write_text("#include <string>\nstd::string helper_name() { return \"x\"; }\n")
    (place / "cpp/driver.cpp").write_text(
        "#include <sea-eye/driver.h>\n#include <string>\nstd::string helper_name();\nint visible() { return 1; }\n"
        "extern \"C\" SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver() {\n"
        "    static seaeye_driver_descriptor d{};\n    static const std::string name = helper_name();\n"
        "    d.name = name.c_str();\n    return &d;\n}\n")
    configure(place / "cpp", place / "cppb", prefix)
    run(CMAKE, "--build", place / "cppb", "--target", "mine")
    shown = run("nm", "--dynamic", "--defined-only", place / "cppb/cpp_driver.so").stdout.split()
    assert shown[2::3] == ["seaeye_driver"], shown


def a_prefix_elsewhere_is_said_to_be(place, prefix):
    said = run(CMAKE, "-S", place / "mine", "-B", place / "elsewhere", f"-DCMAKE_PREFIX_PATH={prefix}",
               f"-DCMAKE_INSTALL_PREFIX={place}/opt", f"-DCMAKE_C_COMPILER={CC}").stdout
    assert f"this Sea Eye looks below {prefix}" in said.replace("\n   ", ""), said


with tempfile.TemporaryDirectory() as name:
    place, prefix = pathlib.Path(name), pathlib.Path(name) / "prefix"
    run(CMAKE, "--install", TREE, "--prefix", prefix, "--component", "driver-sdk")
    assert not list(prefix.glob("bin/*")), "the component brought more than itself"
    drivers = the_templates_are_built_checked_and_installed(place, prefix)
    print("ok: the templates are built, checked and installed")
    they_are_listed(drivers)
    print("ok: they are listed")
    a_log_of_the_sensor_becomes_a_track(place, drivers)
    print("ok: a log of the sensor becomes a track")
    for check in the_package_knows_its_version, a_driver_in_cpp_shows_one_symbol, a_prefix_elsewhere_is_said_to_be:
        check(place, prefix)
        print("ok:", check.__name__.replace("_", " "))
