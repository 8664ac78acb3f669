"""Levels that were planned and those that were reached, as a paragraph tells them: what they imply a percentage to be.

"Kế hoạch xuất khẩu 800 triệu USD, thực hiện 722 triệu USD, bằng 90,3%": so much of the plan, no index.
"""

from __future__ import annotations

from decimal import Decimal

_Cell = tuple[str, str, str | None]


class PlannedLevels:
    """The last level that was planned, and the last that was reached, by indicator, area and scope."""

    def __init__(self) -> None:
        self._planned: dict[_Cell, Decimal] = {}
        self._reached: dict[_Cell, Decimal] = {}

    def sentence(self, first: bool) -> None:
        """A sentence begins, the `first` of a paragraph or another; what was planned holds for a paragraph."""
        self._reached.clear()
        if first:
            self._planned.clear()

    def told(self, cell: _Cell, value: Decimal, planned: bool) -> None:
        """A level of `cell` is told, in base units."""
        (self._planned if planned else self._reached)[cell] = value

    def completion(self, cell: _Cell) -> Decimal | None:
        """What was reached of what was planned, in percent, where both were told; else None."""
        planned, reached = self._planned.get(cell), self._reached.get(cell)
        return 100 * reached / planned if planned and reached is not None else None

    def is_far_above(self, cell: _Cell, value: Decimal) -> bool:
        """Whether so much was planned that what was told to be reached is less than half of it."""
        reached = self._reached.get(cell)
        return reached is not None and 2 * reached < value
