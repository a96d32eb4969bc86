"""What people outside may find out."""
import re
import time

from ground import Browser


def main_part(page):
    """The page without its navigation."""
    found = re.search(r"<main.*?</main>", page, re.S)
    return found[0] if found else page


def names_from_above(ground):
    """Superior and guidance group read the pages of problems that are not posted to them."""
    readers = ground.rows(
        """SELECT f.member, f.organisation, f.office FROM office f JOIN organisation o ON o.id = f.organisation
        WHERE o.parent IS NULL AND f.office IN ('secretary', 'reviewer', 'guidanceMember')
        GROUP BY f.office ORDER BY f.office""")
    problems = ground.rows("SELECT id, branch FROM problem ORDER BY id")
    stride = max(1, len(problems) // (15 if ground.short else 90))
    for member, _, office in readers:
        reader, read, leaks = ground.person(member), 0, []
        home = ground.rows("SELECT branch FROM member WHERE id = ?", member)[0][0]
        for problem, branch in problems[::stride]:
            if branch == home:
                continue
            status, page, _ = reader.get(f"/problems/{problem}")
            if status != 200:
                continue
            read += 1
            body = main_part(page)
            # A name that someone elsewhere has, too, may stand there for them.
            names = [name for name, in ground.rows(
                "SELECT name FROM member GROUP BY name HAVING count(*) = 1 AND max(branch) = ?", branch)]
            posted = is_posted(ground, problem)
            found = [name for name in names if name in body]
            if found and not posted:
                leaks.append((problem, found))
        ground.check(not leaks, f"{read} problem pages read by a {office} of the top: names on {len(leaks)} that are "
                     f"not posted outside the branch {leaks[:1] or ''}")


def is_posted(ground, problem):
    """Whether it was posted to more than the branch, where names may stand."""
    for payload, in ground.rows("SELECT payload FROM event WHERE type = 'problem.posted' AND stream LIKE ?",
                                f"%{problem}%"):
        text = payload.decode() if isinstance(payload, bytes) else payload
        if '"branch"' not in text:
            return True
    return False


def time_of_opinions(ground):
    """A resident writes; neither the opinion's name nor the log may hold the time."""
    campaign, branch, secretary = ground.rows(
        """SELECT c.campaign, c.organisation, f.member FROM branch_case c JOIN office f ON f.organisation = c.organisation
        WHERE f.office = 'secretary' AND c.meeting_state = 'preparing' AND c.plan_state = 'approved' LIMIT 1""")[0]
    keeper = ground.person(secretary)
    path = f"/campaigns/{campaign}/organisations/{branch}/opinions"
    keeper.get(path)
    keeper.post(path + "/door", {"door": "open"})
    door = re.search(rf"/say/{re.escape(branch)}/[A-Za-z0-9]+", keeper.get(path)[1])
    if not door:
        return ground.check(False, "no door for residents was opened")
    visitors = [Browser(ground.site.port) for _ in range(4)]
    ids = []
    for visitor in visitors:
        found = re.search(r'name="id"[^>]*value="([^"]+)"', visitor.get(door[0])[1])
        ids.append(found[1] if found else "")
    alike = [one for one in ids for other in ids if one is not other and one and one[:5] == other[:5]]
    ground.check(not alike, f"opinions' names of one moment have no beginning in common {alike[:2] or ''}")
    (before,), = ground.rows("SELECT max(position) FROM event")
    fields = {"text": "盼望小区门口装一盏路灯"} | ({"id": ids[0]} if ids[0] else {})
    status, _, _ = visitors[0].post(door[0], fields)
    rows = ground.rows("SELECT recorded, payload FROM event WHERE position > ?", before)
    ground.check(status == 303 and rows, f"an opinion was left ({status})")
    now = int(time.time() * 1000)
    exact = [recorded for recorded, _ in rows if recorded % 3_600_000 and abs(recorded - now) < 600_000]
    inside = [number for _, payload in rows for number in re.findall(r"\d{13}", str(payload))
              if abs(int(number) - now) < 600_000 and int(number) % 3_600_000]
    ground.check(not exact and not inside, f"the log holds the day of an opinion alone {exact or inside or ''}")


def visits_of_other_groups(ground):
    """A guidance group looks at the leaders' visits of the top."""
    member, top, group = ground.rows(
        """SELECT f.member, f.organisation, f.team FROM office f JOIN organisation o ON o.id = f.organisation
        WHERE f.office = 'guidanceMember' AND o.parent IS NULL ORDER BY f.team LIMIT 1""")[0]
    (campaign,), = ground.rows("SELECT id FROM campaign WHERE closed IS NULL LIMIT 1")
    reader = ground.person(member)
    status, page, _ = reader.get(f"/campaigns/{campaign}/organisations/{top}/leaders")
    home = ground.rows("SELECT branch FROM member WHERE id = ?", member)[0][0]
    others = [name for name, in ground.rows(
        "SELECT name FROM organisation WHERE guidance_group IS NOT NULL AND guidance_group <> ? AND id <> ?", group, home)]
    found = [name for name in others if name in main_part(page)]
    ground.check(status in (403, 404) or not found,
                 f"{group} is shown leaders' visits of {len(found)} branches of other groups ({status})")
