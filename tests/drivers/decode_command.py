#!/usr/bin/env python3
"""What `sea-eye decode` and `sea-eye drivers` tell a person and a script: words and exit codes.

    decode_command.py PATH-OF-SEA-EYE
"""
import gzip
import json
import pathlib
import struct
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
SHIP = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A"
failures = 0


def run(*arguments, given=b""):
    done = subprocess.run([PROGRAM, *arguments], input=given, capture_output=True)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def check(what, ok, seen):
    global failures
    if not ok:
        failures += 1
        print(f"{what}: {seen!r}")


def one_sentence(what, result, words, code):
    status, out, err = result
    check(what, status == code and words in err and err.count("\n") == 1 and not out, result)


with tempfile.TemporaryDirectory() as folder:
    place = pathlib.Path(folder)
    (place / "binary").write_bytes(bytes(range(256)) * 20)
    (place / "empty").write_bytes(b"")
    (place / "noise").write_bytes(b"nothing here\n" * 3)
    (place / "log.gz").write_bytes(gzip.compress((SHIP + "\n").encode()))
    (place / "cut.gz").write_bytes(gzip.compress((SHIP + "\n").encode() * 1000)[:-12])

    one_sentence("a missing file", run("decode", str(place / "none")), "No such file", 4)
    one_sentence("a directory", run("decode", folder), "is a directory", 4)
    one_sentence("a binary file", run("decode", str(place / "binary")), "found byte 0x00 at offset 0", 4)
    one_sentence("an unknown zone", run("decode", "--time-zone", "Sea/Nowhere", str(place / "noise")),
                 "there is no zone", 2)
    check("an unknown format", run("decode", "--as", "morse", str(place / "noise"))[0] == 2, "not 2")
    status, out, err = run("decode", str(place / "noise"))
    check("a text without sentences", status == 1 and not out and "no_sentence 3" in err, (status, out, err))
    check("an empty file", run("decode", str(place / "empty"))[0] == 1, "not 1")
    status, out, err = run("decode", str(place / "log.gz"))
    check("a .gz", status == 0 and json.loads(out)["mmsi"] == 371798000, (status, out, err))
    status, out, err = run("decode", str(place / "cut.gz"))
    check("a cut .gz", status == 4 and len(err.splitlines()) == 3, (status, err))

status, out, err = run("decode", "-", given=f"{SHIP}\r{SHIP}\n".encode())
check("standard input, CR and LF", status == 0 and len(out.splitlines()) == 2, (status, out, err))
status, out, err = run("decode", "--time-zone", "Europe/Paris", given=f"2016-07-01 12:00:00, {SHIP}\n".encode())
check("a zone", json.loads(out)["received"] == "2016-07-01T10:00:00Z", out)
status, out, err = run("decode", "--output", "csv", given=f"1490075479,{SHIP}\n".encode())
header, row = (line.split(",") for line in out.splitlines())
seen = dict(zip(header, row))
check("csv", len(header) == len(row) and seen["sog_kn"] == "12.3" and seen["received"] == "2017-03-21T05:51:19Z", out)
status, out, err = run("decode", "--account", given=f"x\n\n{SHIP}\n{SHIP}0\n".encode())
check("accounts", out == "line,offset,outcome\n1,0,no_sentence\n2,2,no_sentence\n3,3,ok\n4,51,ok\n", out)

HEARD_TWICE = f"1490075479,{SHIP}\n1490075480,{SHIP}\n".encode()
check("every copy", len(run("decode", given=HEARD_TWICE)[1].splitlines()) == 2, "not both")
status, out, err = run("decode", "--unique", given=HEARD_TWICE)
check("each once", len(out.splitlines()) == 1 and "ok 1 duplicate 1" in err and "copies 1" in err, (status, out, err))

BAD = f"{SHIP[:-2]}00\n".encode()
check("a bad checksum", run("decode", given=BAD)[0] == 1, "not 1")
status, out, err = run("decode", "--checksum-faults", "flag", given=BAD)
check("a flagged one", status == 0 and json.loads(out)["checksum"] == "bad" and "bad_checksum 1" in err, (status, out, err))
out = run("decode", "--checksum-faults", "flag", "--output", "csv", given=BAD)[1]
check("a flagged row", out.splitlines()[1].endswith(",bad"), out)

PLOT = bytes([48, 0, 14, 0xF0, 25, 201, 0x1C, 0x20, 0, 0x20, 10, 0, 0x40, 0])
status, out, err = run("decode", "--as", "asterix", "-", given=PLOT + bytes([21, 0, 3]) + PLOT)
check("ASTERIX", status == 0 and [json.loads(row)["I040"] for row in out.splitlines()] ==
      [{"rho_nm": 10, "theta_deg": 90}] * 2 and "ok 2 other_category 1" in err, (status, out, err))
status, out, err = run("decode", "--as", "asterix", "--account", "-", given=PLOT + PLOT[:-1])
check("ASTERIX accounts", out == "frame,offset,outcome\n1,0,ok\n2,14,bad_block\n", out)
status, out, err = run("decode", "--as", "asterix", "--edition", "62=9.9", "-", given=PLOT)
check("an unknown edition", status == 2 and "62=9.9" in err and not out, (status, out, err))

def capture(*payloads):
    """A pcap of raw IPv4 with one UDP datagram for each payload."""
    out = struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 101)
    for at, payload in enumerate(payloads):
        size = 28 + len(payload)
        packet = struct.pack("!BBHHHBBH4s4s", 0x45, 0, size, 0, 0, 1, 17, 0, b"\xc0\0\2\1", b"\xef\xff\x30\1")
        packet += struct.pack("!HHHH", 8600, 8600, size - 20, 0) + payload
        out += struct.pack("<IIII", 1740801600 + at, 0, size, size) + packet
    return out


status, out, err = run("decode", "--as", "asterix", "-", given=capture(PLOT + PLOT, PLOT))
check("ASTERIX in a capture", status == 0 and len(out.splitlines()) == 3 and "2 frames: ok 2" in err and
      "packets_udp 2" in err, (status, out, err))
check("no ASTERIX at all", run("decode", "--as", "asterix", "-", given=b"\0\0\0\0")[0] == 1, "not 1")

status, out, err = run("drivers", "--output", "json")
found = json.loads(out)
check("drivers", status == 0 and any(d.get("name") == "ais_nmea" and d["refused"] is None for d in found), out)
names = {d.get("name") for d in found if d["refused"] is None}
check("radar drivers", {"radar_nmea", "radar_asterix"} <= names, names)
check("drivers as a table", "ais_nmea" in run("drivers")[1], "not there")
sys.exit(failures > 0)
