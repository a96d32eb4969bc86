"""What those above see: tree, figures, summary, ledger, and a problem as it was posted."""
import re

from people import CRITICISED, EXAMINED, OPINION


def walk(world, checks):
    leader, secretary = world.leader, world.secretary
    leader.open("/")
    leader.open(world.committee)
    checks.must(leader.says("青山水厂党支部") and leader.says("青山车队党支部"), "the committee sees its branches")
    summary = leader.page.locator("p", has_text="系统").filter(has_text="查摆问题").first.inner_text()
    checks.should("1个党组织开展了" in summary and "5名党员实际参加，另有1名党员以其他方式覆盖" in summary
                  and "查摆问题7个" in summary,
                  "the summary counts what happened", summary)
    leader.picture("tree")
    leader.picture("tree-phone", {"width": 390, "height": 844})
    leader.open(f"{world.committee}/figures")
    figures = leader.page.locator("main").inner_text()
    for label, value in [("谈心谈话", 9), ("查摆问题", 7), ("列入清单问题", 8), ("已合并问题", 1), ("销号后重开", 1), ("批评意见", 2)]:
        checks.should(re.search(rf"{label}\s+{value}\b", figures) is not None, f"figure {label} is {value}",
                      (re.search(rf"{label}\s+\S+", figures) or [""])[0])
    leader.picture("figures")
    leader.open("/organisations/QS/ledger")
    checks.should(leader.says("7 条") and leader.says("带班检查不到现场"), "the ledger shows posted texts")
    words = leader.page.content()
    checks.should(CRITICISED not in words, "and not the sealed words behind them")
    leader.picture("ledger")
    leader.picture("ledger-phone", {"width": 390, "height": 844})
    with leader.page.expect_download() as download:
        leader.page.get_by_role("link", name="导出").click()
    table = open(download.value.path(), encoding="utf-8-sig").read()
    checks.should(table.count("\n") >= 7 and CRITICISED not in table, "the ledger is taken away as a table")
    leader.open(world.problems[CRITICISED])
    checks.should(leader.says("带班检查不到现场") and CRITICISED not in leader.page.content(),
                  "above, a problem shows its posted text alone")
    leader.open(world.branch)
    checks.should(leader.says("会后"), "the committee opens a branch's page")
    leader.open(world.step("meeting"))
    checks.should(CRITICISED not in leader.page.content(), "the minutes above hold no word of criticism")
    leader.open("/organisations/QS/roster")
    leader.picture("roster")
    leader.follow("导入名册")
    checks.should(leader.says("预检"), "the roster's page leads to the import")
    secretary.open(world.branch)
    secretary.picture("branch-after")
    secretary.open("/")
    secretary.picture("home")
    secretary.picture("home-phone", {"width": 390, "height": 844})
    secretary.open("/organisations/QS-01/ledger")
    checks.should(secretary.says(EXAMINED) and secretary.says(OPINION), "in the branch the ledger has the words")
