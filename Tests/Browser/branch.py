"""A branch of 17 people, and what they do from the notice to the declaration that it may meet."""
import re
from datetime import date

import campaign
from hand import Hand
from person import Person
from roster import people


def answer(name, kind):
    """What a person would type into a field that is asked for and empty."""
    if kind == "date":
        return str(date.today())
    if kind == "time":
        return "09:00"
    if kind == "number":
        return "1"
    return {"place": "水厂二楼会议室", "text": "抢修电话有时打不通"}.get(name, f"请支部写明的{name}")


class Branch:
    def __init__(self, browser, base, checks, password):
        self.checks = checks
        self.leader = Person(browser, base, checks, "leader", "沈立", "QS-02").sign_in(password)
        self.reviewer = Person(browser, base, checks, "reviewer", "郭敏", "QS-02").sign_in(password)
        self.hands = []
        for login, name in people():
            self.hands.append(Hand(browser, base, checks, login, name, "QS-01").sign_in(password))
        self.secretary = self.hands[0]
        self.campaign = self.branch = None

    def step(self, name):
        return f"{self.branch}/{name}"

    def issue(self):
        leader = self.leader
        leader.open("/campaigns/new")
        procedure = campaign.procedure().replace("everyoneArranged]", "everyoneArranged, leadersPlanned]")
        campaign.upload(leader, procedure)
        leader.fill("title", campaign.TITLE)
        leader.press("印发前核对")
        leader.press("印发")
        self.campaign = re.sub(r"[?#].*", "", leader.page.url.removeprefix(leader.base))
        self.branch = f"{self.campaign}/organisations/QS-01"

    def main_form(self, person, path):
        return person.page.locator(f'main form[action="{path}"]').first

    def plan(self):
        secretary = self.secretary
        secretary.open_home()
        secretary.click(secretary.page.locator('main a.button[href$="QS-01"]').first)
        secretary.press_primary()
        secretary.open_home()
        secretary.click(secretary.page.locator('main a.button[href$="/plan"]').first)
        form = self.main_form(secretary, self.step("plan"))
        secretary.complete(form, answer)
        secretary.press_primary()
        self.checks.must("方案已提交" in secretary.notice(), "the secretary submits the plan", secretary.notice())
        reviewer = self.reviewer
        reviewer.open(self.step("plan"))
        for criterion in reviewer.page.locator('input[name="criteria"], input[name="qualities"]').all():
            criterion.check()
        reviewer.press("同意")
        self.checks.must("方案已批准" in reviewer.notice(), "the plan is approved", reviewer.notice())

    def study(self):
        secretary = self.secretary
        secretary.open_home()
        secretary.click(secretary.page.locator('main a.button[href$="/study"]').first)
        form = self.main_form(secretary, self.step("study"))
        secretary.complete(form, answer)
        for text in form.locator('label:has(input[name="texts"])').all():
            if not text.locator("input").is_checked():
                secretary.click(text, leads=False)
        secretary.click(form.locator("button.button-primary").first)
        self.checks.must("学习记录已保存" in secretary.notice(), "study of all 17 is recorded", secretary.notice())

    def opinions(self):
        secretary = self.secretary
        for channel, text in [("座谈", "抢修电话有时打不通"), ("走访", "水表井盖夜里响")]:
            secretary.open_home()
            secretary.click(secretary.page.locator('main a.button[href$="/opinions"]').first)
            form = self.main_form(secretary, self.step("opinions"))
            secretary.tap("channel", channel, form)
            secretary.say("text", text, form)
            secretary.complete(form, answer)
            secretary.click(form.locator("button.button-primary").first)
            self.checks.must("条" in secretary.notice() or "登记" in secretary.notice(), f"{channel}: an opinion",
                             secretary.notice())
        deliver = secretary.page.locator('main form[action$="/deliver"] button').first
        if deliver.count():
            secretary.click(deliver)

    def talk(self, person, partner):
        """A talk with whom the page suggests or names; both sides confirm where the procedure asks for it."""
        form = self.main_form(person, self.step("talks"))
        person.tap("to", partner.name, form)
        person.complete(form, answer)
        person.click(form.locator("button.button-primary").first)
        self.checks.must("谈话记录已保存" in person.notice(), f"{person.name} talks with {partner.name}", person.notice())

    def talks(self):
        committee, others = self.hands[:3], self.hands[3:]
        pairs = [(committee[0], committee[1]), (committee[0], committee[2]), (committee[1], committee[2])]
        pairs += [(committee[n % 3], other) for n, other in enumerate(others)]
        pairs += [(others[n], others[n + 1]) for n in range(0, len(others), 2)]
        last = None
        for person, partner in sorted(pairs, key=lambda pair: pair[0].login):
            if person is not last:
                person.open_home()
                link = person.page.locator('main a.button[href$="/talks"]').first
                person.click(link) if link.count() else person.open(self.step("talks"))
            self.talk(person, partner)
            last = person
        for person in self.hands:
            self.confirm_talks(person)

    def confirm_talks(self, person):
        person.open(self.step("talks"))
        while True:
            waiting = person.page.locator('main form[action*="confirm"] button')
            if not waiting.count():
                return
            person.click(waiting.first)

    def examinations(self):
        for person in self.hands:
            person.open_home()
            person.click(person.page.locator('main a.button[href$="/examination"]').first)
            self.paper(person)
            person.press("提交")
            self.checks.must("已提交" in person.notice(), f"{person.name} submits", person.notice())
        reviewer = self.reviewer
        reviewer.open("/")
        reviewer.page.locator('main a.button[href*="/examinations/"]').first.click()
        reviewer.press("同意")
        secretary = self.secretary
        for _ in self.hands[1:]:
            secretary.open_home()
            self.first_paper(secretary)
            secretary.press("同意")
        self.checks.must("已同意" in secretary.notice(), "the secretary has read 16 papers", secretary.notice())

    def first_paper(self, reader):
        """Many papers are one line of the home that opens; few stand one by one."""
        many = reader.page.locator('main details:has(a[href*="/examinations/"])').first
        if many.count():
            reader.click(many.locator("summary").first, leads=False)
        reader.click(reader.page.locator('main a[href*="/examinations/"]').first)

    def paper(self, person):
        """Everything on it is the author's own words."""
        person.say("gains", f"{person.name}：学习后走访了三户停水最久的人家。")
        for aspect in person.page.locator('[id^="aspect-"]').all():
            number = aspect.get_attribute("id").removeprefix("aspect-")
            if not number.isdigit():
                continue
            details = aspect.locator(f'details:has([name="none-{number}"])').first
            if details.count() and details.get_attribute("open") is None:
                person.click(details.locator("summary").first, leads=False)
            person.say(f"none-{number}", f"{person.name}：第{number}方面逐条对照，没有发现突出问题。", aspect)

    def provide(self):
        secretary = self.secretary
        secretary.open_home()
        secretary.click(secretary.page.locator('main a.button[href$="/arrangements"]').first)
        secretary.picture("arrangements-suggested")
        secretary.picture("arrangements-suggested-phone", {"width": 390, "height": 844})
        secretary.click(secretary.page.locator('[data-act="arrange"]').first)
        self.checks.must(secretary.says("人人已有安排"), "all are arranged for with one tap", secretary.notice())
        secretary.click(secretary.page.locator('[data-act="visits"]').first)
        self.checks.must("参会安排已登记" in secretary.notice(), "leaders are planned with one tap", secretary.notice())
        secretary.picture("arrangements-confirmed")

    def ready(self):
        secretary = self.secretary
        secretary.open(self.step("readiness"))
        secretary.picture("readiness")
        secretary.picture("readiness-phone", {"width": 390, "height": 844})
        secretary.open_home()
        secretary.click(secretary.page.locator('main a.button[href$="QS-01"]').first)
        secretary.press("确认可以开会")
        self.checks.must("已确认可以开会" in secretary.notice(), "the branch of 17 is ready", secretary.notice())
