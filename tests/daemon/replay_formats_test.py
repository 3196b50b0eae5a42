#!/usr/bin/env python3
"""The real program on files of every kind: a capture with two feeds, CSV, JSON; told by content, not by name.

    tests/daemon/replay_formats_test.py SEA_EYE
"""
import gzip, json, pathlib, struct, subprocess, sys, tempfile

PROGRAM = sys.argv[1]
REAL = pathlib.Path(__file__).parent.parent / "support/logs/mixed_real.nmea"
NOON = 1_740_830_400  # 2025-03-01T12:00:00Z
SHIP = b"!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A"
OTHER = b"!AIVDM,1,1,,B,177KQJ5000G?tO`K>RA1wUbN0TKH,0*5C"


def packet(port, payload):
    udp = struct.pack(">HHHH", 4000, port, 8 + len(payload), 0) + payload
    return struct.pack(">BBHHHBBH4B4B", 0x45, 0, 20 + len(udp), 1, 0, 64, 17, 0, 10, 0, 0, 1, 10, 0, 0, 2) + udp


def pcap(packets):
    """(port, payload) a second apart, raw IPv4."""
    out = struct.pack("<IHHIIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, 101)
    for i, (port, payload) in enumerate(packets):
        data = packet(port, payload)
        out += struct.pack("<IIII", NOON + i, 0, len(data), len(data)) + data
    return out


def pcapng(packets):
    def block(kind, body):
        body += bytes(-len(body) % 4)
        return struct.pack("<II", kind, len(body) + 12) + body + struct.pack("<I", len(body) + 12)
    out = block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1)) + block(1, struct.pack("<HHI", 101, 0, 0))
    for i, (port, payload) in enumerate(packets):
        data, us = packet(port, payload), (NOON + i) * 1_000_000
        out += block(6, struct.pack("<IIIII", 0, us >> 32, us & 0xFFFFFFFF, len(data), len(data)) + data)
    return out


def replay(*arguments):
    done = subprocess.run([PROGRAM, "replay", *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode in (0, 1), (arguments, done.returncode, done.stderr)
    return json.loads(done.stdout)


def of_two_feeds_in_a_capture_each_source_gets_its_own(place):
    (place / "day.bin").write_bytes(gzip.compress(pcapng([(10110, SHIP), (10111, OTHER + b"\r\n" + OTHER), (10110, SHIP)])))
    (place / "c.toml").write_text("".join(
        f'[[source]]\nid = "{name}"\ndriver = "ais_nmea"\nlink = "{link}"\nduplicates = "keep"\n'
        for name, link in (("one", "file:day.bin?port=10110"), ("two", "udp::10111"))))
    seen = replay("--config", place / "c.toml", "--source", f"two={place}/day.bin?port=10111")
    one, two = seen["sources"]
    assert one["lines"] == one["outcomes"]["ok"] == 2, one
    assert two["lines"] == 2 and one["counters"]["packets_udp"] == 3, two
    assert seen["first_received"] == "2025-03-01T12:00:00Z" and seen["last_received"] == "2025-03-01T12:00:02Z", seen


def a_log_and_its_capture_hold_the_same_messages(place):
    lines = [line for line in REAL.read_bytes().splitlines() if line]
    (place / "x.pcap").write_bytes(pcap([(10110, line) for line in lines]))
    def outcomes(path):
        done = subprocess.run([PROGRAM, "decode", path], capture_output=True, text=True)
        return len(done.stdout.splitlines()), done.stderr.splitlines()[-2]
    (place / "x.nmea").write_bytes(b"\n".join(lines))
    assert outcomes(place / "x.pcap") == outcomes(place / "x.nmea")


def positions_in_csv_find_their_driver_and_replay_the_same_twice(place):
    rows = [f"{NOON + 10 * i},{mmsi},{27.9 + i / 1000:.5f},121.2,8.0,0.0,SHIP {mmsi}\n"
            for i in range(60) for mmsi in (477553000, 371798000)]
    (place / "positions").write_text("Time,MMSI,Lat,Lon,SOG,COG,VesselName\n" + "".join(rows))
    for i in (0, 1):
        subprocess.run([PROGRAM, "replay", place / "positions", "--out", place / f"out{i}"], check=True)
    first, second = (json.loads((place / f"out{i}/summary.json").read_text()) for i in (0, 1))
    source = first["sources"][0]
    assert (source["driver"], source["outcomes"]["ok"], source["outcomes"]["header"]) == ("ais_csv", 120, 1), source
    assert source["counters"]["static_reports"] == 2 and first["fusion"]["tracks_born"] == 2, first
    assert first["tracks_csv_sha256"] == second["tracks_csv_sha256"]


def messages_that_gpsd_decoded_find_their_driver(place):
    (place / "log").write_text("".join(json.dumps({
        "class": "AIS", "type": 1, "mmsi": 477553000, "scaled": False, "lat": 16740000 + 100 * i, "lon": 72720000,
        "speed": 80, "course": 0, "heading": 511, "status": 0, "turn": 0, "second": 60}) + "\n" for i in range(30)))
    source = replay(place / "log", "--start", "2025-03-01T12:00:00Z", "--rate", "0.1")["sources"][0]
    assert (source["driver"], source["outcomes"]["ok"]) == ("ais_json", 30), source


for check in (of_two_feeds_in_a_capture_each_source_gets_its_own, a_log_and_its_capture_hold_the_same_messages,
              positions_in_csv_find_their_driver_and_replay_the_same_twice, messages_that_gpsd_decoded_find_their_driver):
    with tempfile.TemporaryDirectory() as folder:
        check(pathlib.Path(folder))
    print("ok:", check.__name__.replace("_", " "))
