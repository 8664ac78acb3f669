"""Times of which a text has told estimates: what it tells of the same time beside them is no more settled.

An estimate is said once: "ước kiểm tra 345 vụ, xử lý 262 vụ", or of the sum whose parts a list tells below it, or of
the month with which the months so far end.
"""

from __future__ import annotations

from datetime import date

from etl.language import periods
from etl.language.sentences import Sentence

_YEAR = 12


class EarlyTimes:
    """The times of which estimates were told: in this sentence, in this paragraph, above the list that is open."""

    def __init__(self, text: str, published_on: date | None) -> None:
        """`published_on` is the day from which on a time counts as over; None where nobody knows it."""
        self._text = text
        self._now = published_on.year * _YEAR + published_on.month - 1 if published_on is not None else None
        self._here: dict[tuple[str, str | None], int] = {}  # by period and area: where the last one stands
        self._above: set[tuple[str, str | None]] = set()
        self._ends: set[tuple[str, int, str | None]] = set()
        self._opens = False

    def sentence(self, sentence: Sentence) -> None:
        """A new sentence begins."""
        if self._opens:
            self._above = {*self._here}
        elif sentence.first and not sentence.bullet:
            self._above = set()
        if sentence.first:
            self._ends.clear()
        self._here, self._opens = {}, sentence.opens

    def told(self, indicator: str, period: str | None, area: str | None, at: int) -> None:
        """An estimate of `period` (a code) was told of `area` (its id; None: the report's own) `at` a place."""
        if period is not None:
            self._here[period, area] = at
            self._ends.add((indicator, periods.months(period)[1], area))

    def has(self, indicator: str, period: str | None, area: str | None, verbs: bool, at: int) -> bool:
        """Whether a figure of `period` `at` a place, which no word calls an estimate, is one for what was told before
        it; `verbs`: some word says that so much was reached.

        Without such words it is where an estimate of the same time stands in its part of the sentence, or one of the
        same indicator that ends with the same month; with them, where its list is below an estimate of a time that was
        not over when the report came out.
        """
        if period is None:
            return False
        last = periods.months(period)[1]
        listed = (period, area) in self._above
        if not verbs:
            beside = (period, area) in self._here and ";" not in self._text[self._here[period, area] : at]
            return listed or beside or (indicator, last, area) in self._ends
        return listed and self._now is not None and last >= self._now
