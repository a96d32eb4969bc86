"""Ten problems of a branch, claimed, analysed, planned and committed to by those whose they are, each tap counted."""
import re
from datetime import date

from roster import people

# The branch's, and two of each of three members: as they come out of a meeting.
OWNERS = {"": ["活动室的灯坏了半个月没人报修", "党员责任区的牌子挂着没人管"], 3: ["检查不到现场"],
          4: ["夜班只签名不巡泵房", "学习笔记是抄的"], 5: ["群众来电回复慢", "请假不说事由"]}
SAID = {"cause": "平时过问不够，没有人盯着做到底。", "measure": "每周五傍晚逐处查看并登记，月底支委会核对一次。",
        "commitment": "下月底前办到，请同志们监督。"}
TAPS = 20


def meet(branch):
    """The meeting is held as quickly as its rules allow; none of it is counted."""
    secretary, commissioner = branch.secretary, branch.hands[1]
    ids = identifiers(branch)
    meeting = branch.step("meeting")
    secretary.open(meeting)
    sent(branch, secretary, f"{meeting}/open", day=str(date.today()), place="水厂二楼会议室")
    sent(branch, secretary, f"{meeting}/attendance", **{f"attendance[{one}]": "present" for one in ids})
    for one in ids:
        sent(branch, secretary, f"{meeting}/speak", key=one)
    commissioner.open(meeting)
    sent(branch, commissioner, f"{meeting}/criticise",
         **{"from": ids[1], "to": ids[3], "text": "值班时常常不在岗。", "id": "c-1"})
    sent(branch, secretary, f"{meeting}/close", words="会后逐条落实。")
    sent(branch, commissioner, branch.step("list/pool"))
    for owner, texts in OWNERS.items():
        for text in texts:
            sent(branch, commissioner, branch.step("list/add"), text=text, source="own",
                 subject="" if owner == "" else ids[owner])
    return ids


def identifiers(branch):
    """The members' identifiers in their order, from forms that name everyone but the reader."""
    found = {}
    for person in branch.hands[:2]:
        person.open(branch.step("talks"))
        found |= dict(person.page.locator('label:has(input[name="to"])').evaluate_all(
            "labels => labels.map((label) => [label.innerText.trim(), label.querySelector('input').value])"))
    return [found[name] for _, name in people()]


def sent(branch, person, path, **fields):
    status, text = person.send(path, **fields)
    if status not in (200, 303):
        notice = re.search(r'class="notice[^>]*>(.*?)</div>', text, re.S)
        branch.checks.must(False, f"{path}: {status}", notice and re.sub(r"<[^>]+>", " ", notice[1]))


def walk(branch):
    """Answers with the taps of all."""
    meet(branch)
    owners = [branch.hands[owner or 0] for owner in OWNERS]
    before = sum(hand.taps for hand in branch.hands)
    rows = 0
    for hand in owners:
        hand.open_home()
        hand.click(hand.page.locator('main a.button[href$="/list/rows"]').first)
        for name, text in SAID.items():
            for field in hand.page.locator(f'textarea[name^="{name}["]').all():
                hand.write(field, name, text, own=True)
                rows += name == "cause"
        hand.picture(f"rows-{hand.login}")
        if hand is owners[0]:
            hand.picture("rows-phone", {"width": 390, "height": 844})
        hand.press_primary()
        branch.checks.must("已保存" in hand.notice(), f"{hand.name} saves the rows", hand.notice())
    taps = sum(hand.taps for hand in branch.hands) - before
    branch.secretary.open(branch.step("list"))
    committed = branch.secretary.page.locator("tr", has_text="待公示").count()
    branch.checks.should(rows == committed == 10, f"{committed} problems of {rows} have all they need")
    branch.checks.should(taps <= TAPS, f"ten problems took {taps} taps of at most {TAPS}")
    return taps
