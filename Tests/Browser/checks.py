"""What is checked on every page, and the tally of the walk."""
import re

from axe_playwright_python.sync_playwright import Axe

WIDTHS = [(360, 780), (390, 844), (1280, 800)]
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return null;
  const wide = [...document.body.querySelectorAll("*")].filter(
    (element) => element.getBoundingClientRect().right > width + 1);
  return wide.slice(-3).map((element) => element.tagName + "." + element.className).join(" ");
}"""
COMPOSITION = """() => [...new Set([...document.querySelectorAll("main [class]")]
  .flatMap((element) => [...element.classList]))].sort().join(" ")"""
DISPLAY = """() => [document.documentElement.lang, document.documentElement.dataset.care,
  matchMedia("(prefers-color-scheme: dark)").matches].join(" ")"""


class Stop(Exception):
    """A step failed on which all later ones depend."""


class Checks:
    def __init__(self, pictures):
        self.pictures = pictures
        self.passed = self.failed = self.pages = 0
        self.kinds, self.addresses = set(), set()
        self.axe = Axe()

    def ok(self, sentence):
        self.passed += 1
        print(f"ok: {sentence}", flush=True)

    def fail(self, sentence):
        self.failed += 1
        print(f"failed: {sentence}", flush=True)

    def must(self, holds, sentence, why=""):
        """A step of the walk; nothing goes on without it."""
        if not holds:
            self.fail(f"{sentence} {why}".strip())
            raise Stop(sentence)
        self.ok(sentence)

    def should(self, holds, sentence, why=""):
        self.ok(sentence) if holds else self.fail(f"{sentence} {why}".strip())

    def page(self, page):
        """No page is wider than the window at any width; every kind of page passes axe. Silent where all is well."""
        self.pages += 1
        kind = address_kind(page.url)
        self.addresses.add(kind)
        for width, height in WIDTHS:
            page.set_viewport_size({"width": width, "height": height})
            wide = page.evaluate(TOO_WIDE)
            if wide is not None:
                self.fail(f"{kind} is wider than {width} px: {wide}")
        composed = (kind, page.evaluate(COMPOSITION), page.evaluate(DISPLAY))
        if composed in self.kinds:
            return
        self.kinds.add(composed)
        for violation in self.axe.run(page).response["violations"]:
            if violation["impact"] in ("serious", "critical"):
                nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:2])
                self.fail(f"{kind}: {violation['impact']} {violation['id']}: {nodes}")


def address_kind(url):
    """The address without what differs from page to page of one kind."""
    path = re.sub(r"^https?://[^/]+", "", url).split("?")[0].split("#")[0]
    path = re.sub(r"/campaigns/(?!new)[^/]+", "/campaigns/:campaign", path)
    path = re.sub(r"/organisations/[^/]+", "/organisations/:organisation", path)
    path = re.sub(r"/examinations/[^/]+", "/examinations/:member", path)
    return re.sub(r"/problems/[^/]+", "/problems/:problem", path)
