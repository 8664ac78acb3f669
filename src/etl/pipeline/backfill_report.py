"""What a backfill year by year needs beside its runs: a key for the work of a year, and the outcome of all of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from etl.language.years import Years
from etl.pipeline.backfill_plan import Past
from etl.pipeline.discover import Work
from etl.query.queries import QueryResult, answer, connected
from etl.settings import Settings
from etl.warehouse import exists
from etl.warehouse.sql_files import query


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a backfill: how the run of each year ended, as (year, whether it came through, its message).

    `rows` are the KPI figures that differ from those before the first of the runs, as `changes` gives them.
    """

    past: Past
    ends: tuple[tuple[str, bool, str], ...]
    rows: list[dict[str, Any]]

    @property
    def failed(self) -> list[str]:
        """The years that did not come through, each with the reason."""
        return [f"{year}: {why}" for year, came_through, why in self.ends if not came_through]

    def headline(self) -> str:
        """The whole backfill in one line."""
        if not self.ends:
            return (
                f"nothing to read again: no report is about {self.past}, or a backfill has read them all "
                "under today's rules (`again` reads them once more)"
            )
        changed = f"{counted(len(self.rows), 'KPI figure')} changed in all"
        if not self.failed:
            return f"read again: {', '.join(year for year, _, _ in self.ends)}; {changed}"
        return (
            f"{len(self.failed)} of {counted(len(self.ends), 'part')} did not come through; start the same backfill "
            f"again once it is clear why; {changed}; {'; '.join(self.failed)}"
        )


def counted(number: int, what: str) -> str:
    """1, "report" → "1 report"; 2, "report" → "2 reports"."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def fingerprint(year: int | None, extractor_version: str, work: Work) -> str:
    """A key for reading `work` with `year` under these rules: the same while files, cards and rules are."""
    digest = hashlib.sha256()
    for file in work.todo:
        digest.update(f"{file.name}\0{file.document_id}\0{file.card_sha256}\n".encode())
    return f"backfill {year or 'undated'} {extractor_version} {digest.hexdigest()[:16]}"


def changes(settings: Settings, past: Past, extractor_version: str, since: datetime | None = None) -> QueryResult:
    """What the backfills of these years under these rules (of those begun at or after `since`) changed together.

    A row per KPI figure that differs from that before the first of them: change, area, year, period, indicator,
    scope, price_basis, measure, old, new, old_quote, quote.
    """
    if not exists(settings.warehouse):
        return QueryResult((), [])
    after = since.astimezone(UTC).replace(tzinfo=None) if since else datetime.min
    begun = {"version": extractor_version, "since": after}
    with connected(settings.warehouse) as connection:
        runs = answer(connection, query("backfill_run"), begun).rows
        ids = [run_id for run_id, years, missing in runs if missing == past.missing and _within(years, past.years)]
        return answer(connection, query("backfill_change"), {"runs": ids})


def _within(years: str, chosen: Years) -> bool:
    """Whether a run was about nothing but chosen years."""
    if not chosen:
        return True
    its = Years.parse(years).chosen if years != str(Years()) else None
    return its is not None and its <= (chosen.chosen or frozenset())
