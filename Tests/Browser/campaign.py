"""The committee issues a campaign; the branch receives the notice."""
import re
from datetime import date, timedelta
from pathlib import Path

from people import BRANCH, COMMITTEE

TITLE = "守初心办实事专题组织生活会"


def procedure():
    text = Path(__file__).with_name("procedure.yaml").read_text()
    text = text.replace("{±n}", "a day in braces")
    return re.sub(r"\{([+-]\d+)\}", lambda days: str(date.today() + timedelta(days=int(days[1]))), text)


def walk(world, checks):
    leader, secretary, member = world.leader, world.secretary, world.member
    checks.should(secretary.open("/") == 200 and secretary.says("暂无待办事项"), "before a campaign nothing is to do")
    checks.should(member.open("/campaigns/new") == 403, "a member may not issue a campaign")

    leader.open("/")
    leader.follow("专题")
    leader.follow("部署专题")
    wrong = procedure().replace("postWithinDays: 15", "postWithinDays: 3").replace("format: 1", "format: 9")
    upload(leader, wrong)
    checks.must(leader.says("实施方案有 2 处需要修改"), "a procedure that cannot work is refused, with every line named")
    leader.picture("campaign-refused")
    upload(leader, procedure())
    leader.fill("title", TITLE)
    planned = leader.value("timetable.planBy")
    leader.fill("timetable.planBy", str(date.today() + timedelta(days=400)))
    leader.page.locator("#check a").first.wait_for()
    checks.should(leader.page.locator('[id="field-timetable.planBy-error"]').count() == 1,
                  "while the leader writes, what is wrong shows beside its field")
    leader.fill("timetable.planBy", planned)
    leader.page.locator("#check a").first.wait_for(state="detached")
    leader.picture("campaign-editor")
    leader.press("印发前核对")
    checks.should(leader.says("首批期限") and leader.says("涉及对象"), "before issuing it is seen whom it reaches and by when")
    leader.picture("campaign-look")
    leader.press("印发")
    checks.must("专题已印发" in leader.notice(), "the committee's secretary issues the campaign without writing a file")
    world.campaign = re.sub(r"[?#].*", "", leader.page.url.removeprefix(world.base))
    world.branch = f"{world.campaign}/organisations/{BRANCH}"
    world.committee = f"{world.campaign}/organisations/{COMMITTEE}"
    checks.should(leader.says("0/3"), "no branch has received the notice yet")

    secretary.open("/")
    checks.should(secretary.says("签收通知"), "the notice is on the secretary's to-do home")
    secretary.picture("home-first-phone", {"width": 390, "height": 844})
    checks.should(member.open(world.branch) == 200 and not member.page.get_by_role("button", name="签收通知").count(),
                  "an ordinary member sees the notice and no button")
    secretary.follow("签收")
    secretary.press("签收通知")
    checks.must("通知已签收" in secretary.notice(), "the secretary receives the notice")
    leader.open(world.campaign)
    checks.should(leader.says("1/3"), "the committee sees who has received it")
    leader.picture("campaign")


def upload(person, text):
    person.unfold("从文件读入")
    person.page.locator('input[name="file"]').set_input_files(
        {"name": "procedure.yaml", "mimeType": "text/yaml", "buffer": text.encode()})
    person.press("读入")
