"""The state kept between runs (`.fetched.sqlite` in the raw folder): addresses, their outcomes, the hosts' turns.

A SQLite file and not one per card or one big JSON: it is written address by address, survives a kill at any moment, and
lets several processes fetch at once without asking a host twice as often or landing the same content twice. It may be
removed: what has landed is then recognised by its content, at the cost of asking for it again.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from etl.acquire.found import FoundAddress
from etl.errors import UsageError

FILE = ".fetched.sqlite"
_DAY = 86_400.0
_NIGHT = 20 * 3_600.0  # so that a run that begins a little earlier than yesterday's asks again
_LONGEST = 64  # nights until a lasting failure is looked at again
_FARTHEST = 3_600.0  # seconds; a turn later than that was written under another clock
_LAYOUT = 1
_TABLES = """
    create table if not exists address (
        url text not null, source text not null, title text, published_on text, updated text,
        due real, asked real, landed real, etag text, last_modified text, sha256 text, name text,
        failures integer not null default 0, left_out text, rules text, primary key (source, url));
    create index if not exists address_content on address (sha256);
    create table if not exists entry (
        url text not null, source text not null, etag text, last_modified text, updated text, rules text,
        primary key (source, url));
    create table if not exists host (host text primary key, free real not null);
"""


@dataclass(frozen=True, slots=True)
class KnownAddress:
    """An address with what is known of it: `name` and `sha256` of the raw file last landed from it, None before."""

    url: str
    title: str | None
    published_on: str | None
    etag: str | None
    last_modified: str | None
    sha256: str | None
    name: str | None


class State:
    """The state of one source; a context manager. Times are seconds since 1970. Raises UsageError if damaged."""

    def __init__(self, raw: Path, source: str) -> None:
        self._source, self._path = source, raw / FILE
        raw.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(self._path, timeout=60.0, isolation_level=None)
        try:
            with self.alone():
                layout = self._db.execute("pragma user_version").fetchone()[0]
                if layout not in (0, _LAYOUT):
                    raise sqlite3.DatabaseError("written by a newer version")
                for statement in (*_TABLES.split(";"), f"pragma user_version = {_LAYOUT}") if layout == 0 else ():
                    self._db.execute(statement)
        except sqlite3.Error as error:
            self._db.close()
            raise UsageError(
                self._path,
                f"it cannot be used ({error})",
                "move it away; what has landed is recognised by its content and asked for once more",
            ) from None

    def __enter__(self) -> State:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """A transaction: no other process that uses this raw folder writes meanwhile; all of it holds or none."""
        self._db.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._db.execute("rollback")
            raise
        self._db.execute("commit")

    def claim(self, host: str, delay: float) -> float:
        """Takes the next turn at `host` and gives the seconds until then; the one after comes `delay` seconds later."""
        with self.alone():
            now = time.time()
            row = self._db.execute("select free from host where host = ?", (host,)).fetchone()
            turn = max(now, row[0]) if row and row[0] < now + _FARTHEST else now
            self._db.execute("insert or replace into host values (?, ?)", (host, turn + delay))
        return turn - now

    def remember(self, found: Iterable[FoundAddress], rules: str, always: bool = False) -> None:
        """Records addresses. Those that are new or have a new stamp of the publisher are due; with `always` all are."""
        rows = [(f.url, self._source, f.title, f.published_on and f"{f.published_on}", f.updated, rules) for f in found]
        self._db.executemany(
            """
            insert into address (url, source, title, published_on, updated, rules, due) values (?, ?, ?, ?, ?, ?, 0)
            on conflict (source, url) do update set
                due = case when updated is not excluded.updated and excluded.updated is not null then 0 else due end,
                title = coalesce(excluded.title, title), published_on = coalesce(excluded.published_on, published_on),
                updated = coalesce(excluded.updated, updated)
            """,
            rows,
        )
        if always:
            self._db.executemany("update address set due = 0 where url = ? and source = ?", [row[:2] for row in rows])

    def due(self, rules: str) -> list[KnownAddress]:
        """The addresses to be asked now: those never asked first, in the order in which they were found."""
        rows = self._db.execute(
            """
            select url, title, published_on, etag, last_modified, sha256, name from address
            where source = ? and (due <= ? or (left_out is not null and rules is not ?))
            order by asked is not null, rowid
            """,
            (self._source, time.time(), rules),
        )
        return [KnownAddress(*row) for row in rows]

    def counts(self) -> tuple[int, int]:
        """How many addresses of the source are known, and from how many of them something has landed."""
        row = self._db.execute("select count(*), count(sha256) from address where source = ?", (self._source,))
        known, landed = row.fetchone()
        return known, landed

    def landed_elsewhere(self, url: str) -> tuple[str, str] | None:
        """sha256 and name of the raw file that another source landed from the same address."""
        row: tuple[str, str] | None = self._db.execute(
            "select sha256, name from address where url = ? and source <> ? and name is not null", (url, self._source)
        ).fetchone()
        return row

    def holders(self, sha256: str) -> list[str]:
        """The names of the raw files that were landed with this content."""
        rows = self._db.execute("select distinct name from address where sha256 = ? and name is not null", (sha256,))
        return [name for [name] in rows]

    def landed(
        self,
        url: str,
        sha256: str,
        name: str,
        etag: str | None = None,
        last_modified: str | None = None,
        recheck_days: int = 0,
    ) -> None:
        """Records that the content is in `name`; due nightly for `recheck_days` days from the first landing."""
        now = time.time()
        self._db.execute(
            """
            update address set asked = ?1, landed = coalesce(landed, ?1), failures = 0, left_out = null, sha256 = ?2,
                name = ?3, etag = ?4, last_modified = ?5,
                due = case when ?1 - coalesce(landed, ?1) < ?6 then ?7 end
            where url = ?8 and source = ?9
            """,
            (now, sha256, name, etag, last_modified, recheck_days * _DAY, now + _NIGHT, url, self._source),
        )

    def left_out(self, url: str, reason: str, rules: str) -> None:
        """Records that it is not kept under these rules; due again when the rules or the publisher's stamp change."""
        self._db.execute(
            "update address set asked = ?, due = null, failures = 0, left_out = ?, rules = ?"
            " where url = ? and source = ?",
            (time.time(), reason, rules, url, self._source),
        )

    def failed(self, url: str, passing: bool) -> None:
        """Records a failure: due in the next run where it may pass; else the next night, then after 2, 4, … nights."""
        now = time.time()
        [failures] = self._db.execute(
            "select failures from address where url = ? and source = ?", (url, self._source)
        ).fetchone()
        due = now if passing else now + _NIGHT * min(2**failures, _LONGEST)
        self._db.execute(
            "update address set asked = ?, due = ?, failures = failures + 1 where url = ? and source = ?",
            (now, due, url, self._source),
        )

    def entry(self, url: str, rules: str) -> tuple[str | None, str | None, str | None]:
        """ETag, Last-Modified and stamp of a feed, sitemap or page as last read; each None if under other rules."""
        row = self._db.execute(
            "select etag, last_modified, updated from entry where url = ? and source = ? and rules = ?",
            (url, self._source, rules),
        ).fetchone()
        return row or (None, None, None)

    def read_entry(
        self, url: str, rules: str, etag: str | None, last_modified: str | None, updated: str | None
    ) -> None:
        """Records that the addresses which a feed, sitemap or page names are known."""
        self._db.execute(
            "insert or replace into entry values (?, ?, ?, ?, ?, ?)",
            (url, self._source, etag, last_modified, updated, rules),
        )
