"""Pictures of all components, and the length of the pages of the steps: screens.py BASE STORED NEW [--update]."""
import re
import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import sync_playwright

from checks import TOO_LONG, TOO_WIDE, Checks, length_allowed

# A quarter of the size in grey, softly: what is left is where things stand, not how a font draws them.
SCALE, DIFFERS, SHARE = 0.25, 48, 0.005
# How a page may be shown: its name, width, and what differs from the plain page.
LOOKS = [
    ("light", 1280, {}), ("dark", 1280, {"color_scheme": "dark"}), ("care", 1280, {"care": True}),
    ("phone", 390, {}), ("print", 794, {"media": "print"}),
]
# English is held against fewer: what differs is the length of words.
ENGLISH = ("light", "phone")
# The steps of a branch, each with what its page is called in the address.
STEPS = ["", "plan", "study", "opinions", "talks", "examinations", "examination", "arrangements", "readiness", "meeting",
         "list", "list/rows"]
FIRST = """() => {
  const top = (selector) => document.querySelector(selector)?.getBoundingClientRect().top;
  return [top(".desk-status"), top(".desk-doing:not(:empty)")];
}"""


def small(path):
    """A picture as it is kept."""
    picture = Image.open(path).convert("L")
    size = max(1, round(picture.width * SCALE)), max(1, round(picture.height * SCALE))
    return picture.resize(size, Image.LANCZOS).quantize(16).convert("L")


def difference(old, new):
    """The share of points that differ, as far as the two can be laid over each other."""
    if abs(old.height - new.height) > max(4, old.height * 0.03) or old.width != new.width:
        return 1.0
    size = old.width, min(old.height, new.height)
    pair = [picture.crop((0, 0, *size)).filter(ImageFilter.GaussianBlur(1.5)) for picture in (old, new)]
    points = ImageChops.difference(*pair).point(lambda value: 255 if value > DIFFERS else 0)
    return points.histogram()[255] / (size[0] * size[1])


class Screens:
    def __init__(self, browser, base, stored, new, update):
        self.browser, self.base, self.update = browser, base, update
        self.stored, self.new = Path(stored), Path(new)
        self.new.mkdir(parents=True, exist_ok=True)
        self.stored.mkdir(parents=True, exist_ok=True)
        self.checks = Checks(self.new)

    def visitor(self, role, width=1280, **options):
        """Somebody who takes a part of the demonstration, by its number on the sign-in page."""
        context = self.browser.new_context(
            base_url=self.base, viewport={"width": width, "height": 800}, locale="zh-CN", reduced_motion="reduce",
            **options)
        page = context.new_page()
        page.goto("/sign-in")
        with page.expect_navigation():
            page.locator("button.role").nth(role).click()
        return page

    def guide(self, language):
        for look, width, options in LOOKS:
            if language == "en" and look not in ENGLISH:
                continue
            browser = {name: value for name, value in options.items() if name == "color_scheme"}
            page = self.visitor(0, width, **browser)
            if language == "en":
                page.get_by_role("button", name="English").click()
                page.wait_for_load_state()
            page.goto("/styleguide")
            if options.get("care"):
                page.evaluate("document.documentElement.dataset.care = 'on'")
            if "media" in options:
                page.emulate_media(media=options["media"])
            if page.evaluate(TOO_WIDE) is not None:
                self.checks.fail(f"components, {language}, {look}: {page.evaluate(TOO_WIDE)} is too wide")
            if "media" not in options:
                self.checks.inspect(page, f"components, {language}, {look}")
            for part in page.locator("[data-part]").all():
                self.compare(part, f"{language}-{look}-{part.get_attribute('data-part')}")
            page.context.close()

    def compare(self, part, name):
        full = self.new / f"{name}-full.png"
        part.screenshot(path=full)
        seen = small(full)
        new, old = self.new / f"{name}.png", self.stored / f"{name}.png"
        seen.save(new, optimize=True)
        if self.update:
            seen.save(old, optimize=True)
        elif not old.exists():
            self.checks.fail(f"there is no picture {old.name} yet; what is seen lies in {full} (--update keeps it)")
        elif (share := difference(Image.open(old).convert("L"), seen)) >= SHARE:
            self.checks.fail(f"{name} looks different ({share:.1%} of its points): before {old}, now {full} "
                             "(--update keeps what is seen now)")
        else:
            full.unlink()

    def lengths(self):
        """The parts of secretary, commissioner, member and reviewer go through the steps of each branch they know."""
        longest = {}
        for role in range(4):
            page = self.visitor(role)
            addresses = [link.get_attribute("href") or "" for link in page.locator('a[href*="/organisations/"]').all()]
            branches = sorted({found[0] for address in addresses
                               if (found := re.match(r"/campaigns/[^/]+/organisations/[^/?#]+", address))})
            for branch in branches:
                for step in STEPS:
                    page.set_viewport_size({"width": 1280, "height": 800})
                    if page.goto(f"{branch}/{step}".rstrip("/")).status != 200 or not page.locator(".desk").count():
                        continue
                    height = page.evaluate(TOO_LONG)
                    longest[step] = max(longest.get(step, 0), height)
                    if height > length_allowed(step):
                        self.checks.fail(f"{branch}/{step}, part {role}: {height} px long, "
                                         f"{length_allowed(step)} allowed")
                    page.set_viewport_size({"width": 390, "height": 844})
                    status, doing = page.evaluate(FIRST)
                    if status is None or (doing is not None and doing < status) or status > 844:
                        self.checks.fail(f"{branch}/{step} on a phone: how it stands comes at {status} px, "
                                         f"what to do at {doing}")
            page.context.close()
        for step, height in sorted(longest.items()):
            self.checks.ok(f"{step}: {height} px at most, of {length_allowed(step)}")


def main(base, stored, new, *flags):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--font-render-hinting=none"])
        screens = Screens(browser, base, stored, new, "--update" in flags)
        for language in ("zh", "en"):
            screens.guide(language)
        pictures = len(list(Path(stored).glob("*.png")))
        screens.checks.ok(f"{pictures} pictures of components")
        screens.lengths()
        browser.close()
    print(f"{screens.checks.passed} passed, {screens.checks.failed} failed")
    return 1 if screens.checks.failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
