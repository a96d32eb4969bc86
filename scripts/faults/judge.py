"""Holds what was promised against what is there."""
import threading
from collections import Counter


class Judge:
    """Counts acknowledged commands, and how often each is found in the log."""

    def __init__(self):
        self.lock = threading.Lock()
        self.all, self.promised = set(), set()
        self.past = 0
        self.kills = self.gaps = self.unsure = 0
        self.lost, self.doubled = set(), set()
        self.slowest = 0.0
        self.verifications, self.unclean = 0, 0
        self.retries = False
        self.complaints = []

    def sent(self, place):
        with self.lock:
            self.all.add(place)

    def acknowledged(self, place):
        with self.lock:
            self.promised.add(place)

    def unanswered(self):
        with self.lock:
            self.gaps += 1

    def kill(self):
        self.kills += 1

    def back_after(self, seconds):
        self.slowest = max(self.slowest, seconds)

    def complain(self, what):
        with self.lock:
            self.complaints.append(what)

    def check(self, read_places, final=False):
        """Compares the log with what was promised before it is read."""
        with self.lock:
            promised = set(self.promised)
        found = Counter(read_places())
        self.lost |= promised - found.keys()
        self.doubled |= {place for place, count in found.items() if count > 1}
        with self.lock:
            if strangers := found.keys() - self.all:
                self.complaints.append(f"never sent: {sorted(strangers)[:3]}")
            if final:
                self.unsure += len(found.keys() - promised)
                self.past += len(promised)
                self.all, self.promised, self.found = set(), set(), found

    def check_pages(self, places):
        if Counter(places) != self.found:
            self.complain(f"the pages show {len(places)} commands, the log has {sum(self.found.values())}")

    def verified(self, done):
        self.verifications += 1
        if done.returncode:
            self.unclean += 1
            self.complain(done.stdout + done.stderr)

    @property
    def is_content(self):
        return not (self.lost or self.doubled or self.unclean or self.complaints)

    def result(self):
        return {
            "kills": self.kills, "acknowledged": self.past, "lost": len(self.lost), "doubled": len(self.doubled),
            "done without an answer": self.unsure, "unanswered": self.gaps, "retried": self.retries,
            "verify": f"{self.verifications - self.unclean} of {self.verifications} clean",
            "back after at most": f"{self.slowest:.1f} s"}
