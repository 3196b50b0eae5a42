#!/usr/bin/env python3
"""What `sea-eye capture info|cut|merge` makes of journals, logs and captures, and its exit codes.

    tests/daemon/capture_command_test.py SEA_EYE
"""
import gzip, json, pathlib, struct, subprocess, sys, tempfile, zlib

PROGRAM = sys.argv[1]
NOON = 1_740_830_400  # 2025-03-01T12:00:00Z
SHIP = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A"


def run(*arguments, code=0):
    done = subprocess.run([PROGRAM, "capture", *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == code, (arguments, done.returncode, done.stderr)
    return done


def info(path, code=0):
    return json.loads(run("info", "--output", "jsonl", path, code=code).stdout)


def journal(records):
    """(kind, source number, seconds after noon, bytes) to a journal, by daemon/journal.hpp."""
    out = b"SEAYJRNL" + struct.pack("<II", 1, 0)
    for kind, source, second, data in records:
        body = struct.pack("<BBHq", kind, 0, source, (NOON + second) * 1_000_000) + data
        out += struct.pack("<II", len(body), zlib.crc32(body)) + body
    return out


def pcap(packets):
    """(seconds after noon, port, payload) to a pcap of raw IPv4."""
    out = struct.pack("<IHHIIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, 101)
    for second, port, payload in packets:
        udp = struct.pack(">HHHH", 4000, port, 8 + len(payload), 0) + payload
        ip = struct.pack(">BBHHHBBH4B4B", 0x45, 0, 20 + len(udp), 1, 0, 64, 17, 0, 10, 0, 0, 1, 10, 0, 0, 2) + udp
        out += struct.pack("<IIII", NOON + second, 0, len(ip), len(ip)) + ip
    return out


def what_a_journal_holds_is_told_source_by_source(place):
    path = place / "day.journal"
    path.write_bytes(journal([(1, 0, 0, b"ais"), (1, 1, 0, b"radar"), (2, 0, 0, b"one"), (3, 65535, 1, b""),
                              (2, 1, 2, b"\x30\0\3"), (2, 0, 100, b"two!")]))
    seen = info(path)
    assert (seen["format"], seen["frames"], seen["bytes"], seen["heartbeats"]) == ("journal", 3, 10, 1), seen
    assert [s["source"] for s in seen["sources"]] == ["ais", "radar"], seen
    assert seen["first"] == "2025-03-01T12:00:00Z" and seen["last"] == "2025-03-01T12:01:40Z", seen
    assert seen["gaps"][0]["gap_s"] == 98 and seen["damage"] is None, seen
    assert "nothing for 98 s from 2025-03-01T12:00:02Z on" in run("info", path).stdout

    run("cut", path, "--source", "ais", "--from", "2025-03-01T12:01:00Z", "-o", place / "cut.journal")
    cut = info(place / "cut.journal")
    assert cut["frames"] == 1 and cut["sources"][0]["source"] == "ais", cut


def a_torn_journal_is_told_and_what_is_whole_is_kept(place):
    path = place / "torn.journal"
    path.write_bytes(journal([(1, 0, 0, b"ais"), (2, 0, 0, b"one"), (2, 0, 1, b"two")])[:-2])
    seen = info(path, code=4)
    assert seen["frames"] == 1 and "torn tail" in seen["damage"], seen
    run("cut", path, "-o", place / "mended.journal")
    assert info(place / "mended.journal")["frames"] == 1


def journals_of_two_days_become_one_in_the_order_of_time(place):
    for name, source, second in (("a", b"ais", 0), ("b", b"radar", 1)):
        (place / f"{name}.journal").write_bytes(
            journal([(1, 0, second, source)] + [(2, 0, second + 2 * i, b"x") for i in range(3)]))
    run("merge", place / "b.journal", place / "a.journal", "-o", place / "both.journal")
    seen = info(place / "both.journal")
    assert seen["frames"] == 6 and seen["out_of_order"] == 0 and len(seen["sources"]) == 2, seen


def a_log_is_cut_by_the_times_in_its_lines(place):
    path = place / "log.nmea.gz"
    lines = [f"{NOON + 10 * i},{SHIP}" for i in range(10)]
    path.write_bytes(gzip.compress("\n".join(["# a log"] + lines[:5] + [SHIP] + lines[5:]).encode()))
    seen = info(path)
    assert seen["frames"] == 12 and seen["without_time"] == 1 and seen["last"] == "2025-03-01T12:01:30Z", seen
    run("cut", path, "--from", "2025-03-01T12:00:40Z", "--to", "2025-03-01T12:01:00Z", "-o", place / "cut.nmea")
    assert (place / "cut.nmea").read_text().splitlines() == [lines[4], SHIP, lines[5]]
    (place / "odd.nmea").write_text("\n".join(lines[1::2]) + "\n")
    (place / "even.nmea").write_text("\n".join(lines[0::2]) + "\n")
    merged = run("merge", place / "odd.nmea", place / "even.nmea", "-o", "-").stdout
    assert merged.splitlines() == lines, merged


def a_capture_is_cut_by_where_its_datagrams_went(place):
    path = place / "day.pcap"
    path.write_bytes(pcap([(0, 10110, b"ais"), (1, 8600, b"radar"), (2, 10110, b"ais")]))
    seen = info(path)
    assert seen["format"] == "pcap" and [s["source"] for s in seen["sources"]] == ["10.0.0.2:10110", "10.0.0.2:8600"], seen
    run("cut", path, "--source", "10.0.0.2:8600", "-o", place / "radar.pcap")
    assert (place / "radar.pcap").read_bytes() == pcap([(1, 8600, b"radar")])
    run("merge", place / "radar.pcap", path, "-o", place / "both.pcap")
    assert info(place / "both.pcap")["frames"] == 4


def what_cannot_be_done_is_said_in_one_sentence(place):
    for name, content in (("a.nmea", SHIP.encode()), ("b.pcap", pcap([]))):
        (place / name).write_bytes(content)
    (place / "there").write_text("")
    assert "No such file" in run("info", place / "none", code=4).stderr
    assert "one run takes one kind" in run("merge", place / "a.nmea", place / "b.pcap", "-o", place / "x", code=2).stderr
    assert "File exists" in run("cut", place / "a.nmea", "-o", place / "there", code=4).stderr
    run("cut", place / "a.nmea", "--from", "yesterday", "-o", place / "y", code=2)
    run("cut", place / "a.nmea", "--source", "nobody", "-o", place / "z", code=1)
    run("info", place / "b.pcap", code=1)


for check in (what_a_journal_holds_is_told_source_by_source, a_torn_journal_is_told_and_what_is_whole_is_kept,
              journals_of_two_days_become_one_in_the_order_of_time, a_log_is_cut_by_the_times_in_its_lines,
              a_capture_is_cut_by_where_its_datagrams_went, what_cannot_be_done_is_said_in_one_sentence):
    with tempfile.TemporaryDirectory() as folder:
        check(pathlib.Path(folder))
    print("ok:", check.__name__.replace("_", " "))
