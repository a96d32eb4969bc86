"""Writes the day's results as a page."""
import os
import platform
from datetime import date

HEAD = """# Crashes, {day}

What `scripts/crash` found; a line is one run. Killed with SIGKILL at random moments under load: the product on SQLite
or PostgreSQL, or (server) all of PostgreSQL beneath a product that stays. Lost and doubled count acknowledged commands
by the log. Machine: {cores} cores, {system}.

| engine | seed | kills | acknowledged | lost | doubled | done without an answer | unanswered | sent again with the same key | verify | back after at most | took |
|---|---|---|---|---|---|---|---|---|---|---|---|
"""


def write(folder, result):
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / f"crash-{date.today()}.md"
    if not page.exists():
        page.write_text(HEAD.format(day=date.today(), cores=os.cpu_count(), system=platform.platform(terse=True)))
    again = "yes" if result["retried"] else "no"
    cells = [
        result[name] for name in
        ("engine", "seed", "kills", "acknowledged", "lost", "doubled", "done without an answer", "unanswered")]
    cells += [again, result["verify"], result["back after at most"], f"{result['seconds']} s"]
    with page.open("a") as file:
        file.write("| " + " | ".join(str(cell) for cell in cells) + " |\n")
