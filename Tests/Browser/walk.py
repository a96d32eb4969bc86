"""Walks one branch through the whole loop: walk.py BASE PICTURES TALLY."""
import os
import sys
import traceback
from pathlib import Path

from playwright.sync_api import sync_playwright

import after
import campaign
import examinations
import manners
import meeting
import offline
import plan
import preparation
import rectification
import residents
import sheets
import superior
from checks import Checks, Stop
from people import PEOPLE
from person import Person

STAGES = [campaign, plan, preparation, residents, offline, examinations, meeting, after, rectification, superior,
          sheets, manners]


class World:
    """Everyone of the walk, the campaign's address, and what one stage learns for the next."""

    def __init__(self, browser, base, checks, password):
        self.browser, self.base, self.checks, self.password = browser, base, checks, password
        self.campaign = self.branch = None
        self.problems = {}
        for login, name, branch in PEOPLE:
            person = Person(browser, base, checks, login, name, branch, script=login != "scriptless")
            setattr(self, login, person.sign_in(password))
        checks.ok(f"{len(PEOPLE)} people sign in")

    def everyone(self):
        return [getattr(self, login) for login, _, _ in PEOPLE]

    def step(self, name):
        return f"{self.branch}/{name}"


def main(base, pictures, tally):
    Path(pictures).mkdir(parents=True, exist_ok=True)
    checks = Checks(pictures)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        world = None
        try:
            world = World(browser, base, checks, os.environ["WALK_PASSWORD"])
            for stage in STAGES:
                print(f"-- {stage.__doc__}", flush=True)
                stage.walk(world, checks)
        except Stop:
            pass
        except Exception:
            traceback.print_exc()
            checks.fail("the walk broke off")
        if checks.failed and world:
            for person in world.everyone():
                person.picture(f"failed-{person.login}")
        browser.close()
    checks.ok(f"{checks.pages} pages seen, {len(checks.addresses)} addresses, {len(checks.kinds)} kinds through axe")
    Path(tally).write_text(f"{checks.passed} {checks.failed}\n")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
