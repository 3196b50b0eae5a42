#!/usr/bin/env python3
"""Holds `sea-eye decode --as asterix` against tshark, record by record and field by field.

    asterix_agrees.py PATH-OF-SEA-EYE [whole]

Inputs: the fuzz corpus's records that set every item of every category, the data directory's radar/asterix
(SEA_EYE_TEST_DATA, else ../shared/data beside the checkout), and the scenario generator's captures: their first 400
datagrams, since tshark takes a minute for all, which "whole" asks for.
Not compared: I010/202 and 210, where tshark's scale is four times too small (drivers/decode/asterix/cat010.hpp says
why); I062/510 and what follows it in its capture, since tshark 4.0 takes its length wrong and loses its place.
"""
import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

PROGRAM = sys.argv[1]
IS_WHOLE = sys.argv[2:] == ["whole"]
ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = pathlib.Path(os.environ.get("SEA_EYE_TEST_DATA", ROOT.parent / "shared/data"))
CATEGORIES = (2, 10, 34, 48, 62)
UNITS = r"_(nm_per_s|ft_per_min|deg_per_s|mps2|mps|nm|deg|kn|ft|fl|dbm|mhz|mach|celsius|mb|raw|m|s)$"
WRONG_IN_TSHARK = {"010_202_VX", "010_202_VY", "010_210_AX", "010_210_AY"}
# tshark's names of 2022 for what the newer definitions, and so we, call otherwise.
RENAMED = {"002_050_SCS": "002_050_VALUE", "002_060_SPM": "002_060_VALUE", "002_080_WE": "002_080_VALUE",
           "048_030_CODE": "048_030_VALUE", "062_510_MIDENT": "062_510_IDENT", "062_510_MTRACK": "062_510_TRACK",
           "062_380_MB_VALUE": "062_380_BDSDATA_VALUE"}
# Two bits that tshark shows as one number: is it populated, and the value.
PAIRS = ("048_020_ADSB", "048_020_SCN", "048_020_PAI")
# Two's complement by the newer definitions; tshark adds the range of the field to what is negative.
SIGNED = {"034_120_HGT": 65536.0, "048_090_FL": 4096.0}
# Chains of elements, of which tshark shows the first.
CHAINS = ("002_050_VALUE", "002_060_VALUE", "002_080_VALUE", "048_030_VALUE")
AFTER_510 = r"062_(510|500|340)_"
failures = 0


def fail(sentence):
    global failures
    failures += 1
    if failures <= 40:
        print(sentence)


def payloads(capture):
    """The UDP payloads of a pcap with Ethernet or Linux-cooked frames; VLAN tags are passed over."""
    data = capture.read_bytes()
    order = "<" if data[:4] in (b"\xd4\xc3\xb2\xa1", b"\x4d\x3c\xb2\xa1") else ">"
    link = struct.unpack(order + "I", data[20:24])[0]
    at = 24
    while at + 16 <= len(data):
        size = struct.unpack(order + "I", data[at + 8:at + 12])[0]
        frame = data[at + 16:at + 16 + size]
        at += 16 + size
        kind = 12 if link == 1 else 14
        while frame[kind:kind + 2] == b"\x81\x00":
            kind += 4
        ip = frame[kind + 2:]
        if frame[kind:kind + 2] != b"\x08\x00" or len(ip) < 28 or ip[9] != 17:
            continue
        udp = ip[(ip[0] & 15) * 4:]
        yield udp[8:struct.unpack(">H", udp[4:6])[0]]


def blocks(data):
    while len(data) >= 3:
        length = struct.unpack(">H", data[1:3])[0]
        if length < 3 or length > len(data):
            return
        yield data[:length]
        data = data[length:]


def write_capture(path, datagrams):
    """A pcap of raw IP frames with one UDP datagram each."""
    with open(path, "wb") as out:
        out.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 0x40000, 101))
        for number, payload in enumerate(datagrams):
            udp = struct.pack(">HHHH", 8600, 8600, 8 + len(payload), 0) + payload
            ip = struct.pack(">BBHHHBBHII", 0x45, 0, 20 + len(udp), 0, 0, 64, 17, 0, 0x7F000001, 0x7F000001) + udp
            out.write(struct.pack("<IIII", 1740801600, number, len(ip), len(ip)) + ip)


def theirs(capture, editions):
    """tshark's records: [(category, {name: (shown, value)})], repeated fields as lists."""
    command = ["tshark", "-r", capture, "-d", "udp.port==8600,asterix", "-T", "pdml"]
    for category, edition in editions.items():
        command += ["-o", f"asterix.i{category:03}_version:Version {edition}"]
    done = subprocess.run(command, capture_output=True)
    if done.returncode != 0:
        sys.exit(f"tshark failed: {done.stderr.decode()}")
    records = []
    for packet in xml.etree.ElementTree.fromstring(done.stdout).iter("packet"):
        is_malformed = packet.find(".//*[@name='_ws.malformed']") is not None
        if is_malformed and packet.find(".//field[@name='asterix.062_510']") is None:
            continue
        category = None
        for field in packet.findall("proto[@name='asterix']/field"):
            if field.get("name") == "asterix.category":
                category = int(field.get("show"))
            elif field.get("name") == "asterix.message":
                fields = {}
                for leaf in field.iter("field"):
                    name = leaf.get("name", "").removeprefix("asterix.")
                    if re.match(r"\d{3}_\w+_\w+$|\d{3}_\w+$", name) and leaf.get("value") and not list(leaf):
                        name = RENAMED.get(name, name)
                        fields.setdefault(name, []).append((leaf.get("show"), leaf.get("value")))
                records.append((category, fields))
    return records


def leaves(category, value, path, out):
    if isinstance(value, list):
        for element in value:
            leaves(category, element, path, out)
    elif isinstance(value, dict):
        for key, below in value.items():
            leaves(category, below, path + [key], out)
    else:
        plain = re.sub(UNITS, "", path[-1])
        names = [part.upper() for part in path[:-1]] + [plain.upper()]
        out.setdefault("_".join([f"{category:03}"] + names), []).append(value)


def ours(raw, editions):
    command = [PROGRAM, "decode", "--as", "asterix", raw]
    for category, edition in editions.items():
        command += ["--edition", f"{category}={edition}"]
    done = subprocess.run(command, capture_output=True, text=True)
    records = []
    for line in done.stdout.splitlines():
        record = json.loads(line)
        out = {}
        for key, item in record.items():
            if key.startswith("I"):
                leaves(record["category"], item, [key[1:]], out)
        for pair in PAIRS:
            if pair + "_EP" in out:
                out[pair] = [2 * out.pop(pair + "_EP")[0] + out.pop(pair + "_VAL")[0]]
        records.append((record["category"], out))
    return records, done.stderr


def same(value, shown, sent):
    """Whether our value is what tshark shows (a number, or text) or what was sent (hexadecimal)."""
    if isinstance(value, (int, float)):
        number = int(shown, 16) if shown.startswith("0x") else float(shown)
        return abs(number - value) <= 1e-9 * max(1.0, abs(number))
    octal = f"{int(shown, 0):0{len(value)}o}" if re.fullmatch(r"\d+|0x[0-9a-f]+", shown) else None
    return value == octal or value.strip("\0 ") in (sent.lower(), shown.strip())


def compare(name, datagrams, editions, folder):
    """Counts records and fields that are the same; says which are not."""
    wanted = [block for datagram in datagrams for block in blocks(datagram) if block[0] in CATEGORIES]
    if not wanted:
        return 0, 0
    capture, raw = str(folder / "in.pcap"), folder / "in.raw"
    write_capture(capture, wanted)
    raw.write_bytes(b"".join(wanted))
    expected = theirs(capture, editions)
    found, told = ours(str(raw), editions)
    composed = [number for number, (_, fields) in enumerate(found) if "062_510_IDENT" in fields]
    if composed:
        expected, found = ([(c, {n: v for n, v in fields.items() if not re.match(AFTER_510, n)})
                            for c, fields in records[:composed[0] + 1]] for records in (expected, found))
    if len(expected) != len(found):
        fail(f"{name}: tshark has {len(expected)} records, we have {len(found)}: {told}")
    fields = 0
    for number, ((category, theirs_), (_, ours_)) in enumerate(zip(expected, found), 1):
        theirs_ = {n: v for n, v in theirs_.items() if n.removesuffix("_VALUE") not in WRONG_IN_TSHARK}
        theirs_ = {n: v for n, v in theirs_.items() if not re.search(r"_(RE|SP)(_|$)", n)}
        for field, values in theirs_.items():
            mine = ours_.get(field)
            if field in CHAINS and mine:
                mine = mine[:len(values)]
            if mine is None or len(mine) != len(values):
                fail(f"{name} record {number}: tshark has {field} {values}, we have {mine}")
                continue
            for value, (shown, sent) in zip(mine, values):
                fields += 1
                if field in SIGNED and value < 0:
                    value += SIGNED[field]
                if not same(value, shown, sent):
                    fail(f"{name} record {number}: {field} is {shown} ({sent}) in tshark, {value} here")
        for field in ours_:
            known = field in theirs_ or field in WRONG_IN_TSHARK or re.search(r"_(RE|SP)$", field)
            if not known:
                fail(f"{name} record {number}: {field} is not in tshark")
    return len(expected), fields


# A feed of an edition that tshark does not know: it is read, and every frame must be whole.
OF_EDITION_0_17 = "asterix.pcap"


def inputs():
    folder = DATA / "radar/asterix"
    if not folder.is_dir():
        print(f"{folder} not found: the captures are not compared")
        return
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".pcap":
            yield path.name, list(payloads(path))
        elif path.is_file() and path.suffix in (".raw", ".bin", ".ast"):
            yield path.name, [path.read_bytes()]


def corpus():
    """Records made of the published item definitions, every item of every category at least once."""
    for path in sorted((ROOT / "tests/fuzz/corpus/asterix").glob("every_item_*")):
        yield path.name, [path.read_bytes()]


def check_edition_0_17(datagrams, folder):
    raw = folder / "in.raw"
    raw.write_bytes(b"".join(datagrams))
    records, told = ours(str(raw), {62: "0.17"})
    if not told.startswith(f"{len(datagrams)} frames: ok {len(datagrams)}\n"):
        fail(f"{OF_EDITION_0_17} as edition 0.17: {told}")
    print(f"{OF_EDITION_0_17}: {len(records)} records of edition 0.17, which tshark does not read")


def python_with_numpy():
    """Debian's own Python where another comes first on the path without numpy."""
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", "import numpy"], capture_output=True).returncode == 0:
            return python
    return sys.executable


def scenario(folder):
    """Captures of the scenario generator, when it is there and its numpy too."""
    generator = DATA.parent / "scenario/generate.py"
    if not generator.is_file():
        print(f"{generator} not found: its captures are not compared")
        return
    done = subprocess.run([python_with_numpy(), generator, "--preset", "small", "--seed", "1", "--out", folder],
                          capture_output=True, text=True)
    if done.returncode != 0:
        print(f"the scenario generator failed, its captures are not compared: {done.stderr.strip().splitlines()[-1:]}")
        return
    for path in sorted(pathlib.Path(folder).glob("*cat048*.pcap")):
        datagrams = list(payloads(path))
        yield path.name, datagrams if IS_WHOLE else datagrams[:400]


def main():
    if shutil.which("tshark") is None:
        print("tshark not found: nothing is compared")
        return
    totals = [0, 0, 0]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        made = folder / "made"
        for label, datagrams in [*corpus(), *inputs(), *scenario(str(made))]:
            if label == OF_EDITION_0_17:
                check_edition_0_17(datagrams, folder)
                continue
            records, fields = compare(label, datagrams, {}, folder)
            totals = [totals[0] + (records > 0), totals[1] + records, totals[2] + fields]
            if records:
                print(f"{label}: {records} records, {fields} fields")
    print(f"{totals[0]} inputs, {totals[1]} records, {totals[2]} fields compared, {failures} differ")


main()
sys.exit(failures > 0)
