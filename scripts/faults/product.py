"""The product under attack: its process, its sample, and a person who uses its site."""
import copy
import http.client
import os
import re
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.parse

PASSWORD = "Crash-test-2468"


def run(*command, **more):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **more)
    if done.returncode:
        raise SystemExit(f"{' '.join(str(part) for part in command)}\n{done.stdout}{done.stderr}")
    return done.stdout


class Sample:
    """A played sample in a file of SQLite, whose branch secretaries have accounts."""

    def __init__(self, binary, folder, secretaries=4):
        self.database, self.key = folder / "sample.sqlite", folder / "sample.sqlite.key"
        if not self.database.exists():
            folder.mkdir(parents=True, exist_ok=True)
            run(binary, "demo", "--prepare-only", "--database", self.database)
        records = sqlite3.connect(self.database)
        (self.campaign,) = records.execute("SELECT id FROM campaign WHERE closed IS NULL").fetchone()
        self.secretaries = records.execute(
            """SELECT o.organisation, o.member, o.name FROM office o JOIN branch_case c
            ON c.organisation = o.organisation WHERE o.office = 'secretary' AND c.plan_state = 'approved' AND c.campaign = ?
            ORDER BY c.meeting_state = 'held', 1 LIMIT ?""", (self.campaign, secretaries)).fetchall()
        (known,) = records.execute("SELECT count(*) FROM account").fetchone()
        records.close()
        if not known:
            for branch, member, name in self.secretaries:
                run(binary, "account", name, "--branch", branch, "--login", branch, "--database", self.database,
                    input=PASSWORD + "\n")


class Product:
    """The server's process, which can die at any moment."""

    def __init__(self, binary, database, key):
        self.command = [str(binary), "serve", "--database", str(database), "--key", str(key), "--port"]
        self.check = [str(binary), "verify", "--database", str(database), "--key", str(key)]
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = None

    def spawn(self):
        self.process = subprocess.Popen(
            self.command + [str(self.port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self):
        self.spawn()
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise SystemExit(f"the server does not start again: it ended with {self.process.returncode}")
            try:
                site = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                site.request("GET", "/health")
                if site.getresponse().status == 200:
                    return
            except OSError:
                time.sleep(0.01)
        raise SystemExit("the server does not answer")

    def kill(self):
        if self.process and self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def verify(self):
        return subprocess.run(self.check, capture_output=True, text=True)


class Person:
    """Someone at the site, signed in once; the session outlives the server."""

    def __init__(self, product, login):
        self.product, self.site, self.cookies, self.token = product, None, {}, ""
        self.read("/sign-in")
        status, _ = self.post("/sign-in", {"login": login, "password": PASSWORD})
        if status != 303:
            raise SystemExit(f"signing in as {login} gives {status}")
        self.read("/")

    def again(self):
        """The same person in the same session, on another connection."""
        other = copy.copy(self)
        other.site, other.cookies = None, dict(self.cookies)
        return other

    def read(self, path):
        status, page = self.ask("GET", path)
        found = re.search(r'name="form-token"[^>]*value="([0-9a-f]+)"', page)
        if found:
            self.token = found[1]
        return status, page

    def post(self, path, fields, headers={}):
        """The status and where the answer leads."""
        return self.ask("POST", path, urllib.parse.urlencode(fields, doseq=True), {
            "Content-Type": "application/x-www-form-urlencoded", "X-Form-Token": self.token, **headers})

    def ask(self, method, path, body=None, headers={}):
        """One exchange. An OSError or HTTPException means that no answer came, whatever was done."""
        if self.site is None:
            self.site = http.client.HTTPConnection("127.0.0.1", self.product.port, timeout=30)
        try:
            cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            self.site.request(method, path, body, {"Cookie": cookie, **headers})
            answer = self.site.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException):
            self.site.close()
            self.site = None
            raise
        for header in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = header.split(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location") or text
