"""Rows and columns whose label can mean several indicators, of which the sums of the table leave one: "Tổng vốn đăng
ký" is that of new projects, of changed ones and of shares bought where they stand below or beside it and come to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from etl.catalogue import Catalogue
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.checks.check import Check
from etl.extract.tables.figures import CellFigure
from etl.extract.tables.name import Name

_FEWEST = 2
"""Columns in which the parts come to the row, or rows in which they come to the column; one can be chance."""


def summed(names: Mapping[int, Name], checks: Iterable[Check], catalogue: Catalogue) -> frozenset[int]:
    """The rows, by `names`, that are the sums of all parts of their indicator. `checks` are those of the table, whose
    lines are columns."""
    found = set[int]()
    for check in checks:
        if check.kind != "wholes" or check.agree < _FEWEST or check.disagree or not check.lines:
            continue
        code = names[check.lines[0]].indicator
        whole = None if code is None else catalogue.indicators[code].parent
        first = min(check.lines)
        of_whole = [row for row, name in names.items() if row < first and name.indicator == whole and name.is_unclear]
        if len(of_whole) == 1:
            found.add(of_whole[0])
    return frozenset(found)


def summed_columns(
    names: Mapping[int, Name], headings: Mapping[int, Heading], figures: Mapping[tuple[int, int], CellFigure],
    catalogue: Catalogue,
) -> frozenset[int]:  # fmt: skip
    """The columns, by `names`, that are the sums of two or more parts of their indicator in other columns, in the same
    unit, in every row that has figures of them. `figures` are by row and column."""
    found = set[int]()
    for column, name in names.items():
        if not name.is_unclear or name.indicator is None:
            continue
        parts = {
            other: part.indicator
            for other, part in names.items()
            if part.indicator is not None
            and catalogue.indicators[part.indicator].parent == name.indicator
            and _unit(headings[other]) == _unit(headings[column])
        }
        if len(parts) < _FEWEST or len(set(parts.values())) < len(parts):
            continue
        told = [
            (figure.value, [figures[row, other].value for other in parts if (row, other) in figures])
            for (row, at), figure in figures.items()
            if at == column
        ]
        sums = [whole == sum(values) for whole, values in told if len(values) >= _FEWEST]
        if len(sums) >= _FEWEST and all(sums):
            found.add(column)
    return frozenset(found)


def _unit(heading: Heading) -> object:
    return None if heading.unit is None else heading.unit.value
