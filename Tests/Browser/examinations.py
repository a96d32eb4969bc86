"""Self-examinations of all, arrangements, and the declaration that the meeting may be held."""
from people import EXAMINED, FRAIL

PHONE = {"width": 390, "height": 844}


def write(person, problem=None):
    """Fills the paper: one problem or none in the first aspect, none in the second."""
    person.fill("gains", "学习后去了三户停水最久的人家，当面听了意见。")
    if problem:
        person.fill("text-0-0", problem)
        person.fill("cause-0-0", "图省事，觉得查了也没人看。")
        person.fill("direction-0-0", "每次夜班到泵房拍照签到。")
    else:
        nothing(person, 0)
    nothing(person, 1)


def nothing(person, aspect):
    if person.script:
        person.unfold("本方面未发现问题", f"#aspect-{aspect}")
    else:
        person.page.locator(f"#aspect-{aspect} summary", has_text="本方面未发现问题").click()
    person.fill(f"none-{aspect}", "对照走访记录逐户核过，没有未办结的事。")


def walk(world, checks):
    paper = world.step("examination")
    autosave(world, checks, paper)
    for person, problem in [(world.secretary, "带班检查只看台账"), (world.organiser, None), (world.discipline, None),
                            (world.floating, None)]:
        person.open(paper)
        write(person, problem)
        person.press("提交")
        checks.must("已提交" in person.notice(), f"{person.name} submits the self-examination", person.notice())
    without_script(world, checks, paper)
    review(world, checks, paper)
    ready(world, checks)


def autosave(world, checks, paper):
    member = world.member
    member.open("/")
    member.follow("开始撰写")
    write(member, EXAMINED)
    member.page.locator("[data-draft-state]", has_text="已保存").wait_for()
    member.page.reload()
    checks.should(member.value("text-0-0") == EXAMINED, "the draft saves itself and survives a reload")
    member.fill("cause-0-0", "")
    member.press("提交")
    checks.should(member.page.locator("#errors a").count() == 1, "a gap is marked and linked", member.notice())
    member.fill("cause-0-0", "图省事，觉得查了也没人看。")
    member.picture("examination-phone", PHONE)
    member.picture("examination")
    member.press("提交")
    checks.must("已提交" in member.notice(), "a member submits the self-examination")


def without_script(world, checks, paper):
    plain = world.scriptless
    plain.open("/")
    plain.follow("开始撰写")
    write(plain, "班组学习我常常签个名就走")
    plain.press("保存草稿")
    checks.should("草稿已保存" in plain.notice(), "without JavaScript a draft is saved by its button")
    plain.press("提交")
    checks.must("已提交" in plain.notice(), "without JavaScript a self-examination is submitted", plain.notice())


def review(world, checks, paper):
    secretary, reviewer, member = world.secretary, world.reviewer, world.member
    secretary.open("/")
    several = secretary.unfold("审阅", secretary.page.locator(".todo"))
    secretary.follow("审阅 苏晴", several)
    checks.should(secretary.says(EXAMINED), "the secretary reads what was submitted")
    form = secretary.unfold("退回修改")
    secretary.fill("remark", "问题写得实在。原因往自己身上再挖一层。", form)
    places = secretary.unfold("逐处意见", form)
    places.locator("textarea").nth(1).fill("是哪一次，当时怎么想的？")
    secretary.press("退回修改", form)
    checks.should("未选择退回原因" in secretary.notice(), "a return asks for its reason")
    form = secretary.unfold("退回修改")
    secretary.tap("reasons", "不深不透", form)
    secretary.picture("review-phone", PHONE)
    secretary.press("退回修改", form)
    checks.should("已退回" in secretary.notice(), "the secretary returns one")
    member.open("/")
    member.follow("修改")
    checks.should(member.says("原因往自己身上再挖一层"), "the author reads why")
    checks.should(member.page.locator("#aspect-0 .remark", has_text="是哪一次").count() == 1,
                  "and the remark stands at its problem")
    member.picture("examination-remark-phone", PHONE)
    member.fill("cause-0-0", "怕麻烦，心里没把夜班当回事，总想着出不了事。")
    member.press("提交")
    checks.should("已提交" in member.notice(), "the author revises and submits again")
    address = None
    for name in ("苏晴", "郑凯", "林秋", "何勇", "唐飞"):
        secretary.open(world.step("examinations"))
        secretary.follow("审阅", secretary.page.locator("#review li", has_text=name))
        if name == "苏晴":
            address = secretary.page.url.removeprefix(world.base)
        secretary.press("同意")
    checks.must("已同意" in secretary.notice(), "the secretary agrees with the members' papers")
    checks.should(reviewer.open(address) == 403, "a superior does not read a member's paper")
    checks.should(world.discipline.open(address) == 403, "nor does another member")
    reviewer.open("/")
    reviewer.follow("审阅")
    reviewer.press("同意")
    checks.must("已同意" in reviewer.notice(), "the secretary's paper is read from above")


def ready(world, checks):
    secretary = world.secretary
    secretary.open("/")
    secretary.follow("作出安排")
    row = secretary.page.locator("fieldset", has=secretary.page.locator("legend", has_text="唐飞")).first
    row.locator('select[name^="mode"]').select_option(label="流入地党组织")
    secretary.unfold("结对人", row)
    row.locator("input[type=text], input:not([type])").first.fill("林秋电话联系临江支部")
    secretary.press("全部确认")
    checks.should("参会安排已保存" in secretary.notice(), "the floating member is arranged")
    form = secretary.unfold("为一名党员办理免于参加")
    secretary.choose("member", FRAIL, form)
    secretary.choose("reason", "年事已高、行动不便", form)
    secretary.press("免于参加办理前核对", form)
    checks.should(secretary.says("散会前可以撤销"), "what exempting means is seen before it is done")
    secretary.press("免于参加")
    checks.should("已办理免于参加" in secretary.notice(), "the frail member is exempted")
    secretary.picture("arrangements-phone", PHONE)
    secretary.open("/")
    secretary.follow("确认条件")
    secretary.picture("branch-ready")
    secretary.press("确认可以开会")
    checks.must("已确认可以开会" in secretary.notice(), "the secretary declares the branch ready")
