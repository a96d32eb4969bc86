"""The engines: how a database is made of the sample, killed, restarted, and read beside the product."""
import re
import shutil
import sqlite3
import tempfile
from pathlib import Path

from product import run

SCRIPTS = Path(__file__).resolve().parent.parent
PLACE = re.compile(rb'"place":"(crash-[0-9a-f]{32})"')


class SQLite:
    """The file of SQLite; the product is killed."""

    kills_product = True

    def __init__(self, sample, binary):
        self.folder = tempfile.TemporaryDirectory()
        self.database = Path(self.folder.name) / "records.sqlite"
        shutil.copyfile(sample.database, self.database)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def kill(self, product):
        product.kill()

    def restart(self, product):
        product.start()

    def another(self):
        """A database that is not there yet."""
        return Path(self.folder.name) / "another.sqlite"

    def ask(self, question, database=None):
        """One value."""
        records = sqlite3.connect(f"file:{database or self.database}?mode=ro", uri=True, timeout=30)
        try:
            return records.execute(question).fetchone()[0]
        finally:
            records.close()

    def places(self, database=None):
        """Reads every marker in the log, as often as it is there."""
        def read():
            records = sqlite3.connect(f"file:{database or self.database}?mode=ro", uri=True, timeout=30)
            try:
                rows = records.execute("SELECT payload FROM event WHERE type = 'study.held'")
                return [found[1].decode() for (payload,) in rows if (found := PLACE.search(payload))]
            finally:
                records.close()
        return read


class PostgreSQL(SQLite):
    """A PostgreSQL of its own, filled by `bihuan copy`; the product is killed."""

    def __init__(self, sample, binary):
        self.folder = tempfile.TemporaryDirectory()
        self.cluster = Path(self.folder.name) / "cluster"
        # The server's own user must reach it.
        Path(self.folder.name).chmod(0o711)
        run(SCRIPTS / "postgres", "start", self.cluster)
        try:
            self.database = run(SCRIPTS / "postgres", "url", self.cluster).strip()
            run(binary, "copy", "--from", sample.database, "--to", self.database)
        except BaseException:
            self.__exit__()
            raise

    def __exit__(self, *_):
        run(SCRIPTS / "postgres", "stop", self.cluster)
        self.folder.cleanup()

    def another(self):
        run("psql", "-XAtq", "-d", self.database, "-c", "CREATE DATABASE another")
        return self.database.rsplit("/", 1)[0] + "/another"

    def ask(self, question, database=None):
        return run("psql", "-XAtq", "-d", database or self.database, "-c", question).strip()

    def places(self, database=None):
        def read():
            question = """SELECT substring(convert_from(payload, 'UTF8') FROM '"place":"(crash-[0-9a-f]{32})"')
                FROM event WHERE type = 'study.held'"""
            return self.ask(question, database).split()
        return read


class Server(PostgreSQL):
    """PostgreSQL itself is killed, postmaster and all; the product stays."""

    kills_product = False

    def kill(self, product):
        run(SCRIPTS / "postgres", "kill", self.cluster)

    def restart(self, product):
        run(SCRIPTS / "postgres", "start", self.cluster)
        if product.process.poll() is not None:
            raise SystemExit("the server ended with its database")


ENGINES = {"sqlite": SQLite, "postgresql": PostgreSQL, "server": Server}
