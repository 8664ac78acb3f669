"""A time within the one spoken of, of which a figure is told beside its whole: what is told of something else behind it
may be of the whole again.

"Xuất khẩu đạt 400 triệu USD, nhất là quý IV đạt 120 triệu USD; nhập khẩu đạt 210 triệu USD."
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.extract.figure import Figure
from etl.language import periods


@dataclass(slots=True)
class _Told:
    """What was told last that is no part: its indicator, its period and where its time stands (-1: nowhere)."""

    indicator: str
    period: str
    start: int


class PartTimes:
    """The whole and the part of a paragraph, as its figures go by."""

    def __init__(self) -> None:
        self._whole: _Told | None = None
        self._part: int | None = None  # where the time stands that is a part of it, and of which figures were told

    def begin(self) -> None:
        """A paragraph begins."""
        self._whole = self._part = None

    def leaves_open(self, figure: Figure, named: bool, in_row: bool) -> bool:
        """Whether the `figure` outside brackets, whose subject is `named` since the figure before it or not, is of
        something else than was told of a whole and a part of its time, and names no time: it may be of either. Not the
        second one `in_row`: where two go with the whole and the part ("tương ứng tăng 9% và 8%"), it is of the part."""
        start = figure.spoken.start if figure.spoken is not None else -1
        whole, code = self._whole, figure.period
        if code is None:
            return False
        same = whole is not None and figure.indicator.indicator == whole.indicator and not named
        if self._part is not None and start == self._part and not same:
            return not in_row
        if whole is not None and same and start not in (-1, whole.start) and _is_within(code, whole.period):
            self._part = start
        elif start != self._part or whole is None:
            self._whole, self._part = _Told(figure.indicator.indicator, code, start), None
        return False


def _is_within(period: str, whole: str) -> bool:
    """Whether a period is a part of the other one, and no year of several."""
    if periods.spans_years(whole):
        return False
    (first, last), (low, high) = periods.months(period), periods.months(whole)
    return low <= first and last <= high and (first, last) != (low, high)
