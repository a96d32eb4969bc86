"""The ground of an attack: a sample, its server, people with accounts, and what was found."""
import datetime
import http.client
import os
import platform
import re
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.parse

PASSWORD = "Ground-2468-test"


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Server:
    """A server of the binary on a port of its own."""

    def __init__(self, binary, database, log, *options):
        self.port = free_port()
        self.log = open(log, "ab")
        self.process = subprocess.Popen(
            [str(binary), "serve", "--database", str(database), "--port", str(self.port), *options],
            stdout=self.log, stderr=self.log, env={**os.environ, "LANG": "en"})

    def wait(self, seconds=60):
        """Whether it answers."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            try:
                if Browser(self.port).ask("GET", "/health")[0] == 200:
                    return True
            except OSError:
                time.sleep(0.05)
        return False

    def memory(self):
        """Resident bytes."""
        status = open(f"/proc/{self.process.pid}/status").read()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) * 1024

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()


class Browser:
    """Somebody at the site, in English."""

    def __init__(self, port, timeout=30):
        self.port, self.timeout, self.site = port, timeout, None
        self.cookies, self.token = {"language": "en"}, ""

    def ask(self, method, path, body=None, headers={}):
        if self.site is None:
            self.site = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            self.site.request(method, path, body, {"Cookie": cookie, **headers})
            answer = self.site.getresponse()
            text = answer.read().decode(errors="replace")
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise OSError(str(error)) from error
        for header in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = header.split(";")[0].partition("=")
            self.cookies[name] = value
        found = re.search(r'name="form-token"[^>]*value="([0-9a-f]+)"', text)
        if found:
            self.token = found[1]
        return answer.status, text, answer.headers

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, fields):
        return self.ask("POST", path, urllib.parse.urlencode({**fields, "form-token": self.token}),
                        {"Content-Type": "application/x-www-form-urlencoded"})

    def upload(self, path, text):
        body = "".join(
            f"--X\r\nContent-Disposition: form-data; name={part}\r\n\r\n{value}\r\n"
            for part, value in (('"form-token"', self.token), ('"file"; filename="p.yaml"', text))) + "--X--\r\n"
        return self.ask("POST", path, body.encode(), {"Content-Type": "multipart/form-data; boundary=X"})

    def sign_in(self, login, password=PASSWORD):
        if not self.token:
            self.get("/sign-in")
        return self.post("/sign-in", {"login": login, "password": password})

    def close(self):
        if self.site:
            self.site.close()
            self.site = None


class Ground:
    def __init__(self, binary, work, sample, short):
        self.binary, self.work, self.short = binary, work, short
        self.held = self.failed = 0
        self.lines, self.servers, self.logins = [], [], {}
        self.database = work / "sample.sqlite"
        source = (sample or work / "made") / "sample.sqlite"
        if not source.exists():
            source.parent.mkdir(parents=True, exist_ok=True)
            self.run("demo", "--prepare-only", "--database", source)
        with sqlite3.connect(source) as one, sqlite3.connect(self.database) as other:
            one.backup(other)
        key = self.work / "sample.sqlite.key"
        key.write_bytes(source.with_name(source.name + ".key").read_bytes())
        key.chmod(0o600)
        self._site = None

    @property
    def site(self):
        """The server under attack."""
        if self._site is None:
            self._site = self.serve(self.database)
        return self._site

    def serve(self, database, *options):
        server = Server(self.binary, database, self.work / "server.log", *options)
        self.servers.append(server)
        if not server.wait():
            raise SystemExit((self.work / "server.log").read_text()[-2000:])
        return server

    def run(self, *command, code=0, text=None):
        done = subprocess.run([str(self.binary), *map(str, command)], capture_output=True, text=True, input=text,
                              env={**os.environ, "LANG": "en"}, timeout=300)
        if code is not None and done.returncode != code:
            raise SystemExit(f"exit {done.returncode}, not {code}: {command}\n{done.stdout}{done.stderr}")
        return done

    def rows(self, sql, *values):
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as records:
            return records.execute(sql, values).fetchall()

    def account(self, member):
        """The login of a member, with an account if there was none."""
        if member not in self.logins:
            (name, branch), = self.rows("SELECT name, branch FROM member WHERE id = ?", member)
            login = f"visitor-{len(self.logins)}"
            self.run("account", name, "--branch", branch, "--login", login, "--database", self.database,
                     text=PASSWORD + "\n")
            self.logins[member] = login
        return self.logins[member]

    def accounts(self, members):
        """The logins of many members, with the password of one."""
        first = self.account(members[0])
        with sqlite3.connect(self.database, timeout=30) as records:
            for member in members:
                if member not in self.logins:
                    self.logins[member] = f"visitor-{len(self.logins)}"
                    records.execute(
                        """INSERT INTO account (tenant, login, member, secret, set_at, failures, locked_until)
                        SELECT tenant, ?, ?, secret, set_at, 0, 0 FROM account WHERE login = ?""",
                        (self.logins[member], member, first))
        return [self.logins[member] for member in members]

    def members(self, count, skip=0):
        """Members whose name is alone in its branch, without an office."""
        return [member for member, in self.rows(
            """SELECT min(id) FROM member WHERE id NOT IN (SELECT member FROM office) GROUP BY branch, name
            HAVING count(*) = 1 ORDER BY 1 LIMIT ? OFFSET ?""", count, skip)]

    def bystander(self):
        """A member whose password nobody guesses."""
        return self.members(-1)[-1]

    def person(self, member):
        """A browser in which a member is signed in."""
        browser = Browser(self.site.port)
        status, page, _ = browser.sign_in(self.account(member))
        if status != 303:
            raise SystemExit(f"signing in gives {status}: {page[:300]}")
        browser.get("/")
        return browser

    def check(self, held, what):
        self.held, self.failed = self.held + bool(held), self.failed + (not held)
        self.lines.append((bool(held), self.name, what))
        print(f"  {'held' if held else 'FAILED'}: {self.name} {what}", flush=True)

    def attack(self, name, body):
        self.name = name
        try:
            body(self)
        except (OSError, subprocess.TimeoutExpired, ValueError) as error:
            self.check(False, f"the attack broke off: {error!r}")
        self.check(self._site is None or self._site.process.poll() is None, "the server is still there")

    def stop(self):
        for server in self.servers:
            server.stop()

    def write_results(self, folder):
        today = datetime.date.today()
        lines = [f"# Attacks, {today}", "",
                 f"`scripts/attack BINARY{' --short' if self.short else ''}` on {os.cpu_count()} cores, "
                 f"{platform.machine()}, one run: {self.held} held, {self.failed} failed.", "",
                 "| attack | what came of it |", "|---|---|"]
        lines += [f"| {name} | {'held' if held else '**FAILED**'}: {what} |" for held, name, what in self.lines]
        (folder / f"attack-{today}.md").write_text("\n".join(lines) + "\n")
