""" "Cùng kỳ" and no more: whether it is the month or the months so far of the year before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from etl.extract.tables.boxhead import Heading
from etl.extract.tables.levels import Meaning, untold
from etl.extract.tables.title import Clock
from etl.extract.tokens import Token
from etl.language import periods

Alternatives = tuple[tuple[str, Token], ...]
"""The codes that a line can be of, each with the token that tells it."""


class SameOfWhich:
    """The lines of one table whose heading says "the same one of the year before" and no more of its time."""

    def __init__(self, headings: Mapping[int, Heading], levels: Mapping[int, Meaning], clock: Clock) -> None:
        """`levels` are the lines of levels as their own headings tell them."""
        self._headings, self._levels, self._clock = headings, levels, clock
        self.open = self._of_month_or_sum()
        """Those that can be of the month or of the months so far, as levels of both stand beside them: without a time,
        which only arithmetic or the other columns can choose."""

    def narrowed(self, line: int, found: Alternatives) -> Alternatives:
        """The times that `line` can be of, of those `found` otherwise: that of "Kỳ báo cáo" where another column says
        so of its own, and none that another column has for itself ("Lũy kế cùng kỳ")."""
        if not self._is_bare(line):
            return found
        told = self._told_of_their_own()
        found = self._month_and_sum(line) if line in self.open else found
        found = tuple(one for one in found if one[0] not in told) or found
        reported = self._reported()
        return tuple(one for one in found if one[0] == reported) or found

    def _of_month_or_sum(self) -> dict[int, Meaning]:
        bare = {line: level for line, level in self._levels.items() if self._is_bare(line) and level.period}
        own = {m.period for line, m in self._levels.items() if line not in bare and m.scenario != "plan"}
        if not bare or not {self._clock.month, self._clock.cumulative} <= own:
            return {}
        if self._clock.month == self._clock.cumulative:  # in January
            return {}
        why = untold([code for code, _ in self._month_and_sum(next(iter(bare)))])
        return {line: replace(level, period=None, why=why) for line, level in bare.items()}

    def _is_bare(self, line: int) -> bool:
        side = self._headings[line].side
        told = side.when.value if side.when is not None else None  # "Cùng kỳ 2019", in a table of 2020
        is_bare = told is None or (side.is_of_year and told.year == self._clock.calendar.year - 1)
        return self._is_relative(line, "same") and is_bare and side.cumulative is None and side.own is None

    def _is_relative(self, line: int, word: str) -> bool:
        relative = self._headings[line].side.relative
        return relative is not None and relative.value == word

    def _month_and_sum(self, line: int) -> Alternatives:
        """The month and the months so far of the year before."""
        token = self._headings[line].side.relative
        codes = (self._clock.month, self._clock.cumulative)
        return tuple((periods.shift(code, -12), token) for code in codes if code and token is not None)

    def _told_of_their_own(self) -> set[str | None]:
        """The times of the lines that say of which time they are the same one."""
        return {m.period for k, m in self._levels.items() if self._is_relative(k, "same") and not self._is_bare(k)}

    def _reported(self) -> str | None:
        """The time a year before that which another line calls the one reported; None where none or several do."""
        told = {
            level.period
            for line, level in self._levels.items()
            if self._is_relative(line, "this") and self._headings[line].side.cumulative is None
        }
        own = told.pop() if len(told) == 1 else None
        return periods.shift(own, -12) if own is not None else None
