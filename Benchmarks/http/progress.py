"""Sessions and requests for Benchmarks/http/progress."""

import hashlib
import sqlite3
import subprocess
import sys
import time


def posted(database):
    """Posted problems with one who answers for each; the next is always of another branch."""
    people = dict(database.execute("SELECT problem, member FROM problem_person"))
    rows = database.execute(
        """
        SELECT tenant, id FROM
            (SELECT *, ROW_NUMBER() OVER (PARTITION BY branch ORDER BY id) AS turn FROM problem WHERE state = 'posted')
        ORDER BY turn, branch
        """
    )
    return [(tenant, problem, people[problem]) for tenant, problem in rows if problem in people]


def token_of(member):
    return hashlib.sha256(("bench " + member).encode()).hexdigest()


def sessions(path, script):
    database = sqlite3.connect(path)
    now = int(time.time() * 1000)
    requests = []
    signed_in = set()
    for tenant, problem, member in posted(database):
        token = token_of(member)
        if member not in signed_in:
            signed_in.add(member)
            database.execute(
                "INSERT INTO login_session (tenant, token, member, started, seen) VALUES (?, ?, ?, ?, ?)",
                (tenant, hashlib.sha256(token.encode()).digest(), member, now, now),
            )
        form = hashlib.sha256(("form/" + token).encode()).hexdigest()[:32]
        requests.append('{"/problems/%s/progress", "%s", "%s"}' % (problem, token, form))
    database.commit()
    with open(script, "w") as file:
        file.write("local all = {\n" + ",\n".join(requests) + "\n}\n")
        file.write(LUA)


LUA = """
local number = 0
local run = os.time() .. "-" .. math.floor(os.clock() * 1e6)
local threads = {}
function setup(thread)
    thread:set("offset", #threads) -- of two: each has every second branch, so that no two ask for one at once
    table.insert(threads, thread)
end
completed, refused = 0, 0
function request()
    number = number + 1
    local one = all[(offset + 2 * number) % (#all - #all % 2) + 1]
    local headers = {
        ["Cookie"] = "session=" .. one[2], ["Content-Type"] = "application/x-www-form-urlencoded",
    }
    return wrk.format("POST", one[1], headers, "form-token=" .. one[3] .. "&form-once=" .. run .. "-" .. offset .. "-" .. number .. "&progress=walked" .. number)
end
function response(status)
    if status == 303 then completed = completed + 1 else refused = refused + 1 end
end
function done()
    local sum, bad = 0, 0
    for _, thread in ipairs(threads) do
        sum = sum + thread:get("completed")
        bad = bad + thread:get("refused")
    end
    print("answered " .. sum)
    print("refused " .. bad)
end
"""


def login_rows(path):
    for tenant, token, member, started, seen in sqlite3.connect(path).execute(
        "SELECT tenant, token, member, started, seen FROM login_session"
    ):
        print(
            "INSERT INTO login_session (tenant, token, member, started, seen) VALUES ('%s', '\\x%s', '%s', %d, %d);"
            % (tenant, token.hex(), member, started, seen)
        )


def count(place):
    sql = "SELECT COUNT(*) FROM event WHERE type = 'problem.progressed'"
    if place.startswith("postgres"):
        print(subprocess.run(["psql", "-At", "-d", place, "-c", sql], check=True, capture_output=True, text=True).stdout.strip())
    else:
        print(sqlite3.connect(place).execute(sql).fetchone()[0])


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
