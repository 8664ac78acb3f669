"""The charts of the pages: what a page draws of its rows, each with an id of its own on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from etl.catalogue.areas import MERGER, NATION
from etl.explore import charts
from etl.explore.address import area
from etl.explore.charts import Naming, Spec
from etl.explore.charts.points import RESULTS, Row, comparable, growths, known, levels

MOST, SERIES = 12, 5
"""Small charts of a province, and provinces in one chart."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart of a page: the specification that the script of the pages draws, or nothing where no script runs."""

    id: str
    title: str
    spec: Spec


def small(rows: Iterable[Row], naming: Naming) -> list[Drawn]:
    """A small chart for each indicator of an area of which more than one year is known, headline indicators first.

    `rows` are those of the area, those of an indicator one after the other.
    """
    found = []
    for code, own in groupby(rows, key=lambda row: str(row["indicator"])):
        # A plan that is only implied lies beside the figure it is implied by: the table has it.
        of_one = [{**row, "plan_implied": None} for row in own]
        if _years(of_one) > 1:
            found += [_drawn(f"chart-{code}", spec) for spec in charts.small_multiples(of_one, [code], naming)]
    return found[:MOST]


def growth(rows: Sequence[Row], code: str, naming: Naming) -> list[Drawn]:
    """Stated beside computed growth of one indicator of one area."""
    return _those(("growth", charts.growth(rows, code, naming)))


def first_growth(rows: Iterable[Row], naming: Naming) -> list[Drawn]:
    """Stated beside computed growth of the first indicator of an area that has levels and growth of several years.

    One without levels is drawn by its growth anyway.
    """
    for code, of_one in groupby(rows, key=lambda row: str(row["indicator"])):
        own = list(of_one)
        if any(known(row.get("actual")) for row in own) and len({point.year for point in growths(own)}) > 1:
            return growth(own, code, naming)
    return []


def maps(rows: Sequence[Row], code: str, year: int, naming: Naming) -> list[Drawn]:
    """A map of one indicator in one year on the boundaries of then; of 2025 on both where figures of both are known.

    It shows growth where more provinces state that than levels that can be compared.
    """
    found = []
    for boundaries in charts.BOUNDARIES:
        there = year <= MERGER.year if boundaries == "until_2025" else year >= MERGER.year
        placed = charts.squares(boundaries)
        stated = [row for row in rows if row["area_id"] in placed and row["year"] == year]
        compared = comparable(row for row in stated if known(row.get("actual")))[0]
        grown = {row["area_id"] for row in stated if known(row.get("growth_stated"))}
        measure: charts.Measure = "growth_stated" if len(grown) > len(compared) else "actual"
        if there and (compared or grown):
            found.append((f"map-{boundaries}", charts.tile_map(stated, code, year, boundaries, naming, measure)))
    return _those(*found)


def today(rows: Sequence[Row], code: str, year: int, naming: Naming) -> list[Drawn]:
    """A map of figures that are restated on the boundaries of today."""
    stated = restated(rows)
    spec = charts.tile_map(stated, code, year, "since_2025", naming) if stated else None
    return _those(("map-today", spec))


def restated(rows: Iterable[Row]) -> list[Row]:
    """The rows of `kpi_2025_boundaries` that have a figure: one that nobody states is derived and has no page."""
    return [
        row if row["source"] == "stated" else {**row, "origin": "derived", "address": area(str(row["area_id"]))}
        for row in rows
        if known(row.get("actual"))
    ]


def ranked(rows: Sequence[Row], code: str, year: int, naming: Naming) -> list[Drawn]:
    """The provinces in the order of one indicator in one year."""
    return _those(("ranking", charts.ranking(rows, code, year, naming)))


def over_years(rows: Sequence[Row], code: str, naming: Naming) -> list[Drawn]:
    """The series of provinces of which most years are known, in one chart: each of one scope and price basis."""
    years: dict[tuple[str, str, str], set[int]] = {}
    for point in levels(rows):
        if point.kind in RESULTS and point.row["area_id"] != NATION:
            years.setdefault(point.series, set()).add(point.year)
    longest = sorted((key for key in years if len(years[key]) > 1), key=lambda key: (-len(years[key]), key))[:SERIES]
    chosen = [
        {**point.row, "plan": None, "plan_implied": None}
        for point in levels(rows)
        if point.kind in RESULTS and point.series in longest
    ]
    return _those(("series", charts.series(chosen, code, naming, areas=True)))


def _years(rows: Sequence[Row]) -> int:
    """How many years the figures of a chart are about."""
    points = levels(rows) if any(known(row.get("actual")) for row in rows) else growths(rows) or levels(rows)
    return len({point.year for point in points})


def _those(*found: tuple[str, Spec | None]) -> list[Drawn]:
    return [_drawn(name, spec) for name, spec in found if spec is not None]


def _drawn(name: str, spec: Spec) -> Drawn:
    return Drawn(name.replace(".", "-"), str(spec["description"]), spec)
