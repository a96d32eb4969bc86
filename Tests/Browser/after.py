"""The list: pooled, merged, claimed, with cause, measures and commitments, posted."""
import re
from datetime import date, timedelta

from people import CRITICISED, EXAMINED, OPINION

MEASURE = "值班电话改为双线，五声之内有人接，每周抽查三次并登记。"


def walk(world, checks):
    organiser = world.organiser
    organiser.open("/")
    organiser.follow("汇总问题")
    organiser.press("汇总成清单（8 条）")
    checks.must("已汇总成清单" in organiser.notice(), "everything that was raised is pooled into one list")
    merge(world, checks)
    rows = organiser.page.locator("tbody tr").evaluate_all(
        "rows => rows.map((row) => [row.innerText, row.querySelector('a').getAttribute('href')])")
    world.problems = {key: next(path for text, path in rows if key in text and "已并入" not in text)
                      for key in (OPINION, CRITICISED, EXAMINED, "班组学习", "只翻本子", "机房不归", "没有讲自己")}
    checks.should(len(set(world.problems.values())) == 7, "seven problems are left")
    early(world, checks)
    owners = {OPINION: world.organiser, CRITICISED: world.secretary, EXAMINED: world.member,
              "班组学习": world.scriptless}
    for key, path in world.problems.items():
        move_on(world, checks, path, owners.get(key, world.discipline), key == OPINION)
    checks.ok("every problem has an owner, a cause, a measure and a commitment")
    post(world, checks)


def merge(world, checks):
    organiser = world.organiser
    form = organiser.unfold("合并相同的问题")
    labels = form.locator('select[name="problem"] option').all_inner_texts()
    one = next(label for label in labels if "带班检查只看台账" in label)
    other = next(label for label in labels if CRITICISED[:8] in label and label != one)
    organiser.choose("problem", one, form)
    organiser.choose("into", other, form)
    organiser.press("合并", form)
    organiser.unfold("已销号、已合并、已撤回")
    checks.should("已合并" in organiser.notice() and organiser.says("已并入第"), "two of the same are merged, both kept")


def early(world, checks):
    organiser = world.organiser
    organiser.open(world.step("list"))
    checks.should(organiser.says("尚无可以公示的问题"), "posting waits for a commitment, with the numbers")


def move_on(world, checks, path, owner, tells):
    """Claim, cause, measure, commitment, by the page's own buttons."""
    owner.open(path)
    if tells:
        owner.tap("claim", "支部认领")
    owner.press("认领")
    if owner.page.locator("main form").first.locator('[name="cause"]').count():
        owner.fill("cause", "值守交接没有登记，谁接谁不接全凭自觉。")
        owner.press("保存原因")
    form = owner.page.locator('form:has([name="measure"])').first
    if tells:
        owner.fill("measure", "进一步加强值守", form)
        owner.fill("deadline", str(date.today() + timedelta(days=30)), form)
        owner.press("确定措施", form)
        checks.should("没有责任人" in owner.notice(), "a measure needs somebody who answers for it")
        form = owner.page.locator('form:has([name="measure"])').first
        owner.tap("responsible", owner.name, form)
        owner.press("确定措施", form)
        checks.should(owner.says("表述空泛"), "empty words are pointed out, and not refused")
        form = owner.unfold("制定整改措施")
    owner.fill("measure", MEASURE if tells else "每次到现场拍照登记，月底由支委会核对。", form)
    owner.fill("deadline", str(date.today() + timedelta(days=30)), form)
    owner.press("确定措施", form)
    owner.fill("commitment", "三十天内办到，请大家监督。")
    owner.press("作出承诺")
    checks.must("承诺已保存" in owner.notice(), f"{owner.name} commits to a problem", owner.notice())


def post(world, checks):
    organiser = world.organiser
    organiser.open("/")
    organiser.follow("公示")
    organiser.unfold("问题清单")
    organiser.tap("scope", "本单位")
    number = re.search(r"\d+", organiser.page.locator("tr", has_text=CRITICISED).first.inner_text())[0]
    field = organiser.page.get_by_label(re.compile(f"第 {number} 号"))
    checks.should(field.input_value() == "", "what others said is not ready to be posted: the field begins empty")
    for other in organiser.page.locator("#post textarea").all():
        if not other.input_value() and other.get_attribute("name") != field.get_attribute("name"):
            other.fill("接听抢修电话不及时，检查不到现场。")
    field.fill(CRITICISED)
    organiser.press("公示前核对", "#post")
    checks.should(f"第 {number} 号的公示文字与原话相同" in organiser.notice(), "what was said is not posted word for word")
    organiser.page.get_by_label(re.compile(f"第 {number} 号")).fill("带班检查不到现场。")
    organiser.picture("list-posting")
    organiser.press("公示前核对", "#post")
    checks.should(organiser.says("带班检查不到现场。") and CRITICISED not in organiser.page.locator("main").inner_text(),
                  "before posting exactly what others will see is seen")
    organiser.picture("list-posting-look")
    organiser.press("公示清单")
    checks.must("清单已公示" in organiser.notice(), "the list is posted")
    organiser.picture("list")
