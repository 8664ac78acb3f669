"""The time that a paragraph speaks of: the widest one that it names, and how the paragraph after it knows of it."""

from __future__ import annotations

from etl.extract.prose.times.sentence_times import is_only, width
from etl.extract.tokens import Tokens
from etl.language import periods
from etl.language.period_expressions import Calendar, Expression, resolve


class ParagraphTimes:
    """The times of the paragraph that is being read and of the one before."""

    def __init__(self) -> None:
        self.before: Expression | None = None
        """That of the paragraph before, None where it named none."""
        self._named: Expression | None = None  # the widest that is named
        self._told: Expression | None = None  # the widest of which figures were told that were not planned
        self._several: Expression | None = None  # another year than that, of which figures were told, too
        self.tells_own = False
        """Figures without a time of their own were told before any of another time."""
        self._is_only = False  # this paragraph is about a part of the time of the one before

    @property
    def widest(self) -> Expression | None:
        """The widest time that the paragraph has named so far."""
        return self._named

    @property
    def topic(self) -> Expression | None:
        """The time that the paragraph speaks of so far: the widest of its figures, else the widest it has named; not
        known where it told figures of several years: "Năm 1997 đạt …, đến năm 2016 đạt …. Kim ngạch nhập khẩu …"."""
        if self._several is not None:
            return self._several._replace(relative="untold")
        return self._told or self._named

    def topic_in(self, calendar: Calendar) -> Expression | None:
        """The topic by the report's `calendar`; not known where figures of its own time were told, and then one of an
        earlier year: "IIP cả quý tăng 5,35%; quý I/2013 tăng 1,91%. Ngành chế biến, chế tạo tăng 5,71%"."""
        topic, own = self.topic, calendar.period
        if topic is None or own is None:
            return topic
        code = resolve(topic, calendar)
        if code is None:
            return topic
        earlier = periods.months(code)[1] < periods.months(own)[0]
        if (self.tells_own and earlier) or (self._told is None and _is_only_named(topic, code, calendar)):
            return topic._replace(relative="untold")
        return topic

    def name(self, expression: Expression) -> None:
        """The paragraph names a time."""
        if width(expression) > width(self._named):
            self._named = expression

    def tell(self, expression: Expression | None) -> None:
        """A figure of that time has been told, one that is not planned."""
        if expression is None:
            self.tells_own = self.tells_own or self._told is None
        if expression is None or expression is self._told:
            return
        if width(expression) > width(self._told):
            self._told, self._several = expression, None
        else:
            self.tell_beside(expression)

    def tell_beside(self, expression: Expression) -> None:
        """A figure of that time has been told, which stands behind it: "tăng lên 612 triệu USD vào năm 2016"."""
        told = self._told
        if told is not None and _is_year(expression) and _is_year(told) and expression.year != told.year:
            self._several = expression

    def begin(self, tokens: Tokens, goes_on: bool, topic: Expression | None) -> None:
        """A paragraph begins with the sentence of `tokens`, which may say that it `goes_on` with the one before, of
        which `topic` was the time. One that was only about a part of the time before it leaves that as it was."""
        if not self._is_only or (tokens and tokens[0].is_("continue", "of_which")):
            self.before = topic or (self.before if goes_on else None)
        self._named = self._told = self._several = None
        self.tells_own = False
        self._is_only = is_only(tokens, self.before)


def _is_only_named(topic: Expression, code: str, calendar: Calendar) -> bool:
    """Whether the time, of which no figure has been told, is a part of the report's own of which none has to be: "Quý I
    tình hình rất khó khăn. Kim ngạch xuất khẩu đạt …" in a report on the year.

    Not months so far of a year that is named with them, nor what was over last when the report came out.
    """
    own = calendar.period
    if own is None or periods.spans_years(own) or (topic.year and topic.first == 1 < topic.last):
        return False
    (first, last), (low, high) = periods.months(code), periods.months(own)
    within = low <= first and last <= high and (first, last) != (low, high)
    is_last = calendar.published == periods.year_of(own) and topic.last == calendar.over
    return within and not is_last


def _is_year(expression: Expression) -> bool:
    """Whether it is one whole year, which is named."""
    return expression.year > 0 and not expression.year_to and (expression.first, expression.last) == (1, 12)
