"""Attacks on the server itself."""
import socket
import subprocess
import threading
import time

from ground import Browser, Server


def committee_secretary(ground):
    """Someone who may tighten a procedure: the secretary of a committee below the top, with its organisation."""
    return ground.rows(
        """SELECT f.member, f.organisation FROM office f JOIN organisation o ON o.id = f.organisation
        WHERE f.office = 'secretary' AND o.parent IS NOT NULL AND o.type NOT LIKE '%ranch%' AND o.type <> 'group'
        ORDER BY o.depth, o.id LIMIT 1""")[0]


def hostile_files(ground):
    (campaign,), = ground.rows("SELECT id FROM campaign WHERE closed IS NULL LIMIT 1")
    leader, organisation = committee_secretary(ground)
    path = f"/campaigns/{campaign}/organisations/{organisation}/tighten/import"
    keys = "a0: &a0 {x: 1}\n" + "".join(
        f"a{n}: &a{n} {{? *a{n - 1} : 1, ? [*a{n - 1}] : 2, ? {{k: *a{n - 1}}} : 3}}\n" for n in range(1, 9))
    files = {
        "aliases as keys": keys, "a list of lists": "a: &a [x]\n" + "".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)),
        "deep brackets": "[" * 100_000, "deep lists": "- " * 60_000, "deep mappings": "".join(
            " " * n + "a:\n" for n in range(600)),
        "a huge value": "name: " + "1" * 200_000, "many values": "a: [" + "1," * 100_000 + "1]",
    }
    for who, member in (("a member", ground.bystander()), ("a committee's secretary", leader)):
        person = ground.person(member)
        slowest, answers, health = 0, set(), 0
        for text in files.values():
            begin = time.monotonic()
            waiting = threading.Thread(target=lambda: answers.add(person.upload(path, text)[0]))
            waiting.start()
            asked = time.monotonic()
            Browser(ground.site.port).get("/health")
            health = max(health, time.monotonic() - asked)
            waiting.join()
            slowest = max(slowest, time.monotonic() - begin)
        expected = {403} if who == "a member" else {422}
        ground.check(answers == expected and slowest < 3 and health < 1,
                     f"{len(files)} endless files from {who}: {answers}, at most {slowest * 1000:.0f} ms; meanwhile others "
                     f"wait {health * 1000:.0f} ms")


def large_bodies(ground):
    size, piece = 64 << 20, b"x" * 65_536
    (root,), = ground.rows("SELECT id FROM organisation WHERE parent IS NULL")
    (campaign,), = ground.rows("SELECT id FROM campaign WHERE closed IS NULL LIMIT 1")
    member = ground.person(ground.bystander())
    before, largest = ground.site.memory(), 0
    paths = [f"/organisations/{root}/import", "/nowhere/import", "/import", "/campaigns/new/import",
             f"/campaigns/{campaign}/organisations/{root}/tighten/import", "/sign-in"]
    done = threading.Event()

    def watch():
        nonlocal largest
        while not done.is_set():
            largest = max(largest, ground.site.memory())
            time.sleep(0.02)

    watcher = threading.Thread(target=watch)
    watcher.start()
    answers = {}

    def send(path, cookie, chunked):
        with socket.create_connection(("127.0.0.1", ground.site.port), timeout=60) as line:
            length = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {size}"
            line.sendall((f"POST {path} HTTP/1.1\r\nHost: x\r\n{cookie}Content-Type: multipart/form-data; boundary=X\r\n"
                          f"{length}\r\n\r\n").encode())
            line.settimeout(0.001)
            answer = b""
            try:
                for _ in range(size // len(piece)):
                    part = b"10000\r\n" + piece + b"\r\n" if chunked else piece
                    line.settimeout(30)
                    line.sendall(part)
                    line.settimeout(0.0001)
                    try:
                        answer = line.recv(4096)
                        break
                    except TimeoutError:
                        pass
                if not answer:
                    line.settimeout(30)
                    answer = line.recv(4096)
            except OSError:
                answer = answer or b"HTTP/1.1 closed"
        answers.setdefault(path, set()).add(answer[9:12].decode(errors="replace"))

    cookie = "Cookie: " + "; ".join(f"{name}={value}" for name, value in member.cookies.items()) + "\r\n"
    threads = [threading.Thread(target=send, args=(path, who, chunked))
               for path in paths for who in ("", cookie) for chunked in (False, True)]
    for group in range(0, len(threads), 8):
        for thread in threads[group:group + 8]:
            thread.start()
        for thread in threads[group:group + 8]:
            thread.join()
    done.set()
    watcher.join()
    taken = {path: sorted(codes) for path, codes in answers.items() if codes & {"200", "422"}}
    ground.check(not taken, f"{len(threads)} bodies of 64 MiB to paths that do not take them: "
                 f"{sorted(set().union(*answers.values()))}")
    grown = (largest - before) >> 20
    ground.check(grown < 48, f"memory grew by {grown} MiB meanwhile")


def slow_connections(ground):
    count, patience, bound = (60, 3, 10) if ground.short else (200, 20, 30)
    site = ground.serve(ground.database, "--patience", "3") if ground.short else ground.site
    starts = [b"", b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ",
              b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
              b"Content-Length: 1000\r\n\r\n"]
    lines = [socket.create_connection(("127.0.0.1", site.port)) for _ in range(count)]
    for number, line in enumerate(lines):
        line.sendall(starts[number % 3])
        line.setblocking(False)
    begin, slowest, last = time.monotonic(), 0, 0
    while lines and time.monotonic() - begin < bound + 5:
        still = []
        for line in lines:
            try:
                if not line.recv(65_536):
                    raise ConnectionError
            except BlockingIOError:
                pass
            except OSError:
                line.close()
                last = time.monotonic() - begin
                continue
            still.append(line)
        lines = still
        for number, line in enumerate(lines):
            try:
                if number % 2:
                    line.send(b"x")
            except OSError:
                pass
        asked = time.monotonic()
        Browser(site.port).get("/sign-in")
        slowest = max(slowest, time.monotonic() - asked)
        time.sleep(0.5)
    ground.check(not lines and last <= bound,
                 f"{count} connections that trickle or say nothing: {len(lines)} left, the last gone after {last:.0f} s "
                 f"(patience: {patience} s)")
    ground.check(slowest < 1, f"meanwhile others wait {slowest * 1000:.0f} ms")
    for line in lines:
        line.close()


ROSTER = """组织代码,组织名称,组织类别,上级组织代码
ZS,真实集团委员会,党委,
ZS-1,真实集团第一党支部,党支部,ZS
"""
MEMBERS = "姓名,人员类别,所在党支部,党内职务\n" + "".join(
    f"{name},正式党员,真实集团第一党支部,{office}\n"
    for name, office in (("王伟", "书记"), ("李娜", ""), ("赵磊", ""), ("张敏", "")))


def demonstration_of_real_people(ground):
    real = ground.work / "real.sqlite"
    for name, text in (("organisations.csv", ROSTER), ("members.csv", MEMBERS)):
        (ground.work / name).write_text(text)
    ground.run("import", ground.work / "organisations.csv", ground.work / "members.csv", "--database", real)
    ground.run("account", "王伟", "--branch", "ZS-1", "--login", "wangwei", "--database", real,
               text="Ground-2468-test\n")
    server = Server(ground.binary, real, ground.work / "demo.log", "--demo")
    answered = server.wait(10)
    server.stop()
    code = server.process.returncode
    ground.check(not answered and code == 1, f"serve --demo on real people ends with {code}")
    try:
        done = ground.run("demo", "--prepare-only", "--database", real, code=None)
        ground.check(done.returncode == 1 and "sample" in done.stderr, f"demo on real people ends with {done.returncode}")
        done = ground.run("simulate", "--database", real, code=None)
        ground.check(done.returncode == 1, f"a play on real people ends with {done.returncode}")
    except subprocess.TimeoutExpired:
        ground.check(False, "demo on real people goes on")
    server = Server(ground.binary, ground.database, ground.work / "demo.log", "--demo")
    ground.check(server.wait(), "the sample itself is served as a demonstration")
    server.stop()
