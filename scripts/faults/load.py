"""Clients that write at the same time, and remember what was promised to them."""
import http.client
import random
import re
import threading
import time
import uuid
from datetime import date

from product import Person


class Load:
    """Several clients, each recording study sessions of one branch one after the other; some share a branch."""

    def __init__(self, product, sample, clients, judge, chance):
        self.product, self.sample, self.judge = product, sample, judge
        secretaries = [(branch, member, Person(product, branch)) for branch, member, _ in sample.secretaries]
        self.people = [
            (branch, member, person.again()) for branch, member, person in
            (secretaries[number % len(secretaries)] for number in range(clients))]
        self.texts = self.read_texts()
        self.stopping = threading.Event()
        self.answers = 0
        self.counting = threading.Condition()
        self.threads = [
            threading.Thread(target=self.work, args=(*person, random.Random(chance.random())), daemon=True)
            for person in self.people]

    def path(self, branch):
        return f"/campaigns/{self.sample.campaign}/organisations/{branch}/study"

    def read_texts(self):
        branch, _, person = self.people[0]
        _, page = person.read(self.path(branch))
        texts = re.findall(r'name="texts" value="([^"]+)"', page)
        if not texts:
            raise SystemExit("the study page offers no texts")
        return texts

    def begin(self):
        branch, member, person = self.people[0]
        self.judge.retries = self.same_key_is_done_once(branch, member, person)
        for thread in self.threads:
            thread.start()

    def end(self):
        self.stopping.set()
        for thread in self.threads:
            if thread.is_alive():
                thread.join(60)

    def wait_for_answers(self, number, patience=60):
        """Waits until so many more commands were acknowledged."""
        with self.counting:
            goal = self.answers + number
            if not self.counting.wait_for(lambda: self.answers >= goal, patience):
                raise SystemExit(f"no answers for {patience} s")

    def same_key_is_done_once(self, branch, member, person):
        """Whether the product knows a command that is sent again."""
        place = "probe-" + uuid.uuid4().hex
        answers = [self.send(branch, member, person, place, self.texts[0]) for _ in range(2)]
        _, page = person.read(self.path(branch))
        return answers == [True, True] and page.count(place) == 1

    def work(self, branch, member, person, chance):
        place = text = None
        while not self.stopping.is_set():
            if place is None or not self.judge.retries:
                place, text = "crash-" + uuid.UUID(int=chance.getrandbits(128)).hex, chance.choice(self.texts)
                self.judge.sent(place)
            try:
                done = self.send(branch, member, person, place, text)
            except (OSError, http.client.HTTPException):
                done = False
            if not done:
                self.judge.unanswered()
                time.sleep(0.02)
                continue
            self.judge.acknowledged(place)
            place = None
            with self.counting:
                self.answers += 1
                self.counting.notify_all()

    def send(self, branch, member, person, place, text):
        """True once the site says that it is done; false when the server is in trouble."""
        fields = {"texts": text, "form": "seminar", "on": date.today().isoformat(), "place": place, "attended": member}
        status, answer = person.post(self.path(branch), fields, {"Idempotency-Key": place})
        if status == 303 and "done=study-held" in answer:
            return True
        if status < 500:
            self.judge.complain(f"refused with {status}: {answer[:300]}")
        return False

    def places_on_pages(self):
        """Every place that the pages of the branches show."""
        found = []
        for branch in {branch for branch, _, _ in self.people}:
            person = next(person for other, _, person in self.people if other == branch)
            _, page = person.read(self.path(branch))
            found += re.findall(r"crash-[0-9a-f]{32}", page)
        return found
