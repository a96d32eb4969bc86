"""Every sheet is printed by everyone who may, to paper: A4, and no word on it that its readers may not see."""
import re
import subprocess
import unicodedata
from pathlib import Path

from people import BRANCH, CRITICISED, EXAMINED, KEPT, OPINION, RESIDENT, TALKED

SENTENCES = {EXAMINED, CRITICISED, OPINION, TALKED, KEPT, RESIDENT}
TELEPHONE = "1380000"
# Whose paper it is holds what stands there now, and no earlier draft; the branch's own record, what was said.
ALLOWED = {("outline", "member"): {EXAMINED}}
A4 = {(595, 842), (842, 595)}


def walk(world, checks):
    for person in (world.secretary, world.organiser, world.member, world.floating, world.leader, world.observer):
        overview(world, checks, person)
    pages(world, checks)


def printed(person, name):
    """What the page that is open looks like on paper: its text without spaces, and the sizes of its sheets."""
    path = Path(person.checks.pictures) / f"{name}.pdf"
    person.page.pdf(path=str(path), prefer_css_page_size=True, print_background=True)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True).stdout
    sizes = subprocess.run(["pdfinfo", "-l", "99", path], capture_output=True, check=True, text=True).stdout
    sheets = {(round(float(width)), round(float(height)))
              for width, height in re.findall(r"size:\s+([\d.]+) x ([\d.]+)", sizes)}
    # Some glyphs of Chinese fonts stand for radicals as well; in the text they are characters.
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)), sheets


def holds(text, sentence):
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", sentence)) in text


def overview(world, checks, person):
    person.open(world.step("sheets"))
    links = person.page.locator('main a[href*="/sheets/"]').evaluate_all(
        "links => links.map((link) => link.getAttribute('href'))")
    checks.should(len(links) >= 7, f"{person.name} finds what may be printed", f"{len(links)}")
    for path in links:
        sheet(checks, person, path)
    person.open("/")


def sheet(checks, person, path):
    kind = path.split("/")[-1]
    person.open(path)
    text, sizes = printed(person, f"sheet-{kind}-{person.login}")
    allowed = ALLOWED.get((kind, person.login), set())
    if kind == "minutes" and person.branch == BRANCH:
        allowed = {CRITICISED}
    leaked = [sentence for sentence in SENTENCES - allowed if holds(text, sentence)]
    missing = [sentence for sentence in allowed if not holds(text, sentence)]
    title = re.sub(r"\s+", "", person.page.locator("h1").first.inner_text())
    checks.should(
        not leaked and not missing and TELEPHONE not in text and holds(text, title) and sizes <= A4 and "⟦" not in text,
        f"{kind} printed by {person.name} holds its own words alone", f"leaked {leaked} missing {missing} {sizes} {title}")
    checks.should("打印与空白表" not in text and "退出登录" not in text, f"{kind}: no navigation on paper")


def pages(world, checks):
    """Pages that are not for paper print one line that names the sheet."""
    for step in ("opinions", "list", "examination", "meeting"):
        for person in (world.secretary, world.member):
            person.open(world.step(step))
            text, _ = printed(person, f"page-{step}-{person.login}")
            leaked = [sentence for sentence in SENTENCES if holds(text, sentence)]
            checks.should(not leaked and holds(text, "不打印。请打印"), f"{step} is not printed for {person.name}", f"{leaked}")
    for path in [world.step("talks"), next(iter(world.problems.values()))]:
        world.member.open(path)
        text, _ = printed(world.member, "page-" + path.split("/")[-1])
        checks.should(not any(holds(text, sentence) for sentence in SENTENCES), "words in confidence are not printed")


def door(world, checks, person):
    """While the link is open, its sheet names the branch and the last day, and holds no opinion."""
    person.open(world.step("sheets/qr"))
    text, sizes = printed(person, "sheet-qr-open")
    checks.should(
        holds(text, "青山水厂党支部") and holds(text, "不是无记名投票") and "/say/" in text and sizes <= A4
        and not any(holds(text, sentence) for sentence in SENTENCES) and TELEPHONE not in text,
        "the sheet with the code holds what it is for and nothing else")
