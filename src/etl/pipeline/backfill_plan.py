"""Which documents a backfill reads again, and with which year: those that report on years, or that could fill a gap."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from etl.documents.raw_names import path_of
from etl.errors import UsageError
from etl.language.periods import years_of
from etl.language.years import Years
from etl.pipeline.discover import RawFile, Work, find_work, raw_file
from etl.query.queries import ask
from etl.settings import Settings
from etl.warehouse import exists
from etl.warehouse.sql_files import query

Parts = dict[int | None, Work]
"""What is to be read with each year; None for documents whose year is not known before they are read."""


@dataclass(frozen=True, slots=True)
class Past:
    """What a backfill is about: the documents that report on `years`, or with `missing` those that gave no figure.

    With `again` also those that a backfill has read before under today's rules. Raises UsageError when neither years
    nor `missing` are given, or both.
    """

    years: Years = field(default_factory=Years)
    missing: bool = False
    again: bool = False

    def __post_init__(self) -> None:
        if bool(self.years) == self.missing:
            raise UsageError(
                "backfill", "it needs either --years or --missing", "as in `etl backfill --years 2011:2015`"
            )

    def __str__(self) -> str:
        return "what is missing" if self.missing else str(self.years)

    def takes(self, document: StatedDocument) -> bool:
        """Whether this backfill reads the document."""
        return not document.accepted if self.missing else self.years.meet(document.periods)


@dataclass(frozen=True, slots=True)
class StatedDocument:
    """A document of the warehouse: the periods of its figures, how many were accepted, and if a backfill read it."""

    path: str
    document_id: str
    published_on: date | None
    periods: tuple[str, ...]
    accepted: int
    done: bool

    def year(self, among: Iterable[int]) -> int | None:
        """The first of the years `among` which it states or, stating none of them, was published in."""
        stated = {year for period in self.periods for year in years_of(period)}
        published = {self.published_on.year} if self.published_on else set[int]()
        return min(stated & set(among) or published & set(among), default=None)


def past_parts(settings: Settings, past: Past, extractor_version: str) -> Parts:
    """What `past` reads again from the raw files, each document with one year alone: the first that it reports on.

    What a backfill has read before under these rules is left out, so that one that was stopped continues where it
    was; unless its file or card has changed, or `again` is set. Raw files that the warehouse does not know yet, and
    those that gave nothing with a year, are under None. Raises UsageError and WarehouseError.
    """
    new, stated, years = _chosen(settings, past, extractor_version)
    parts = {
        year: _part(new, {name for name, its in years.items() if its == year}, stated, settings)
        for year in sorted(set(years.values()), key=lambda year: year or 0)
    }
    return {year: part for year, part in parts.items() if part.todo or part.gone}


def past_work(settings: Settings, past: Past, extractor_version: str) -> Work:
    """All of `past_parts` as one piece of work."""
    new, stated, years = _chosen(settings, past, extractor_version)
    return _part(new, set(years), stated, settings)


def _chosen(
    settings: Settings, past: Past, extractor_version: str
) -> tuple[Work, dict[str, StatedDocument], dict[str, int | None]]:
    """What is new, what is stated, and the names of the files to be read with the year of each."""
    new = find_work(settings, (), extractor_version)
    stated = _stated(settings)
    same = {file.name for file in new.unchanged}
    among = {year for _, year in gaps(settings)} if past.missing else past.years.chosen or frozenset()
    # What a document states is known for as long as its bytes are the same, even if other rules read it.
    years: dict[str, int | None] = {
        file.name: None
        for file in new.todo
        if not (row := stated.get(file.name)) or row.document_id != file.document_id or not row.periods
    }
    for row in stated.values():
        if past.takes(row) and (past.again or not (row.done and row.path in same)):
            years[row.path] = row.year(among)
    return new, stated, years


def _part(new: Work, names: set[str], stated: Collection[str], settings: Settings) -> Work:
    """The work of reading the files `names`; the figures of those that are `stated` are replaced whatever they say."""
    files = {file.name: file for file in (*new.todo, *_present(names, settings)) if file.name in names}
    return replace(
        new,
        todo=tuple(files[name] for name in sorted(files)),
        unchanged=tuple(file for file in new.unchanged if file.name not in files),
        again=frozenset(names.intersection(stated)),
        gone=tuple(name for name in new.gone if name in names),
    )


def about_years(settings: Settings, work: Work, years: Years) -> Work:
    """`work` without those gone documents that state nothing of `years`: like reports on other years, they are left."""
    if not years or not work.gone:
        return work
    stated = _stated(settings)
    periods = {name: stated[name].periods if name in stated else () for name in work.gone}
    return replace(work, gone=tuple(name for name in work.gone if not periods[name] or years.meet(periods[name])))


def _present(names: Iterable[str], settings: Settings) -> Iterator[RawFile]:
    paths = ((name, path_of(name, settings.raw)) for name in names)
    return (raw_file(path, settings) for name, path in paths if os.path.lexists(path))


def _stated(settings: Settings) -> dict[str, StatedDocument]:
    """The documents of the warehouse by their path."""
    if not exists(settings.warehouse):
        return {}
    rows = ask(settings.warehouse, query("stated_document")).rows
    return {row[0]: StatedDocument(row[0], row[1], row[2], tuple(row[3] or ()), row[4], row[5]) for row in rows}


def gaps(settings: Settings) -> set[tuple[str, int]]:
    """The (area, year) pairs for which the warehouse has no KPI, inside the years and areas that it covers."""
    if not exists(settings.warehouse):
        return set()
    return {(area, year) for area, year in ask(settings.warehouse, query("coverage_gap")).rows}
