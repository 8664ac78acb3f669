"""The periods of several years that a text speaks of, and which of them "5 năm" and "nhiệm kỳ tới" mean."""

from __future__ import annotations

from etl.extract.prose.times.context_state import ContextState
from etl.language import period_expressions, periods
from etl.language.period_expressions import Calendar, Expression

_TERM = 5


class Spans:
    """The spans as the text goes by; `last` is the one that averages are of where no years are told beside them."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar, self._now = calendar, max(calendar.published, calendar.year)
        self.last: Expression | None = None
        self._here: list[Expression] = []  # of this sentence, since its last figure

    def begin(self) -> None:
        """A sentence begins."""
        self._here.clear()

    def say(self, span: Expression) -> None:
        """A span is named."""
        self.last = span
        self._here.append(span)

    def figure(self) -> None:
        """A figure has been told: what was named before was named for it."""
        self._here.clear()

    def end(self) -> None:
        """A sentence ends. One that only names what will be spoken of ("kết quả nhiệm kỳ 2020-2025, phương hướng nhiệm
        kỳ 2025-2030") is followed by what has come of the first."""
        over = [span for span in self._here if 0 < span.year_to <= self._now]
        if over and self.last is not None and self.last.year_to > self._now:
            self.last = over[-1]

    def of_term(self, expression: Expression, now: ContextState, last_year: int = 0) -> Expression:
        """The `expression`; "5 năm" and "nhiệm kỳ tới" with the years that they mean, where the text tells: from the
        span spoken of last or, among aims, up to the year that they are for; "năm sau" as the one after the
        `last_year` named (0: none), "tháng sau" only where the one spoken of is the report's last."""
        if expression.relative.startswith("following"):
            return self._following(expression, now, last_year)
        span = self.last if self.last is not None and self.last.year_to else None
        if expression.relative == "span end" and span is not None:
            return self._its_end(expression, span, now)
        if expression.relative == "next term" and span is not None:
            first = span.year if span.year >= self._now else span.year_to + 1
            return expression._replace(relative="", year=first, year_to=max(span.year_to, first + _TERM - 1))
        if expression.relative != "years":
            return expression
        planned = now.planned is not None or (now.scenario is not None and now.scenario.value == "plan")
        last = now.period.year_to or now.period.year if planned and now.period is not None else 0
        own = self._calendar.period
        if planned and last <= self._now and own is not None and periods.spans_years(own):
            last = periods.months(own)[1] // 12  # in the plan of a term
            return expression._replace(year=last - _TERM + 1, year_to=last)
        if last > self._now:  # "Mục tiêu đến năm 2025: thu ngân sách 5 năm đạt …"
            return expression._replace(year=last - _TERM + 1, year_to=last)
        if span is not None and span.year_to <= self._now:  # those of the term, "nhiệm kỳ 2020 - 2025"
            return expression._replace(year=max(span.year, span.year_to - _TERM + 1), year_to=span.year_to)
        return expression

    def _its_end(self, expression: Expression, span: Expression, now: ContextState) -> Expression:
        """The last year of the `span` spoken of last; untold where a report on other years may mean its own, which
        aims are of where the span is over by then."""
        here = now.period is not None and now.period.year_to == span.year_to
        own = self._calendar.period
        if own is not None and periods.spans_years(own) and periods.year_of(own) != span.year_to and not here:
            aim = now.planned is not None and span.year_to < periods.year_of(own)
            return expression._replace(relative="" if aim else "untold", year=periods.year_of(own) if aim else 0)
        return expression._replace(relative="", year=span.year_to)

    def _following(self, expression: Expression, now: ContextState, last_year: int) -> Expression:
        """A year, quarter or month behind the one spoken of; untold behind a year aimed at ("đến năm 2020 đạt …; năm
        sau …") and behind another month than the report's last."""
        if expression.relative == "following" and last_year:
            is_aim = last_year > self._now
            return expression._replace(relative="untold" if is_aim else "", year=0 if is_aim else last_year + 1)
        spoken = None if now.period is None else period_expressions.resolve(now.period, self._calendar)
        own = self._calendar.period
        if expression.relative == "following" or spoken is None or own is None:
            return expression
        is_last = periods.months(spoken)[1] == periods.months(own)[1]
        return expression if is_last else expression._replace(relative="untold")

    def code(self, calendar: Calendar, report: str | None, planned: bool = False) -> str | None:
        """The code of the last span by the sentence's `calendar`, else that of a `report` on several years; of what is
        `planned` none that was over when the report's begin."""
        own = report if report is not None and periods.spans_years(report) else None
        if self.last is None:
            return own
        last = period_expressions.resolve(self.last, calendar)
        over = last is not None and own is not None and periods.months(last)[1] < periods.months(own)[0]
        return own if planned and over else last

    def since(self, base: str, period: str, at: Expression, calendar: Calendar, report: str | None) -> None:
        """The year `period` was compared with one five years before: averages are of the years between, told `at`."""
        first, last = periods.months(base)[0] // 12 + 1, periods.year_of(period)
        if periods.months(base)[1] == first * 12 - 1 and last == first + 4 and self.code(calendar, report) is None:
            self.last = at._replace(year=first, year_to=last)
