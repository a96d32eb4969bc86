"""The meeting: attendance, leaders first, criticism, the observer's remark, closing, covering."""
from people import CRITICISED, FRAIL

PHONE = {"width": 390, "height": 844}


def walk(world, checks):
    opening(world, checks)
    speaking(world, checks)
    criticism(world, checks)
    remark(world, checks)
    closing(world, checks)


def opening(world, checks):
    secretary, member, observer = world.secretary, world.member, world.observer
    secretary.open("/")
    secretary.follow("开会")
    secretary.press("开会")
    checks.must("已宣布开会" in secretary.notice(), "the secretary opens the meeting")
    row = secretary.page.locator("fieldset.roll-person", has_text="唐飞")
    checks.should(row.locator('input[value="absent"]').is_checked(), "whoever is arranged elsewhere is ticked absent")
    row.locator("select").select_option("")
    secretary.press("保存签到")
    checks.should("未选择缺席原因：唐飞" in secretary.notice(), "an absence asks for its reason")
    row.locator("select").select_option(label="外出流动")
    secretary.picture("attendance-phone", PHONE)
    secretary.press("保存签到")
    checks.must("签到已保存" in secretary.notice() and secretary.says("5/6"), "five of six are there, one is exempt")
    member.open(world.step("meeting"))
    own = me(secretary, world, "苏晴")
    status, text = member.send(world.step("meeting/speak"), key=own, text="我先说")
    checks.should(status == 422 and "先请周明远发言" in text, "an ordinary member is kindly asked to let the leader begin")
    observer.open("/")
    observer.follow("列席会议")
    observer.press("登记列席")
    checks.must("已登记列席" in observer.notice(), "the guidance member sits in")


def me(person, world, name):
    """The identifier of a member, from a form that names everyone."""
    person.open(world.step("talks"))
    options = {label: value for label, value in person.page.locator(
        'label:has(input[name="to"])').evaluate_all(
        "labels => labels.map((label) => [label.innerText.trim(), label.querySelector('input').value])")}
    person.open(world.step("meeting"))
    return options[name]


def speaking(world, checks):
    secretary = world.secretary
    secretary.open(world.step("meeting"))
    for count in range(5):
        ask = secretary.page.locator("#now .now-next button")
        if count == 0:
            checks.should("周明远" in ask.inner_text(), "the leader's turn comes first")
        ask.click()
        box = secretary.page.locator("form.speaking")
        box.wait_for()
        if count == 0:
            secretary.fill("text", "我带班检查走过场。", box)
        box.locator("button").click()
        secretary.page.locator("form.speaking").wait_for(state="detached")
    checks.must(secretary.page.locator("[data-order] > li").count() == 0, "all five have spoken")


def criticism(world, checks):
    organiser, member, discipline = world.organiser, world.member, world.discipline
    organiser.open(world.step("meeting"))
    checks.should(not organiser.page.locator('#criticise label:has(input[name="to"])', has_text="林秋").count(),
                  "a recorder is not offered to write down criticism of themself")
    member_id, own = me(organiser, world, "苏晴"), me(member, world, "林秋")
    status, text = organiser.send(
        world.step("meeting/criticise"), **{"from": member_id, "to": own, "text": "台账记得太粗", "id": "c-1"})
    checks.should(status == 422 and "不能由你记录" in text, "a recorder who is criticised is refused", f"{status}")
    member.open(world.step("meeting"))
    criticise(organiser, "苏晴", "周明远", CRITICISED, isAway=True)
    waiting = organiser.page.locator("[data-room-state]", has_text="网络中断")
    waiting.wait_for()
    checks.should(CRITICISED in waiting.inner_text(), "what is recorded without a network is kept and shown")
    organiser.page.context.set_offline(False)
    organiser.page.locator("#criticised", has_text=CRITICISED).wait_for(timeout=20000)
    checks.must(organiser.page.locator("#criticised li").count() == 1 and not organiser.page.locator(
        ".room-waiting").count(), "with the network back, criticism is recorded once")
    member.page.locator("#criticised", has_text=CRITICISED).wait_for(timeout=5000)
    checks.should(True, "others in the room see it without asking for the page")
    checks.should(not organiser.page.evaluate("localStorage.length"), "nothing that was said stays on the device")
    member.page.locator('#criticise input[name="blind-spot"]').check()
    criticise(member, None, "何勇", "你说机房不归你管，可那里也是你的检查范围。")
    member.page.locator("#criticised", has_text="本人未查摆到的问题").wait_for()
    checks.should(True, "a member criticises from their own phone")
    organiser.open(world.step("meeting/screen"))
    wall = organiser.page.inner_text("body")
    checks.should("发言" in wall and CRITICISED not in wall, "the screen on the wall has no word of anybody")
    organiser.picture("screen")
    discipline.open(world.step("meeting"))
    form = discipline.unfold("记录回应", discipline.page.locator("#criticise li", has_text="苏晴 → 何勇"))
    discipline.tap("response", "接受", form)
    discipline.fill("text", "接受，下周起每周两次到机房。", form)
    discipline.press("保存回应", form)
    checks.should("回应已记录" in discipline.notice(), "who was criticised answers")
    discipline.picture("meeting-phone", PHONE)


def criticise(person, by, of, text, isAway=False):
    """In the room: who is tapped, then whom it is of, the words, and one button."""
    form = person.page.locator("#criticise form.criticising")
    if by:
        person.tap("from", by, form)
    another = form.locator("summary", has_text="改为其他同志")
    if another.count():
        another.click()
    person.tap("to", of, form)
    person.fill("text", text, form)
    if isAway:
        person.page.context.set_offline(True)
    form.get_by_role("button", name="保存批评意见").click()


def remark(world, checks):
    observer, secretary = world.observer, world.secretary
    observer.open(world.step("meeting"))
    checks.should(CRITICISED not in observer.page.content(), "the observer sees how many criticisms there are, no word")
    observer.tap("about", "何勇")
    observer.tap("defect", "以建议代批评")
    observer.fill("text", "讲了别人的改进，没有讲自己的问题。", "#remark")
    observer.page.locator('input[name="restate"]').check()
    observer.picture("observer")
    observer.press("保存点评")
    checks.must("点评已记录" in observer.notice(), "the observer remarks and asks for a restatement")
    secretary.open(world.step("meeting"))
    checks.should(secretary.says("尚未补充发言：何勇"), "the meeting cannot be closed before it")
    secretary.picture("meeting")
    secretary.press("已补充发言")
    checks.should("补充发言已记录" in secretary.notice(), "the restatement is recorded")


def closing(world, checks):
    secretary, organiser = world.secretary, world.organiser
    secretary.follow("散会前核对")
    checks.should(secretary.says("未登记要点"), "before closing it is seen what is missing")
    secretary.picture("closing-look")
    secretary.fill("words", "会后三天内列出清单。", "#close")
    secretary.press("宣布散会")
    checks.must("已散会" in secretary.notice() and secretary.says("未补课 1 人：唐飞"), "closed; one is left to be covered")
    organiser.open("/")
    organiser.follow("登记补课")
    organiser.press("登记补课")
    checks.must("补课已登记" in organiser.notice() and organiser.says("已全员覆盖"), "the absent member is covered")
    organiser.unfold("签到")
    checks.should(organiser.says(FRAIL), "the exempt member stands apart in the minutes")
    organiser.picture("minutes")
