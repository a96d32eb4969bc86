"""What is checked on every page, and the tally of the walk."""
import re

from axe_playwright_python.sync_playwright import Axe

from people import FRAIL, PEOPLE

# Names that every page of the walk may hold.
NAMES = [name for _, name, _ in PEOPLE] + [FRAIL]
WIDTHS = [(360, 780), (390, 844), (1280, 800)]
PHONE = (390, 844)
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return null;
  const wide = [...document.body.querySelectorAll("*")].filter(
    (element) => element.getBoundingClientRect().right > width + 1);
  return wide.slice(-3).map((element) => element.tagName + "." + element.className).join(" ") || "the page";
}"""
# How long a page is, with everything folded that is not the next thing.
TOO_LONG = "() => document.documentElement.scrollHeight"
# A step's page fits two screens of a desk. These may be longer, for a reason of their own.
TWO_SCREENS = 1600
LONGER = {
    # A person writes a paper of several aspects on it, from top to bottom.
    "examination": 4000,
    # A plan has eleven elements, written and returned one by one.
    "plan": 2400,
    # In the room all who are still to speak stand on one page, each with a button.
    "meeting": 2400,
    # A line for each problem and one for its measure, or a text for each that is to be posted.
    "list": 3600,
    # All that goes out is read once before it does.
    "list/post/look": 4000,
    # A row of fields for each problem: they are filled in one after the other.
    "list/rows": 4000,
}


def length_allowed(step):
    # A form that was refused is its page again, with what is wrong.
    return LONGER.get(step) or LONGER.get(step.rsplit("/", 1)[0], TWO_SCREENS)


# Text over text, and a name, a date or a sign between facts that the end of a line cuts.
SET_WRONG = """(names) => {
  const hidden = new Map();
  const isHidden = (element) => {
    if (!element || element === document.body) return false;
    if (!hidden.has(element)) {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const folded = element.parentElement.matches("details:not([open])") && element.tagName !== "SUMMARY";
      const clipped = style.overflow !== "visible" && (box.width < 3 || box.height < 3);
      hidden.set(element, folded || clipped || style.opacity === "0" || style.visibility === "hidden"
        || style.position === "sticky" || isHidden(element.parentElement));
    }
    return hidden.get(element);
  };
  const range = document.createRange();
  const rects = (node, from, to) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  };
  const short = (text) => text.trim().replace(/\\s+/g, " ").slice(0, 24);
  const boxes = [], found = [], nodes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    if (!node.data.trim() || node.parentElement.closest("script, option, textarea, svg") || isHidden(node.parentElement)) continue;
    nodes.push(node);
    // Of a text that is cut to its first line, the rest is not seen.
    const cut = node.parentElement.closest(".clamped")?.getBoundingClientRect();
    for (const whole of rects(node, 0, node.data.length)) {
      const box = cut ? { left: Math.max(whole.left, cut.left), right: Math.min(whole.right, cut.right),
        top: whole.top, bottom: whole.bottom, height: whole.height } : whole;
      if (cut && (box.top + box.height / 2 > cut.bottom || box.right - box.left < 2)) continue;
      // What the letters take of the line, not what the font leaves around them.
      const edge = box.height * 0.25;
      boxes.push({ node, left: box.left + 1, right: box.right - 1, top: box.top + edge, bottom: box.bottom - edge });
    }
  }
  for (const field of document.querySelectorAll("input, select, textarea, .button")) {
    const box = field.getBoundingClientRect();
    if (box.width > 3 && box.height > 3 && !isHidden(field)) boxes.push(
      { field, left: box.left + 1, right: box.right - 1, top: box.top + 1, bottom: box.bottom - 1 });
  }
  boxes.sort((one, other) => one.top - other.top);
  const said = (box) => box.node ? short(box.node.data) : box.field.tagName + " " + (box.field.name || short(box.field.textContent));
  for (let i = 0; i < boxes.length; i += 1) {
    const one = boxes[i];
    for (let j = i + 1; j < boxes.length && boxes[j].top < one.bottom; j += 1) {
      const other = boxes[j];
      if (one.left >= other.right || other.left >= one.right) continue;
      if (one.node && one.node === other.node) continue;
      if ([[one, other], [other, one]].some(([a, b]) => a.field && (a.field.contains(b.node) || a.field.contains(b.field)))) continue;
      found.push(`“${said(one)}” over “${said(other)}”`);
    }
  }
  const wholes = [/\\d{1,2}月\\d{1,2}日/g];
  if (names.length) wholes.push(new RegExp(names.join("|"), "g"));
  for (const node of nodes) {
    if (node.parentElement.closest(".lines, blockquote")) continue;
    // A running sentence ends its lines where print would; what stands as a fact of its own is kept whole.
    if (node.data.trim().length > 16 && /[，。；：]/.test(node.data)) continue;
    for (const pattern of wholes) {
      for (const match of node.data.matchAll(pattern)) {
        const lines = new Set(rects(node, match.index, match.index + match[0].length).map((box) => Math.round(box.top / 4)));
        if (lines.size > 1) found.push(`${match[0]} is broken in “${short(node.parentElement.textContent)}”`);
      }
    }
  }
  nodes.forEach((node, index) => {
    for (const match of node.data.matchAll(/·/g)) {
      const [dot] = rects(node, match.index, match.index + 1);
      if (!dot) continue;
      const after = node.data.slice(match.index + 1);
      const next = after.trim() ? [node, match.index + 1 + after.search(/\\S/)] : [nodes[index + 1], nodes[index + 1]?.data.search(/\\S/)];
      const [box] = next[0] ? rects(next[0], next[1], next[1] + 1) : [];
      if (!box || Math.abs(box.top + box.height / 2 - dot.top - dot.height / 2) > dot.height / 2) {
        found.push(`a sign is left hanging in “${short(node.parentElement.textContent)}”`);
      }
    }
  });
  return [...new Set(found)].slice(0, 6);
}"""
CARE = "on => on ? document.documentElement.dataset.care = 'on' : delete document.documentElement.dataset.care"
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
        self.kinds, self.addresses, self.cared, self.longest = set(), set(), set(), {}
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
        """No page is wider than the window at any width, nothing lies over anything and no name is cut; every kind of
        page passes axe, at its narrowest and in care mode too. Silent where all is well."""
        self.pages += 1
        kind = address_kind(page.url)
        self.addresses.add(kind)
        composed = (kind, page.evaluate(COMPOSITION), page.evaluate(DISPLAY))
        isNew, isFirst = composed not in self.kinds, kind not in self.cared
        self.kinds.add(composed)
        for width, height in WIDTHS:
            page.set_viewport_size({"width": width, "height": height})
            self.measure(page, kind, f"{width} px", isNew)
            if isNew and width == 360 and isFirst:
                self.inspect(page, f"{kind} at 360 px")
        self.long(page, kind)
        if isNew:
            self.inspect(page, kind)
        if isFirst:
            self.cared.add(kind)
            self.care(page, kind)

    def long(self, page, kind):
        """The page of a step fits two screens of a desk while nothing on it is unfolded by hand."""
        step = re.sub(r"^/campaigns/:campaign/organisations/:organisation/?", "", kind)
        if step == kind or not page.locator(".desk").count():
            return
        height = page.evaluate(TOO_LONG)
        self.longest[step] = max(self.longest.get(step, 0), height)
        if height > length_allowed(step):
            self.fail(f"{kind} is {height} px long, {length_allowed(step)} allowed")

    def care(self, page, kind):
        """The same page in care mode on a phone."""
        was = page.evaluate("() => document.documentElement.dataset.care === 'on'")
        page.evaluate(CARE, True)
        page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        self.measure(page, kind, "care mode on a phone", True)
        self.inspect(page, f"{kind} in care mode")
        page.evaluate(CARE, was)
        page.set_viewport_size({"width": WIDTHS[-1][0], "height": WIDTHS[-1][1]})

    def measure(self, page, kind, where, closely):
        wide = page.evaluate(TOO_WIDE)
        if wide is not None:
            self.fail(f"{kind} is too wide at {where}: {wide}")
        if closely:
            for wrong in page.evaluate(SET_WRONG, NAMES):
                self.fail(f"{kind}, {where}: {wrong}")

    def inspect(self, page, kind):
        for violation in self.axe.run(page).response["violations"]:
            nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:2])
            self.fail(f"{kind}: {violation['impact']} {violation['id']}: {nodes}")


def address_kind(url):
    """The address without what differs from page to page of one kind."""
    path = re.sub(r"^https?://[^/]+", "", url).split("?")[0].split("#")[0]
    path = re.sub(r"/campaigns/(?!new)[^/]+", "/campaigns/:campaign", path)
    path = re.sub(r"/organisations/[^/]+", "/organisations/:organisation", path)
    path = re.sub(r"/(examinations|outline)/[^/]+", r"/\1/:member", path)
    return re.sub(r"/problems/[^/]+", "/problems/:problem", path)
