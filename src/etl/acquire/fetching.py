"""Fetching one source, step by step: discover addresses, ask for those that are due, judge, land. No details."""

from __future__ import annotations

import socket
import sqlite3
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from etl.acquire.addresses import name_for
from etl.acquire.arrivals import Arrivals
from etl.acquire.discovery import Discovery
from etl.acquire.fetch_report import SkippedAddress, SourceReport
from etl.acquire.guard import Lookup
from etl.acquire.inbox import files_in, read_file
from etl.acquire.judge import judge, says_the_same
from etl.acquire.landing import Holdings, sweep
from etl.acquire.request import Response
from etl.acquire.robots import Forbidden
from etl.acquire.source import Source
from etl.acquire.state import KnownAddress, State
from etl.acquire.web import Web
from etl.catalogue.area_names import slug
from etl.documents import Card, Sandbox
from etl.errors import EtlError, FetchError, InputError
from etl.settings import Settings


def fetch_source(
    settings: Settings, source: Source, holdings: Holdings | None = None, lookup: Lookup = socket.getaddrinfo
) -> SourceReport:
    """Lands what is new at `source` in the raw folder, with cards. Any number may run at once, also in other processes.

    `holdings` may be shared by sources that are fetched by one process. Faults of sources and the network are in the
    report: a source that cannot be fetched has an `error`, and what landed before it stays.
    """
    if source.paused is not None:
        return SourceReport(source.name, paused=source.paused)
    arrivals, counts = Arrivals(settings, source, holdings or Holdings(settings.raw)), (0, 0)
    try:
        with State(settings.raw, source.name) as state:
            try:
                _fetch(settings, source, state, arrivals, lookup)
            finally:
                counts = state.counts()
    except EtlError as error:
        arrivals.error = str(error)
    except (OSError, sqlite3.Error) as error:
        arrivals.error = f"{settings.raw}: cannot be written to ({error}); make room, or give this user the right"
    return arrivals.report(*counts)


def _fetch(settings: Settings, source: Source, state: State, arrivals: Arrivals, lookup: Lookup) -> None:
    with state.alone():
        sweep(settings.raw, source.name)
    if source.folder is not None:
        _copy(source.folder, state, arrivals)
    if source.own_hosts:
        with (
            Sandbox(settings.bounds) as sandbox,
            Web(source, settings.fetching, settings.max_bytes, state.claim, lookup) as web,
        ):
            _discover(web, state, arrivals)
            _ask(web, state, arrivals, sandbox)


def _discover(web: Web, state: State, arrivals: Arrivals) -> None:
    """Discovers addresses; where that fails, those known from before are still asked for."""
    settings = arrivals.settings
    discovery = Discovery(arrivals.source, state, web, settings.fetching.documents, settings.max_bytes)
    try:
        discovery.run()
        arrivals.failed += discovery.failures
    except FetchError as error:
        arrivals.error = str(error)
        arrivals.failed += [failure for failure in discovery.failures if failure.url != error.where]


def _ask(web: Web, state: State, arrivals: Arrivals, sandbox: Sandbox) -> None:
    """Asks for what is due, within the bounds of a run."""
    bounds, source = arrivals.settings.fetching, arrivals.source
    until, in_a_row = time.monotonic() + bounds.source_seconds, 0
    due = [known for known in state.due(source.rules) if not known.url.startswith("file:")]
    for number, known in enumerate(due):
        if number >= source.limit or time.monotonic() > until:
            arrivals.put_off = len(due) - number
            return
        try:
            _one(web, state, arrivals, known, sandbox)
            in_a_row = 0
        except Forbidden as error:
            state.failed(known.url, passing=False)
            arrivals.left_out.append(SkippedAddress(known.url, error.what))
        except FetchError as error:
            arrivals.fail(state, known, error, error.passing)
            in_a_row = in_a_row + 1 if error.passing else 0
            if error.wait is not None or in_a_row >= bounds.in_a_row:
                arrivals.put_off = len(due) - number - 1
                arrivals.error = f"{known.url}: {error.what}; the next run asks again, and for what was put off"
                return


def _one(web: Web, state: State, arrivals: Arrivals, known: KnownAddress, sandbox: Sandbox) -> None:
    """One address: asked, judged, landed. Raises FetchError."""
    settings, source = arrivals.settings, arrivals.source
    if known.sha256 is None and (elsewhere := state.landed_elsewhere(known.url)) is not None:
        state.landed(known.url, *elsewhere)
        return
    if known.title and (reason := source.unkept_title(known.title)) is not None:
        arrivals.leave_out(state, known, reason)
        return
    before = settings.raw / known.name if known.name else None
    if before is not None and not before.exists():  # removed by hand: asked for as if it had never been here
        before = None
    answer = web.get(known.url, known.etag if before else None, known.last_modified if before else None)
    if answer.status == 304:
        etag, last_modified = answer.etag or known.etag, answer.last_modified or known.last_modified
        arrivals.same(state, known, replace(answer, etag=etag, last_modified=last_modified))
        return
    judged = judge(answer, source, known.title, sandbox)
    if judged.left_out is not None:
        arrivals.leave_out(state, known, judged.left_out)
    elif before is not None and says_the_same(judged.kind, answer.body, before, sandbox):
        arrivals.same(state, known, answer)
    else:
        day = date.fromisoformat(known.published_on) if known.published_on else None
        card = Card(answer.url, source.publisher, day, area=source.area)
        arrivals.land(state, known.url, answer, name_for(answer.url), judged.suffix, card)


def _copy(folder: Path, state: State, arrivals: Arrivals) -> None:
    """The reports of a folder that are new or changed since the last run."""
    settings, source = arrivals.settings, arrivals.source
    files = {found.url: (path, found) for path, found in files_in(folder)}
    state.remember((found for _, found in files.values()), source.rules)
    for known in state.due(source.rules):
        if known.url not in files:
            continue
        path = files[known.url][0]
        try:
            data, card = read_file(path, source, settings.max_bytes)
        except InputError as error:
            arrivals.fail(state, known, error, passing=True)
            continue
        words = slug(path.stem)[:60].strip("-") or "report"
        arrivals.land(state, known.url, Response(known.url, 200, data), words, path.suffix.lower(), card)
