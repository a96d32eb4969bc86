"""A branch of 17 from the notice to READY: burden.py roster FOLDER | walk BASE PICTURES FOLDER REPORT."""
import os
import sys
import traceback
from datetime import date
from pathlib import Path
from urllib.request import urlopen

import problems

# More than this is too much to ask.
SECRETARY_FIELDS, MEMBER_FIELDS = 12, 6


def fields(hand):
    """Fields apart from how often each was filled in: a field of a form that comes again counts again."""
    return len(hand.typed)


def nothing_twice(branch):
    """Whatever someone typed, no form asked anyone for again; words of one's own are one's own."""
    checks, seen = branch.checks, {}
    for hand in branch.hands:
        for form, name, value in hand.typed:
            if form == "sign-in":
                continue
            if (value, name) in seen or value in [known for known, _ in seen]:
                checks.fail(f"{hand.name} types {value} twice: {form}/{name}")
            seen[(value, name)] = form
    checks.ok(f"{len(seen)} values typed, none of them twice")
    secretary = branch.secretary
    secretary.open(branch.step("meeting"))
    place = next((value for value, name in seen if name == "place"), None)
    if place:
        checks.should(secretary.value("place") == place, "the meeting knows the place from the plan")


def calendar(branch, folder):
    """The feed is read by a parser of someone else's; the spool says title, time and link."""
    from icalendar import Calendar
    checks, person = branch.checks, branch.leader
    person.open("/reminders")
    person.press("取得日历地址", answers=False)
    address = person.page.locator("#calendar-address").input_value()
    person.picture("reminders")
    parsed = Calendar.from_ical(urlopen(address).read())
    checks.should(parsed["VERSION"] == "2.0" and any(parsed.walk("VTIMEZONE")), "the calendar is read by icalendar")
    secretary = branch.secretary
    secretary.open("/reminders")
    secretary.press("取得日历地址", answers=False)
    parsed = Calendar.from_ical(urlopen(secretary.page.locator("#calendar-address").input_value()).read())
    events = parsed.walk("VEVENT")
    checks.should(events and all(event["UID"] and event["DTSTAMP"] and event.walk("VALARM") for event in events),
                  f"{len(events)} events with UID, DTSTAMP and VALARM")
    checks.should(all(event["DTSTART"].dt.utcoffset().total_seconds() == 8 * 3600 for event in events),
                  "and the time of Asia/Shanghai")
    for person in (secretary, branch.leader):
        person.press("English")
        for path in ("/reminders", branch.step("arrangements"), branch.step("readiness"),
                     f"{branch.campaign}/organisations/QS/leaders", f"{branch.campaign}/organisations/QS-01/units"):
            person.open(path)
        person.press("中文")


def write(report, branch):
    secretary, members = branch.secretary, branch.hands[1:]
    ordinary = branch.hands[3:]
    most = max(members, key=fields)
    rows = [
        ("支部书记", secretary.taps, fields(secretary), len(secretary.own), SECRETARY_FIELDS),
        ("委员（最多的一人）", max(h.taps for h in branch.hands[1:3]), max(map(fields, branch.hands[1:3])),
         max(len(h.own) for h in branch.hands[1:3]), MEMBER_FIELDS),
        ("党员（最多的一人）", max(h.taps for h in ordinary), max(map(fields, ordinary)),
         max(len(h.own) for h in ordinary), MEMBER_FIELDS),
    ]
    lines = [
        "# 填写负担 · What a branch types and taps", "",
        f"{date.today()}，`Tests/Browser/burden`：17 名党员的支部，从签收通知到确认可以开会，真实浏览器逐步操作。",
        "", "A branch of 17 in a real browser, from the notice to the declaration that it may meet; signing in included.",
        "Own words (self-examination, an opinion as it was said) are counted apart.", "",
        "| 谁 | 点击 taps | 填写 typed fields | 本人的话 own words | 上限 limit |", "|---|---:|---:|---:|---:|",
    ]
    lines += [f"| {who} | {taps} | {count} | {own} | {limit} |" for who, taps, count, own, limit in rows]
    lines += ["", "书记填写的栏目 What the secretary types:", ""]
    lines += [f"- {form} · {name}" for form, name, _ in secretary.typed]
    lines += ["", f"党员填写最多的 The most of a member ({most.login}):", ""]
    lines += [f"- {form} · {name}" for form, name, _ in most.typed]
    Path(report).write_text("\n".join(lines) + "\n")
    for who, taps, count, _, limit in rows:
        branch.checks.should(count <= limit, f"{who}: {count} fields typed of at most {limit}, {taps} taps")


def walk(base, pictures, folder, report):
    from playwright.sync_api import sync_playwright

    from branch import Branch
    from checks import Checks, Stop
    Path(pictures).mkdir(parents=True, exist_ok=True)
    checks = Checks(pictures)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        branch = None
        try:
            branch = Branch(browser, base, checks, os.environ["WALK_PASSWORD"])
            for part in (branch.issue, branch.plan, branch.study, branch.opinions, branch.talks, branch.examinations,
                         branch.provide, branch.ready):
                part()
            nothing_twice(branch)
            write(report, branch)
            calendar(branch, folder)
            taps = problems.walk(branch)
            with open(report, "a") as lines:
                lines.write(f"\n十个问题认领、分析原因、制定措施、作出承诺：共点击 {taps} 次（上限 {problems.TAPS}）。"
                            f"Ten problems claimed, analysed, planned and committed to: {taps} taps by the branch in all.\n")
        except Stop:
            pass
        except Exception:
            traceback.print_exc()
            checks.fail("the story broke off")
        if checks.failed and branch:
            branch.secretary.picture("failed-secretary")
        browser.close()
    print(f"{checks.passed} passed, {checks.failed} failed, {checks.pages} pages")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    if sys.argv[1] == "roster":
        from roster import roster
        roster(sys.argv[2])
    else:
        sys.exit(walk(*sys.argv[2:6]))
