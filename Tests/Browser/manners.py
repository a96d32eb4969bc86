"""Wrong people, wrong addresses, languages, care mode, dark theme, signing out."""
from people import EXAMINED
from person import Person


def walk(world, checks):
    refused(world, checks)
    settings(world, checks)
    dark(world, checks)
    leaving(world, checks)


def refused(world, checks):
    outsider, member, reviewer = world.outsider, world.member, world.reviewer
    problem = next(iter(world.problems.values()))
    steps = [world.step(step) for step in ("plan", "study", "talks", "opinions", "examination", "examinations",
                                           "arrangements", "meeting", "list")]
    for path in [world.branch, world.committee, problem, "/organisations/QS-01/ledger", "/organisations/QS-01/roster",
                 *steps]:
        status = outsider.open(path)
        checks.should(status == 403 and outsider.says("此页不在你的职责范围内"), f"403 for an outsider: {path[-24:]}",
                      f"{status}")
        if EXAMINED in outsider.page.content():
            checks.fail("an outsider reads sealed words")
    outsider.picture("forbidden-phone", {"width": 390, "height": 844})
    checks.should(outsider.says("冯岩", "header.band"), "a page of refusal keeps the frame of whoever is signed in")
    outsider.press("关怀模式")
    checks.should(outsider.page.locator("html").get_attribute("data-care") == "on", "and its settings work")
    outsider.press("退出关怀模式")
    for path in (world.committee, "/organisations/QS/ledger", "/organisations/QS/import", "/campaigns/new"):
        checks.should(member.open(path) == 403, f"403 for a member: {path[-24:]}")
    checks.should(reviewer.open(world.step("examination")) == 403, "a superior has no paper in the branch")
    for path in ("/problems/nonesuch", f"{world.campaign}/organisations/QS-09", "/nonesuch"):
        checks.should(member.open(path) == 404, f"404: {path[-24:]}")
    status, _ = member.send(world.step("plan"), **{"form-token": "stolen"})
    checks.should(status in (400, 403), "a form without its token is refused", f"{status}")
    member.open("/")


def settings(world, checks):
    member = world.member
    member.open(world.branch)
    member.press("English")
    checks.should(member.page.locator("html").get_attribute("lang") == "en" and "Sign out" in member.page.content(),
                  "the pages speak English")
    for path in ("/", world.branch, world.step("meeting"), world.step("list"), next(iter(world.problems.values()))):
        member.open(path)
    member.picture("english")
    member.press("中文")
    member.press("关怀模式")
    checks.should(member.page.locator("html").get_attribute("data-care") == "on", "care mode is on")
    for path in ("/", world.branch, world.step("talks"), world.step("meeting"), world.step("list")):
        member.open(path)
    member.open("/")
    member.picture("care-phone", {"width": 390, "height": 844})
    member.press("退出关怀模式")
    checks.should(member.page.locator("html").get_attribute("data-care") is None, "and off again")


def dark(world, checks):
    person = Person(world.browser, world.base, checks, "secretary", "周明远", "QS-01", color_scheme="dark")
    person.sign_in(world.password)
    for path in ("/", world.branch, world.step("plan"), world.step("study"), world.step("opinions"),
                 world.step("examinations"), world.step("meeting"), world.step("list"), "/organisations/QS-01/ledger",
                 next(iter(world.problems.values()))):
        person.open(path)
    checks.ok("the dark pages pass too")
    person.open(world.branch)
    person.picture("branch-dark")


def leaving(world, checks):
    member = world.member
    member.press("退出登录")
    checks.should(member.page.url.endswith("/sign-in"), "signing out leads to the sign-in page")
    member.picture("sign-in-phone", {"width": 390, "height": 844})
    member.open(world.branch)
    checks.should("/sign-in" in member.page.url, "without signing in there is only the sign-in page")
    member.fill("login", "member")
    member.fill("password", "wrong")
    member.press("登录")
    checks.should("账号或密码不对" in member.notice(), "a wrong password is refused")
    member.fill("login", "member")
    member.fill("password", world.password)
    member.press("登录")
    checks.should(member.page.url.endswith(world.branch), "the right one leads to where one wanted to go")
