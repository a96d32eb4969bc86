"""One problem to its end: progress, done, verified by another, accepted, written off, reopened by a look-back."""
from people import OPINION

PHONE = {"width": 390, "height": 844}


def walk(world, checks):
    organiser, discipline, secretary, reviewer = world.organiser, world.discipline, world.secretary, world.reviewer
    path = world.problems[OPINION]
    organiser.open("/")
    checks.should(organiser.says(OPINION[:8]), "the work is on the to-do home of whoever answers for it")
    organiser.open(path)
    organiser.fill("progress", "双线已装好，试运行三天。")
    organiser.press("保存进展")
    checks.should("进展已保存" in organiser.notice(), "progress is noted")
    form = organiser.unfold("报告办结")
    organiser.fill("result", "五声内接通率百分之百，抽查九次都有登记。", form)
    organiser.press("报告办结", form)
    checks.must("等待他人核验" in organiser.notice(), "the work is reported done")
    checks.should(organiser.says("整改人不能对本人的整改进行核验"), "whoever did it sees why they cannot verify it")
    told = {"looked": "看了登记", "asked-whom": "值班的同志", "asked-persons": "1"}
    status, text = organiser.send(f"{path}/verification", **told)
    checks.should(status == 422 and "请其他同志办理" in text, "verification by the doer is refused with the reason")
    status, _ = world.outsider.send(f"{path}/verification", **told) if world.outsider.open("/") else (0, "")
    checks.should(status == 403, "somebody from elsewhere has no say")

    secretary.open("/")
    secretary.follow("核验")
    checks.should(secretary.says("核验通过"), "the branch's secretary is asked to verify")
    discipline.open(path)
    discipline.fill("looked", "夜间拨打三次，抽查了九次登记。")
    discipline.fill("asked-whom", "两户居民和值班的同志")
    discipline.fill("asked-persons", "3")
    discipline.press("核验通过")
    checks.must("核验通过" in discipline.notice(), "somebody else verifies it")
    discipline.tap("how", "当面回访")
    discipline.fill("asked", "9")
    discipline.fill("agreed", "10")
    discipline.press("保存评议结果")
    checks.should("也不能多于" in discipline.notice(), "more cannot agree than were asked")
    discipline.fill("agreed", "8")
    discipline.press("保存评议结果")
    checks.must("群众评议结果已保存" in discipline.notice(), "those whom it concerns accept it")
    secretary.open(path)
    secretary.press("销号")
    checks.must("已销号" in secretary.notice(), "the problem is written off")

    reviewer.open(path)
    reviewer.tap("stands", "成效巩固")
    reviewer.press("保存回头看情况")
    checks.should("回头看应待成效稳定" in reviewer.notice(), "it is too early to say that it lasts")
    reviewer.tap("stands", "问题反弹")
    reviewer.fill("look-back-note", "周末晚上拨打三次，两次没人接。")
    reviewer.press("保存回头看情况")
    checks.must("回头看情况已保存" in reviewer.notice(), "the look-back reopens it")
    organiser.open(path)
    checks.should(organiser.says("整改中") and organiser.says("回头看，问题反弹"), "it is open again with all that was")
    for word in ("征求意见", "认领", "制定措施", "承诺", "公示", "进展", "报告办结", "核验", "群众认可", "销号"):
        if not organiser.says(word):
            checks.fail(f"the life of the problem lacks {word}")
    checks.should(organiser.says("原因") and organiser.says("周末晚上拨打三次"), "the page tells its whole life")
    organiser.picture("problem")
    organiser.picture("problem-phone", PHONE)
