#!/usr/bin/env python3
"""The template driver for hardware of its own, in the real daemon: its radar is played here, over UDP.

    template_device_test.py SEA_EYE DIRECTORY-OF-THE-DRIVER
"""
import json, os, pathlib, re, signal, socket, subprocess, sys, tempfile, time, urllib.request

PROGRAM, DRIVERS = sys.argv[1], sys.argv[2]
ENVIRONMENT = {**os.environ, "SEA_EYE_DRIVER_PATH": DRIVERS}
PATIENCE_S = 60


def wait_for(what, probe):
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        value = probe()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(f"waited {PATIENCE_S} s in vain for {what}")


class Radar:
    """Sends nothing to whom it has not heard."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.socket.settimeout(PATIENCE_S)

    def hear_hello(self):
        words, self.peer = self.socket.recvfrom(100)
        assert words == b"HELLO\n", words
        return self.peer

    def say(self, *words):
        for word in words:
            self.socket.sendto(word.encode(), self.peer)


class Daemon:
    def __init__(self, folder, port):
        self.config, self.log = folder / "c.toml", folder / "log"
        self.config.write_text(f'[[source]]\nid = "radar"\ndriver = "template_device"\nlink = "driver:"\n'
                               f'position = [27.9, 121.2]\ndevice = "127.0.0.1:{port}"\n'
                               '[store]\njournal = "journal"\n[api]\nport = 0\n')
        self.out = self.log.open("w")
        self.process = subprocess.Popen([PROGRAM, "run", "--config", self.config], stderr=self.out, stdout=self.out,
                                        env=ENVIRONMENT)
        self.api = wait_for("the API", lambda: self.said(r"API on 127.0.0.1 port (\d+)"))[1]

    def said(self, pattern):
        return re.search(pattern, self.log.read_text())

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.api}{path}", timeout=PATIENCE_S) as answer:
            return answer.read().decode()

    def sensor(self):
        return json.loads(self.get("/collections/sensors/items"))["features"][0]["properties"]

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(PATIENCE_S)
        self.out.close()
        return code


with tempfile.TemporaryDirectory() as name:
    folder, radar = pathlib.Path(name), Radar()
    daemon = Daemon(folder, radar.port)
    try:
        radar.hear_hello()
        radar.say("R,1852.0,045.5", "R,903.5,310.0,-62.5", "R,-5,400")
        wait_for("three datagrams", lambda: sum(daemon.sensor()["outcomes"].values()) == 3)
        wait_for("its health", lambda: daemon.sensor()["state"] == "up")
        print("ok: a device that must be asked is asked, and heard")

        first = radar.peer
        radar.say("E,antenna stopped")
        wait_for("a hello from a new socket", lambda: radar.hear_hello() != first)
        radar.say("R,1850.0,045.6")
        wait_for("a plot after it", lambda: daemon.sensor()["outcomes"]["ok"] == 3)
        print("ok: a device that reports a fault is started anew")

        wait_for("its loss", lambda: "silent after 5 datagrams" in str(daemon.sensor()))
        print("ok: a device that falls silent is gone, and said to be")
        print([l for l in daemon.get("/metrics").splitlines() if "datagr" in l])
    finally:
        code = daemon.end()
    assert code == 0, (code, daemon.log.read_text())

    journals = sorted((folder / "journal").glob("*.journal"))
    done = subprocess.run([PROGRAM, "replay", *journals, "--config", daemon.config], capture_output=True, text=True,
                          env=ENVIRONMENT)
    source = json.loads(done.stdout)["sources"][0]
    assert source["outcomes"]["ok"] == 3 and source["outcomes"]["bad_value"] == 1, (source, done.stderr)
    assert source["outcomes"]["device_fault"] == 1, source
    print("ok: the journal says the same, and nobody is asked again")
