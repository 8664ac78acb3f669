"""The sentence and the report behind each figure of rows of kpi_yearly or kpi_period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from etl.location import Where
from etl.query.queries import QueryResult, ask
from etl.warehouse.sql_files import query

ROLES = {
    "actual": "level_observation_id", "growth_stated": "growth_observation_id",
    "completion_stated": "completion_observation_id", "plan": "plan_observation_id",
    "plan_growth": "plan_growth_observation_id",
}  # fmt: skip
"""Figure of a row → the column with its id; a derived level has several in `derived_from`."""

COLUMNS = ("origin", "derived_from", *ROLES.values())
"""The columns of a row that lead to its sources."""


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence that figures of a row were read from (`figures`: actual, plan, …), and its report."""

    figures: tuple[str, ...]
    sentence: str
    publisher: str | None
    published_on: date | None
    path: str


def sources(warehouse: Where, rows: Iterable[Mapping[str, Any]]) -> list[list[Source]]:
    """The sources of each row, which has COLUMNS; figures of one sentence together. What a correction replaced has none
    where the figure had been rejected. Raises WarehouseError."""
    named = [list(_named(row)) for row in rows]
    ids = sorted({figure for pairs in named for _, figure in pairs})
    found = {row["observation_id"]: row for row in ask(warehouse, query("figure_sentence"), {"ids": ids}).records()}
    return [list(_together(pairs, found)) for pairs in named]


def with_first(answer: QueryResult, found: Sequence[Sequence[Source]], leave_out: Sequence[str] = ()) -> QueryResult:
    """The rows with the first of their sources as columns `sentence`, `publisher`, `published_on` and `path`."""
    kept = [place for place, name in enumerate(answer.columns) if name not in leave_out]
    added = ("sentence", "publisher", "published_on", "path")
    rows = [
        (*(row[place] for place in kept), *(getattr(of_it[0], name) if of_it else None for name in added))
        for row, of_it in zip(answer.rows, found, strict=True)
    ]
    return QueryResult((*(answer.columns[place] for place in kept), *added), rows)


def _named(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if row["origin"] == "derived":
        yield from (("actual", figure) for figure in row["derived_from"])
    yield from ((name, row[column]) for name, column in ROLES.items() if row[column] is not None)


def _together(pairs: Iterable[tuple[str, str]], found: Mapping[str, Mapping[str, Any]]) -> Iterator[Source]:
    """One source for each sentence of a report, in the order of the figures."""
    by_sentence: dict[tuple[str, str], list[str]] = {}
    for name, figure in pairs:
        if figure in found:
            key = (found[figure]["path"], found[figure]["sentence"])
            by_sentence.setdefault(key, []).append(name)
    first = {(row["path"], row["sentence"]): row for row in found.values()}
    for key, names in by_sentence.items():
        row = first[key]
        yield Source(tuple(dict.fromkeys(names)), row["sentence"], row["publisher"], row["published_on"], row["path"])
