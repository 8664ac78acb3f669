"""Items that each tell a figure of one time and then one of another: "Tháng 12, xuất khẩu đạt 40 triệu USD, cả năm đạt
450 triệu USD; nhập khẩu đạt 30 triệu USD, cả năm đạt 300 triệu USD".

The first item names both times. The next one names only the second again, behind its first figure: that is of the first
time then, and not of the one spoken of last.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from etl.extract.tokens import Token
from etl.language.period_expressions import Expression

_SUBJECTS = frozenset({"indicator", "part", "action", "other"})
"""The kinds of tokens that begin an item."""

_ITEM = 60
"""Tokens that an item has at most."""

_NO_TIME = frozenset({"same", "prefix", "plan", "year", "month", "quarter"})
"""The comparisons before a time that make it another figure's: "so với năm 2014", "kế hoạch cả năm"."""


class PairedTimes:
    """The two times of the item before, as the text goes by."""

    def __init__(self) -> None:
        self._told = False  # a figure has been told of the time spoken of
        self._pair: tuple[Expression | None, Expression] | None = None

    def clear(self) -> None:
        """Another paragraph begins: no item goes on."""
        self._told, self._pair = False, None

    def figure(self) -> None:
        """A figure has been told of the time spoken of."""
        self._told = True

    def named(self, before: Expression | None, later: Expression) -> None:
        """The time `later` is named where `before` was spoken of, None for the report's own."""
        if self._told:
            self._pair = before, later
        self._told = False

    def repeats(self, tokens: Sequence[Token], i: int, now: Expression | None) -> bool:
        """Whether the number at `i` is the first of another item, which tells of the time spoken of `now` only behind
        it, so that the number is of the time before: of `earlier`."""
        if self._pair is None or now is None or not _is_alike(now, self._pair[1]):
            return False
        return _is_of_new_item(tokens, i) and self._is_named_behind(tokens, i, self._pair[1])

    @property
    def earlier(self) -> Expression | None:
        """The first time of the item before, None for the report's own."""
        return None if self._pair is None else self._pair[0]

    def _is_named_behind(self, tokens: Sequence[Token], i: int, later: Expression) -> bool:
        """Whether the first time told behind the number at `i`, before another subject, is `later` and has a figure."""
        for k in range(i + 1, min(i + 1 + _ITEM, len(tokens))):
            token, before = tokens[k], tokens[k - 1]
            if token.kind in _SUBJECTS:
                return False
            if token.kind == "cumulative" and token.value != "span":
                behind = next((t for t in tokens[k + 1 : k + 1 + _ITEM] if t.kind in ("period", "quantity")), None)
                summed = later.first == 1 and behind is not None and behind.kind == "quantity"
                return summed or (behind is not None and behind.kind == "period" and _is_alike(behind.value, later))
            if token.kind == "period" and not (before.kind == "compare" and before.value in _NO_TIME):
                told = any(t.kind == "quantity" for t in tokens[k + 1 : k + 1 + _ITEM])
                return told and _is_alike(token.value, later)
        return False


def _is_of_new_item(tokens: Sequence[Token], i: int) -> bool:
    """Whether a subject is named before the number at `i`, no time behind it, and no time that heads the item."""
    near = tokens[max(0, i - _ITEM) : i]
    kinds = [*takewhile(lambda kind: kind != "period", (t.kind for t in reversed(near)))]
    subject = next((k for k, kind in enumerate(kinds) if kind in _SUBJECTS), None)
    return subject is not None and (len(kinds) == len(near) or "quantity" in kinds[subject:])


def _is_alike(one: Expression, other: Expression) -> bool:
    """Whether both name the same months, of the same year as far as both tell it."""
    of_year = not one.year or not other.year or one.year == other.year
    return of_year and one[2:4] == other[2:4] and one[5:] == other[5:]
