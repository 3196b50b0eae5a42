"""A real mosquitto on a free port of the loopback, and the daemon that listens to it."""
import atexit
import getpass
import json
import os
import re
import signal
import socket
import subprocess
import time
import urllib.request

PATIENCE_S = 60  # for a busy machine; nothing waits that long when all is well


def wait_for(what, probe):
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        value = probe()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(f"waited {PATIENCE_S} s in vain for {what}")


class Broker:
    def __init__(self, folder):
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        self.config = folder / "broker.conf"
        self.config.write_text(f"listener {self.port} 127.0.0.1\nallow_anonymous true\nuser {getpass.getuser()}\n"
                               "max_queued_messages 0\nlog_dest none\n")
        self.start()

    def start(self):
        where = {**os.environ, "PATH": os.environ["PATH"] + ":/usr/sbin"}
        self.process = subprocess.Popen(["mosquitto", "-c", self.config], env=where, stderr=subprocess.DEVNULL)
        atexit.register(self.process.kill)
        wait_for("the broker", self.is_listening)

    def is_listening(self):
        try:
            socket.create_connection(("127.0.0.1", self.port)).close()
            return True
        except ConnectionRefusedError:
            return False

    def freeze(self):
        self.process.send_signal(signal.SIGSTOP)

    def kill(self):
        self.process.kill()
        self.process.wait(PATIENCE_S)

    def publish(self, topic, lines, *options):
        """Each line a message, in their order."""
        subprocess.run(["mosquitto_pub", "-h", "127.0.0.1", "-p", str(self.port), "-t", topic, "-l", *options],
                       input=lines, text=True, check=True, timeout=PATIENCE_S)


class Daemon:
    def __init__(self, program, folder, sources):
        self.config, self.log = folder / "sea-eye.toml", folder / "log"
        self.config.write_text(sources + '[store]\npath = ""\njournal = "journal"\n[api]\nport = 0\n')
        self.out = self.log.open("w")
        self.process = subprocess.Popen([program, "run", "--config", self.config], stderr=self.out, stdout=self.out)
        atexit.register(self.process.kill)
        self.port = wait_for("the API", lambda: re.search(r"API on 127.0.0.1 port (\d+)", self.log.read_text()))[1]

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=PATIENCE_S) as answer:
            return answer.read().decode()

    def sensor(self):
        return json.loads(self.get("/collections/sensors/items"))["features"][0]["properties"]

    def becomes(self, state):
        wait_for(f"the state {state}", lambda: self.sensor()["state"] == state)

    def complains_of(self, words):
        wait_for(words, lambda: words in (self.sensor()["problem"] or ""))

    def stop(self):
        """Its exit code, and how many seconds it took."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(PATIENCE_S)
        self.out.close()
        return code, time.monotonic() - began
