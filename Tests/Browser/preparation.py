"""Study, opinions and talks, until everyone is covered."""
from people import FRAIL, OPINION, TALKED


def walk(world, checks):
    refused_readiness(world, checks)
    study(world, checks)
    opinions(world, checks)
    talks(world, checks)


def refused_readiness(world, checks):
    secretary = world.secretary
    secretary.open(world.branch)
    checks.should(secretary.says("项，具备后可以确认"), "readiness cannot be declared yet, with the reason")
    status, text = secretary.send(world.step("readiness"))
    named = ["规定学习人人完成", "意见已反馈到人", "谈心谈话覆盖", "对照检查人人完成", "领导材料已审阅"]
    checks.should(status == 422 and all(gate in text for gate in named), "declaring it early names the unmet gates")
    secretary.unfold("未完成事项")
    secretary.picture("branch-before")
    secretary.picture("branch-before-phone", {"width": 390, "height": 844})


def study(world, checks):
    organiser = world.organiser
    organiser.open("/")
    organiser.follow("记录学习")
    organiser.press("保存学习记录")
    checks.should("未选择学习篇目" in organiser.notice(), "a session without a text is refused")
    organiser.tap("texts", "重要讲话")
    organiser.tap("texts", "简史")
    organiser.tap("attended", "唐飞")
    organiser.tap("attended", FRAIL)
    organiser.picture("study-phone", {"width": 390, "height": 844})
    organiser.press("保存学习记录")
    checks.must("学习记录已保存" in organiser.notice(), "a session is recorded by tapping")
    checks.should(organiser.says("5/7"), "five of seven are covered")
    details = organiser.unfold("未参加")
    for name in ("唐飞", FRAIL):
        organiser.tap("members", name, details)
    organiser.press("保存补学记录", details)
    checks.should(organiser.says("7/7"), "the two who were away have caught up")
    signing_in(world, checks)


def signing_in(world, checks):
    """A session at which people sign themselves in, a draw, and a reflection."""
    organiser, member = world.organiser, world.member
    organiser.open(world.step("study"))
    organiser.tap("texts", "简史")
    organiser.press("开始扫码签到")
    checks.must("签到已开始" in organiser.notice(), "a session begins with signing in")
    session = organiser.page.url.split("?")[0].removeprefix(world.base)
    organiser.open(session + "/qr")
    checks.should(organiser.page.locator(".qr svg path").count() == 1, "the code is on the wall")
    organiser.picture("code")
    code = organiser.page.get_by_role("link", name="本人签到").get_attribute("href")
    for person in (member, organiser):
        person.open(code)
        person.press("我在现场，签到")
        checks.should("签到成功" in person.notice(), "one tap signs a member in")
    member.open(code)
    checks.should(member.says("你已签到"), "and once is enough")
    organiser.open(session)
    organiser.press("先定随机号")
    organiser.press("抽取一位")
    checks.should("已抽取" in organiser.notice(), "a name is drawn")
    organiser.follow("核验抽取")
    checks.should(organiser.says("核验无误"), "the draw is reckoned again")
    organiser.picture("draw-phone", {"width": 390, "height": 844})
    organiser.open(session)
    organiser.press("结束签到")
    member.open(session)
    member.fill("gain", "读到了当年怎么定的规矩。")
    member.press("保存体会")
    checks.should("体会已保存" in member.notice(), "a reflection is kept")
    member.picture("session-phone", {"width": 390, "height": 844})
    organiser.open(session)
    checks.should("怎么定的规矩" not in organiser.page.content(), "and stays with its author")


def opinions(world, checks):
    organiser, reviewer, discipline = world.organiser, world.reviewer, world.discipline
    organiser.open(world.step("opinions"))
    for channel, voices, about, text in [
            ("座谈", "3", "支部班子", OPINION), ("走访", "1", "何勇", "检查来得少，来了也只翻本子"),
            ("座谈", "2", "何勇", "检查的时候不到现场看")]:
        organiser.tap("channel", channel)
        organiser.fill("voices", voices)
        organiser.choose("about", about)
        organiser.fill("text", text)
        organiser.press("保存意见")
    checks.must(organiser.says("原始意见（条）") and organiser.says("0/3"), "three opinions come in by two channels")
    organiser.follow("归并")
    with organiser.page.expect_navigation():
        form = organiser.page.locator("#merge form")
        form.locator("input[name=into]").first.check()
        form.get_by_role("button", name="归并").click()
    checks.should("已归并" in organiser.notice(), "two that say the same are merged")
    organiser.press("向本人反馈 3 条")
    checks.should("原话反馈" in organiser.notice(), "opinions are handed over in the original words")
    organiser.picture("opinions")

    discipline.open("/")
    discipline.follow("回应意见")
    checks.should(discipline.says("只翻本子") and not discipline.says(OPINION), "a member reads what is about them alone")
    discipline.fill("answer", "接受，从这个月起每周到机房两次。")
    discipline.press("回应")
    checks.should("回应已保存" in discipline.notice(), "a member answers")
    world.secretary.open(world.step("opinions"))
    world.secretary.fill("answer", "值班电话本周改为双线。", "#own")
    world.secretary.press("回应", "#own")
    checks.should("回应已保存" in world.secretary.notice(), "the committee answers for the branch")
    reviewer.open(world.step("opinions"))
    checks.should(reviewer.says("原始意见（条）") and "打了四遍" not in reviewer.page.content(), "a superior sees counts, no words")


def talk(person, partner, note=""):
    person.tap("to", partner)
    if note:
        person.unfold("谈话内容、时机、备忘")
        person.fill("note", note)
    person.press("保存谈话记录")


def talks(world, checks):
    secretary, organiser, member, floating = world.secretary, world.organiser, world.member, world.floating
    secretary.open(world.step("talks"))
    for partner in ("林秋", "何勇", "苏晴", "郑凯", FRAIL, "唐飞"):
        talk(secretary, partner)
    checks.should("谈话记录已保存" in secretary.notice(), "the secretary has talked with everyone")
    organiser.open(world.step("talks"))
    organiser.press("确认已谈话")
    checks.should("已确认" in organiser.notice(), "the other of the two confirms a talk")
    talk(organiser, "何勇")
    member.open(world.step("talks"))
    talk(member, "郑凯", TALKED)
    member.unfold("我的谈心谈话")
    checks.should(member.says(TALKED), "whoever talked sees the note")
    member.picture("talks-phone", {"width": 390, "height": 844})
    secretary.open(world.step("talks"))
    checks.should(TALKED not in secretary.page.content(), "the secretary does not see the note of two others")
    checks.should(secretary.says("未谈"), "who still owes a talk is named")
    floating.open(world.step("talks"))
    talk(floating, FRAIL)
    checks.must(floating.says("应谈的均已谈话"), "talks are covered")
