"""Somebody at a browser of their own."""
import os

DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


class Person:
    def __init__(self, browser, base, checks, login, name, branch, script=True, **options):
        self.base, self.checks, self.login, self.name, self.branch = base, checks, login, name, branch
        self.script = script
        self.context = browser.new_context(
            base_url=base, viewport=DESK, locale="zh-CN", java_script_enabled=script, **options)
        self.context.set_default_timeout(15_000)
        self.page = self.context.new_page()

    def sign_in(self, password):
        self.open("/sign-in")
        self.fill("login", self.login)
        self.fill("password", password)
        self.press("登录")
        return self

    def open(self, path):
        """Goes to an address; answers with the status."""
        response = self.page.goto(path)
        self.look()
        return response.status

    def look(self):
        if self.script:
            self.checks.page(self.page)

    def inside(self, within):
        return self.page.locator(within) if isinstance(within, str) else within or self.page.locator("body")

    def press(self, button, within=None, answers=True):
        """Presses a button by what stands on it, and waits for the page that follows."""
        target = self.inside(within).get_by_role("button", name=button, exact=True).first
        with self.page.expect_navigation():
            target.click()
        if answers:
            self.look()

    def follow(self, link, within=None):
        with self.page.expect_navigation():
            self.inside(within).get_by_role("link", name=link).first.click()
        self.look()

    def fill(self, name, text, within=None):
        self.inside(within).locator(f'[name="{name}"]:not([type=hidden])').first.fill(text)

    def choose(self, name, label, within=None):
        self.inside(within).locator(f'select[name="{name}"]').first.select_option(label=label)

    def tap(self, name, label, within=None):
        """Taps a choice that is drawn as a cell: the whole label is the target."""
        cell = self.inside(within).locator(f'label:has(input[name="{name}"])', has_text=label).first
        cell.click()

    def unfold(self, summary, within=None):
        """Opens what is folded under these words, and whatever that is folded in."""
        head = self.inside(within).locator("summary", has_text=summary).first
        for details in head.locator("xpath=ancestor::details").all():
            if details.get_attribute("open") is None:
                details.locator("> summary").click()
        return head.locator("xpath=..")

    def value(self, name):
        return self.page.locator(f'[name="{name}"]').first.input_value()

    def value_of(self, name, label):
        """What a cell stands for, such as the identifier of the person whose name is on it."""
        return self.page.locator(f'label:has(input[name="{name}"])', has_text=label).first.locator(
            "input").get_attribute("value")

    def says(self, text, within="main"):
        return text in self.page.locator(within).first.inner_text()

    def notice(self):
        """The notice on top of the page, or nothing."""
        notices = self.page.locator(".notice")
        return notices.first.inner_text() if notices.count() else ""

    def token(self):
        return self.page.locator('[name="form-token"]').first.get_attribute("value")

    def send(self, path, **fields):
        """Sends what no form of the page would send; answers with status and text."""
        form = {"form-token": self.token(), **fields}
        response = self.page.request.post(path, form=form, headers={"Origin": self.base})
        return response.status, response.text()

    def picture(self, name, size=DESK, full=True):
        self.page.set_viewport_size(size)
        self.page.screenshot(path=os.path.join(self.checks.pictures, f"{name}.png"), full_page=full)
        self.page.set_viewport_size(DESK)
