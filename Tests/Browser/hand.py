"""Somebody at a browser of their own whose every tap and every typed field is counted."""
from urllib.parse import urlsplit

from person import Person

EMPTY = """(form) => {
  const seen = (field) => field.checkVisibility() && !field.disabled;
  const found = [];
  for (const field of form.querySelectorAll("input, textarea, select")) {
    if (!field.required || !seen(field.closest("label") ?? field)) continue;
    const isChoice = field.type === "radio" || field.type === "checkbox";
    if (isChoice) {
      if (form.querySelector(`[name="${CSS.escape(field.name)}"]:checked`)) continue;
    } else if (field.value !== "") continue;
    if (!found.some((known) => known[0] === field.name)) found.push([field.name, field.type]);
  }
  return found;
}"""


class Hand(Person):
    """Fields whose words are a person's own are counted apart."""

    def __init__(self, *arguments, **options):
        self.taps = 0
        self.typed, self.own, self.pages = [], [], set()
        super().__init__(*arguments, **options)

    def form_of(self, field):
        return field.evaluate("(field) => new URL(field.form.action).pathname.split('/').slice(-1)[0]")

    def fill(self, name, text, within=None):
        self.write(self.inside(within).locator(f'[name="{name}"]:not([type=hidden])').first, name, text)

    def write(self, field, name, text, own=False):
        (self.own if own else self.typed).append((self.form_of(field), name, str(text)))
        field.fill(str(text))

    def say(self, name, text, within=None):
        """Writes words of one's own."""
        field = self.inside(within).locator(f'[name="{name}"]:not([type=hidden])').first
        self.write(field, name, text, own=True)

    def click(self, target, leads=True):
        self.taps += 1
        if not leads:
            return target.click()
        with self.page.expect_navigation():
            target.click()
        self.look()

    def open_home(self):
        """The name of the product leads home from every page: a tap."""
        self.taps += 1
        self.open("/")

    def press_primary(self, within=None):
        self.click(self.inside(within).locator("button.button-primary").first)

    def press(self, button, within=None, answers=True):
        self.click(self.inside(within).get_by_role("button", name=button, exact=True).first)

    def tap(self, name, label, within=None):
        self.taps += 1
        super().tap(name, label, within)

    def unfold(self, summary, within=None):
        self.taps += 1
        return super().unfold(summary, within)

    def complete(self, form, answers):
        """Answers what the form asks for and has no answer to yet: nothing that is filled in already is touched."""
        for name, kind in form.evaluate(EMPTY):
            field = form.locator(f'[name="{name}"]').first
            if kind in ("radio", "checkbox"):
                self.taps += 1
                form.locator(f'label:has(input[name="{name}"])').first.click()
            elif kind == "select-one":
                self.taps += 2
                field.select_option(index=1)
            else:
                self.write(field, name, answers(name, kind), own=name in ("text", "answer", "note", "reflection"))

    def look(self):
        self.pages.add(urlsplit(self.page.url).path)
        super().look()
