"""The story of fetching: for each source discover what is there, ask for what is due, judge it, land it. No details."""

from __future__ import annotations

import hashlib
import socket
import sqlite3
import time
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from etl.acquire.addresses import name_for
from etl.acquire.days import VIETNAM
from etl.acquire.discover import Discovery
from etl.acquire.guard import Lookup
from etl.acquire.inbox import files_in, read_file
from etl.acquire.judge import judge, says_the_same
from etl.acquire.landing import Holdings, land, sweep
from etl.acquire.report import Failure, LeftOut, SourceReport
from etl.acquire.request import Answer
from etl.acquire.robots import Forbidden
from etl.acquire.source import Source
from etl.acquire.state import Known, State
from etl.acquire.web import Web
from etl.documents import Card
from etl.documents.areas import slug
from etl.errors import EtlError, FetchError, InputError
from etl.settings import Settings


@dataclass(slots=True)
class _Tally:
    """What has come of the source so far."""

    new: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    put_off: int = 0
    error: str | None = None


def fetch_source(
    settings: Settings, source: Source, holdings: Holdings | None = None, lookup: Lookup = socket.getaddrinfo
) -> SourceReport:
    """Lands what is new at `source` in the raw folder, with cards. Any number may run at once, also in other processes.

    `holdings` may be shared by sources that are fetched by one process. Whatever the world does stands in the report:
    a source that cannot be fetched has an `error`, and what landed before it stays.
    """
    if source.paused is not None:
        return SourceReport(source.name, paused=source.paused)
    tally, counts = _Tally(), (0, 0)
    try:
        with State(settings.raw, source.name) as state:
            fetch = _Fetch(settings, source, state, holdings or Holdings(settings.raw), tally)
            try:
                fetch.run(lookup)
            finally:
                counts = state.counts()
    except EtlError as error:
        tally.error = f"{error.where}: {error.what}; {error.remedy}"
    except (OSError, sqlite3.Error) as error:
        tally.error = f"{settings.raw}: cannot be written to ({error}); make room, or give this user the right"
    found, landed = counts
    return SourceReport(
        source.name,
        found,
        tuple(tally.new),
        max(0, landed - len(tally.new)),
        tuple(tally.left_out),
        tuple(tally.failed),
        tally.put_off,
        tally.error,
    )


class _Fetch:
    """One source being fetched."""

    def __init__(self, settings: Settings, source: Source, state: State, holdings: Holdings, tally: _Tally) -> None:
        self._settings, self._source, self._state, self._holdings = settings, source, state, holdings
        self._tally = tally

    def run(self, lookup: Lookup) -> None:
        with self._state.alone():
            sweep(self._settings.raw, self._source.name)
        if self._source.folder is not None:
            self._copy(self._source.folder)
        if self._source.own_hosts:
            bounds = self._settings.fetching
            with Web(self._source, bounds, self._settings.max_bytes, self._state.claim, lookup) as web:
                self._discover(web)
                self._ask(web)

    def _discover(self, web: Web) -> None:
        """Where nothing can be discovered, what is known from before is still asked for."""
        bounds = self._settings.fetching
        discovery = Discovery(self._source, self._state, web, bounds.documents, self._settings.max_bytes)
        try:
            discovery.run()
            self._tally.failed += discovery.failures
        except FetchError as error:
            self._tally.error = str(error)
            self._tally.failed += [failure for failure in discovery.failures if failure.url != error.where]

    def _ask(self, web: Web) -> None:
        """Asks for what is due, within the bounds of a run."""
        bounds = self._settings.fetching
        until, in_a_row = time.monotonic() + bounds.source_seconds, 0
        due = [known for known in self._state.due(self._source.rules) if not known.url.startswith("file:")]
        for number, known in enumerate(due):
            if number >= self._source.limit or time.monotonic() > until:
                self._tally.put_off = len(due) - number
                return
            try:
                self._one(web, known)
                in_a_row = 0
            except Forbidden as error:
                self._state.failed(known.url, passing=False)
                self._tally.left_out.append(LeftOut(known.url, error.what))
            except FetchError as error:
                self._state.failed(known.url, error.passing)
                self._tally.failed.append(Failure(known.url, error.what, error.remedy))
                in_a_row = in_a_row + 1 if error.passing else 0
                if error.wait is not None or in_a_row >= bounds.in_a_row:
                    self._tally.put_off = len(due) - number - 1
                    self._tally.error = f"{known.url}: {error.what}; the next run asks again, and for what was put off"
                    return

    def _one(self, web: Web, known: Known) -> None:
        """One address: asked, judged, landed. Raises FetchError."""
        state, source = self._state, self._source
        if known.sha256 is None and (elsewhere := state.landed_elsewhere(known.url)) is not None:
            state.landed(known.url, *elsewhere)
            return
        if known.title and (reason := source.unkept_title(known.title)) is not None:
            self._leave_out(known, reason)
            return
        before = self._settings.raw / known.name if known.name else None
        have = before is not None and before.exists()
        answer = web.get(known.url, known.etag if have else None, known.last_modified if have else None)
        if answer.status == 304:
            answer = replace(answer, etag=answer.etag or known.etag, last_modified=known.last_modified)
            self._same(known, answer)
            return
        judged = judge(answer, source, known.title, self._settings.bounds)
        if judged.left_out is not None:
            self._leave_out(known, judged.left_out)
        elif before is not None and have and says_the_same(judged.kind, answer.body, before, self._settings.bounds):
            self._same(known, answer)
        else:
            day = date.fromisoformat(known.published_on) if known.published_on else None
            card = Card(answer.url, source.publisher, day, area=source.area)
            self._land(known.url, answer, name_for(answer.url), judged.suffix, card)

    def _copy(self, folder: Path) -> None:
        """The reports of a folder that are new or changed since the last run."""
        files = {found.url: (path, found) for path, found in files_in(folder)}
        self._state.remember((found for _, found in files.values()), self._source.rules)
        for known in self._state.due(self._source.rules):
            if known.url not in files:
                continue
            path = files[known.url][0]
            try:
                data, card = read_file(path, self._source, self._settings.max_bytes)
            except InputError as error:
                self._state.failed(known.url, passing=True)
                self._tally.failed.append(Failure(error.where, error.what, error.remedy))
                continue
            self._land(
                known.url, Answer(known.url, 200, data), slug(path.stem)[:60] or "report", path.suffix.lower(), card
            )

    def _land(self, url: str, answer: Answer, words: str, suffix: str, card: Card) -> None:
        """The content becomes a raw file, unless the raw folder has it already under whatever name."""
        digest = hashlib.sha256(answer.body).hexdigest()
        raw, state = self._settings.raw, self._state
        now = datetime.now(VIETNAM).replace(microsecond=0)
        if card.published_on is not None and card.published_on > now.date():
            card = replace(card, published_on=None)
        card = replace(card, fetched_at=now, sha256=digest)
        with state.alone():
            name = next((name for name in state.holders(digest) if (raw / name).exists()), None)
            name = name or self._holdings.holder(answer.body)
            if name is None:
                name = land(raw, self._source.name, words, suffix, answer.body, card)
                self._holdings.add(name, len(answer.body))
                self._tally.new.append(name)
            state.landed(
                url,
                digest,
                name,
                answer.etag,
                answer.last_modified,
                0 if url.startswith("file:") else self._source.recheck_days,
            )

    def _same(self, known: Known, answer: Answer) -> None:
        sha256, name = known.sha256 or "", known.name or ""
        self._state.landed(known.url, sha256, name, answer.etag, answer.last_modified, self._source.recheck_days)

    def _leave_out(self, known: Known, reason: str) -> None:
        self._state.left_out(known.url, reason, self._source.rules)
        self._tally.left_out.append(LeftOut(known.url, reason))
