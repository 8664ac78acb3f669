"""Rows of `kpi_yearly` as points of a chart: what kind of figure each is, what is doubtful, which belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

Row = Mapping[str, Any]

KINDS = ("actual", "preliminary", "estimate", "derived", "computed", "plan", "plan_implied")
"""What a point can be, in the order of legends: of the year, as known so far; derived of parts; computed from two
levels; aimed at; implied by a level and how much of the plan it is said to be."""

RESULTS = frozenset(KINDS[:4])
"""Kinds that tell what a year brought: those of one series are joined by a line."""


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a chart. `low` and `high` bound a computed one; `row` is where it comes from."""

    kind: str
    value: float
    row: Row
    low: float | None = None
    high: float | None = None

    @property
    def year(self) -> int:
        """The year of the row."""
        return int(self.row["year"])

    @property
    def series(self) -> tuple[str, str, str]:
        """Area, scope and price basis: figures that differ in one of them are never joined or compared."""
        return str(self.row["area_id"]), self.row.get("scope") or "", self.row.get("price_basis") or ""


def known(value: Any) -> bool:
    """Whether a value is there: neither null nor, in a pandas frame, NaN or NaT."""
    return value is not None and value == value


def levels(rows: Iterable[Row]) -> list[Point]:
    """What was reached and what was aimed at; a plan that is only implied where no report announces one."""
    return [point for row in rows for point in _levels(row)]


def growths(rows: Iterable[Row]) -> list[Point]:
    """Growth as stated, as computed from the levels, and as aimed at."""
    return [point for row in rows for point in _growths(row)]


def _levels(row: Row) -> Iterator[Point]:
    if known(row.get("actual")):
        yield Point(_kind(row), float(row["actual"]), row)
    if known(row.get("plan")):
        yield Point("plan", float(row["plan"]), row)
    elif known(row.get("plan_implied")):
        low, high = (
            float(row[end]) if known(row.get(end)) else None for end in ("plan_implied_low", "plan_implied_high")
        )
        yield Point("plan_implied", float(row["plan_implied"]), row, low, high)


def _growths(row: Row) -> Iterator[Point]:
    if known(row.get("growth_stated")):
        yield Point(_kind(row), float(row["growth_stated"]), row)
    if known(row.get("growth_computed")):
        yield Point("computed", float(row["growth_computed"]), row)
    if known(row.get("plan_growth")):
        yield Point("plan", float(row["plan_growth"]), row)


def _kind(row: Row) -> str:
    if row.get("origin") == "derived":
        return "derived"
    status = row.get("status")
    return status if status in RESULTS else "actual"


def doubts(row: Row) -> tuple[tuple[str, str], ...]:
    """What a reader must know before trusting the figures of a row, as (column, code); empty where there is nothing."""
    found = []
    if row.get("consistency") == "conflict":
        found.append(("consistency", "conflict"))
    if row.get("reading") == "disputed":
        found.append(("reading", "disputed"))
    if row.get("digits") == "disputed":
        found.append(("digits", "disputed"))
    if row.get("trust") == "ocr":
        found.append(("trust", "ocr"))
    return tuple(found)


def stretches(points: Sequence[Point]) -> dict[int, int]:
    """Place of a point → the number of the stretch of neighbouring years it belongs to, for those that a line joins.

    A year without a figure ends a stretch: a line over it would show what nobody stated.
    """
    joined = [place for place, point in enumerate(points) if point.kind in RESULTS]
    joined.sort(key=lambda place: (points[place].series, points[place].year))
    found: dict[int, int] = {}
    number = 0
    for _, places in groupby(joined, key=lambda place: points[place].series):
        before: int | None = None
        for place in places:
            number += before is None or points[place].year > before + 1
            found[place], before = number, points[place].year
    return found


def comparable(rows: Iterable[Row]) -> tuple[list[Row], int]:
    """The rows of the scope and price basis that most areas state, and how many rows state another.

    Levels of different scope or price basis are never compared.
    """
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.get("scope") or "", row.get("price_basis") or ""), []).append(row)
    if not groups:
        return [], 0
    chosen = max(groups, key=lambda key: (len(groups[key]), key == ("", ""), key))
    return groups[chosen], sum(map(len, groups.values())) - len(groups[chosen])
