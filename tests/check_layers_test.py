#!/usr/bin/env python3
"""Holds tests/check_layers to what it is for: small trees with one offence each."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

CHECK = pathlib.Path(__file__).with_name("check_layers")


def judged(file, text):
    """Exit code and words of the check on a tree with this one file."""
    with tempfile.TemporaryDirectory() as tree:
        path = pathlib.Path(tree) / file
        path.parent.mkdir(parents=True)
        path.write_text(text)
        run = subprocess.run([sys.executable, CHECK, tree], capture_output=True, text=True)
    return run.returncode, run.stdout.strip()


class Layers(unittest.TestCase):
    def test_an_include_that_points_up_the_line_is_refused_with_its_place(self):
        self.assertEqual(judged("fusion/tracks.cpp", "// a\n#include \"daemon/clock.hpp\"\n"),
                         (1, "fusion/tracks.cpp:2: fusion/ may not use daemon/"))
        self.assertEqual(judged("drivers/host.cpp", "#include \"geo/tangent.hpp\"\n")[0], 1)
        self.assertEqual(judged("schemas/time.cpp", "#include \"geo/tangent.hpp\"\n")[0], 1)

    def test_a_clock_read_below_the_edge_is_refused(self):
        for words in ("std::chrono::system_clock::now()", "std::chrono::steady_clock::now()", "time(nullptr)",
                      "clock_gettime(CLOCK_REALTIME, &t)", "gettimeofday(&t, nullptr)"):
            self.assertEqual(judged("fusion/filter.cpp", words + ";\n"),
                             (1, "fusion/filter.cpp:1: event time only: the clock is read in daemon/"))

    def test_a_library_away_from_its_home_is_refused(self):
        for words in ("<sqlite3.h>", "<boost/asio.hpp>", "<gdal.h>", "<geos_c.h>", "<mutex>", "<thread>"):
            self.assertEqual(judged("fusion/filter.cpp", f"#include {words}\n")[0], 1, words)

    def test_a_driver_that_reads_a_broker_itself_has_its_library_and_a_thread_but_no_clock_and_what_decodes_has_neither(self):
        self.assertEqual(judged("drivers/mqtt/client.cpp", "#include <mosquitto.h>\n#include <thread>\n"), (0, ""))
        self.assertEqual(judged("drivers/mqtt/client.cpp", "steady_clock::now();\n")[0], 1)
        self.assertEqual(judged("drivers/mqtt/client.cpp", "#include <mutex>\n")[0], 1)
        for words in ("<thread>", "<mosquitto.h>"):
            self.assertEqual(judged("drivers/decode/camera/fields.cpp", f"#include {words}\n")[0], 1, words)

    def test_what_the_house_allows_passes(self):
        self.assertEqual(judged("daemon/app.cpp", "#include \"fusion/pipeline.hpp\"\n#include <thread>\nsteady_clock::now();\n"),
                         (0, ""))
        self.assertEqual(judged("fusion/filter.cpp", "#include \"geo/tangent.hpp\"\n#include <vector>\n"), (0, ""))


if __name__ == "__main__":
    unittest.main()
