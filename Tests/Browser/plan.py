"""The plan: submitted, returned once, revised, approved."""
from datetime import date, timedelta


def walk(world, checks):
    secretary, reviewer = world.secretary, world.reviewer
    secretary.open("/")
    secretary.follow("编制方案")
    checks.should("守初心" in secretary.value("goals"), "the plan is prefilled from the procedure")
    late = str(date.today() + timedelta(days=40))
    secretary.fill("meetingDay", late)
    secretary.press("提交审核")
    checks.should(secretary.page.locator("#errors a").count() == 2, "what is missing is named in one place",
                  secretary.notice())
    checks.should(secretary.value("meetingDay") == late, "what was typed is kept")
    secretary.picture("plan-errors")
    secretary.fill("place", "水厂二楼会议室")
    secretary.fill("meetingDay", str(date.today()))
    secretary.press("提交审核")
    checks.must("方案已提交" in secretary.notice(), "the plan is submitted")

    reviewer.open("/")
    reviewer.follow("审核方案")
    reviewer.press("同意")
    checks.should("尚未勾选" in reviewer.notice(), "approval asks for every criterion")
    reviewer.fill("remark", "总体可行，请写明谁来联系流动党员。")
    reviewer.press("退回修改")
    checks.should("退回须选择原因" in reviewer.notice(), "a return asks for its reason")
    checks.should(reviewer.value("remark").startswith("总体可行"), "the remark is kept after the refusal")
    reviewer.tap("reasons", "程序不清")
    reviewer.press("退回修改")
    checks.must("方案已退回" in reviewer.notice(), "the reviewer returns the plan with a reason")

    secretary.open("/")
    secretary.follow("修改方案")
    checks.should(secretary.says("请写明谁来联系流动党员") and secretary.says("程序不清"), "the reason is on the page")
    secretary.press("提交审核")
    checks.should("内容与退回的文稿相同" in secretary.notice(), "an unchanged plan is refused")
    secretary.fill("means", "唐飞由林秋联系，会前三天电话确认。")
    secretary.press("提交审核")
    checks.must("方案已提交" in secretary.notice(), "the revised plan is submitted")

    status, text = secretary.send(world.step("plan/approve"), criteria="steps")
    checks.should(status == 403, "nobody approves their own plan", f"{status}")
    reviewer.open(world.step("plan"))
    for box in reviewer.page.locator('input[name="criteria"], input[name="qualities"]').all():
        box.check()
    reviewer.fill("remark", "可以。")
    reviewer.press("同意")
    checks.must("方案已批准" in reviewer.notice(), "the reviewer approves the plan")
    reviewer.unfold("版本与审核")
    checks.should(reviewer.says("第 2 稿") and reviewer.says("第 1 稿"), "both versions are kept")
    reviewer.picture("plan-approved")
