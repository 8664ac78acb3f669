"""The outcome of each address or file: recorded for the next run, counted for the report, landed if it is new."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime

from etl.acquire.fetch_report import Failure, SkippedAddress, SourceReport
from etl.acquire.landing import Holdings, land
from etl.acquire.request import Response
from etl.acquire.source import Source
from etl.acquire.state import KnownAddress, State
from etl.documents import Card
from etl.errors import EtlError
from etl.settings import Settings
from etl.vietnam_time import VIETNAM


@dataclass(slots=True)
class Arrivals:
    """The outcomes of one source in one run."""

    settings: Settings
    source: Source
    holdings: Holdings
    new: list[str] = field(default_factory=list)
    left_out: list[SkippedAddress] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    put_off: int = 0
    error: str | None = None

    def land(self, state: State, url: str, answer: Response, words: str, suffix: str, card: Card) -> None:
        """Writes the content as a raw file, unless the raw folder has it already under any name.

        `card` is completed with hash and time; a day of publication in the future is left out of it. Raises OSError.
        """
        digest = hashlib.sha256(answer.body).hexdigest()
        raw, now = self.settings.raw, datetime.now(VIETNAM).replace(microsecond=0)
        if card.published_on is not None and card.published_on > now.date():
            card = replace(card, published_on=None)
        with state.alone():
            name = next((name for name in state.holders(digest) if (raw / name).exists()), None)
            name = name or self.holdings.holder(answer.body)
            if name is None:
                card = replace(card, fetched_at=now, sha256=digest)
                name = land(raw, self.source.name, words, suffix, answer.body, card)
                self.holdings.add(name, len(answer.body))
                self.new.append(name)
            self._landed(state, url, digest, name, answer)

    def same(self, state: State, known: KnownAddress, answer: Response) -> None:
        """Records that the address has the same content as before."""
        self._landed(state, known.url, known.sha256 or "", known.name or "", answer)

    def leave_out(self, state: State, known: KnownAddress, reason: str) -> None:
        """Records that the address is not kept, and why."""
        state.left_out(known.url, reason, self.source.rules)
        self.left_out.append(SkippedAddress(known.url, reason))

    def fail(self, state: State, known: KnownAddress, error: EtlError, passing: bool) -> None:
        """Records that the address could not be fetched, and why."""
        state.failed(known.url, passing)
        self.failed.append(Failure(known.url, error.what, error.remedy))

    def report(self, known: int, landed: int) -> SourceReport:
        """The report, with how many addresses of the source are known and how many of them have landed ever."""
        return SourceReport(
            self.source.name,
            known,
            tuple(self.new),
            max(0, landed - len(self.new)),
            tuple(self.left_out),
            tuple(self.failed),
            self.put_off,
            self.error,
        )

    def _landed(self, state: State, url: str, sha256: str, name: str, answer: Response) -> None:
        days = 0 if url.startswith("file:") else self.source.recheck_days
        state.landed(url, sha256, name, answer.etag, answer.last_modified, days)
