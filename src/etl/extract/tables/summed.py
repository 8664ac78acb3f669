"""Rows whose label can mean several indicators, which the sums of the table leave one: "Tổng vốn đăng ký" is that of
new projects, of changed ones and of shares bought where these stand below it and come to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from etl.catalogue import Catalogue
from etl.extract.tables.checks.check import Check
from etl.extract.tables.name import Name

_FEWEST = 2
"""Columns in which the parts come to the row; one can be chance."""


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
