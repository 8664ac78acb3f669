"""The time spoken of at a place of the text, inside brackets and outside, and its code by its sentence's calendar."""

from __future__ import annotations

from dataclasses import replace

from etl.extract.comparison import Comparison
from etl.extract.prose.times import sentence_times as times
from etl.extract.prose.times.context_state import ContextState
from etl.extract.tokens import Token, Tokens
from etl.language import period_expressions, periods
from etl.language.period_expressions import Calendar, Expression
from etl.language.relative_periods import last_part
from etl.language.reported_period import ReportPeriod


class SpokenTime:
    """What holds at the place that is read: `now` is its state, of the open bracket where one is open.

    `calendar` is the report's, as the sentence at hand may set it ("cùng kỳ năm 2013", "so với tháng trước").
    """

    def __init__(self, report: ReportPeriod) -> None:
        self.report, self.calendar, self.now = report, report.calendar, ContextState()
        self.behind: Expression | None = None
        """The time behind the figure before, in a sentence of no other."""
        self.left: Expression | None = None
        """That time, where something else is named now."""
        self._stack: list[ContextState] = []
        self.bracket = False
        """Whether the place is inside brackets."""
        self._shift: Comparison | None = None  # that moved the figure before
        # The code that was asked for last, of which expression, and by which calendar.
        self._resolved: tuple[Expression | None, Calendar, str | None] = None, report.calendar, None

    def begin(self) -> None:
        """A sentence begins, outside brackets."""
        self._stack.clear()
        self.bracket = False
        self.leave()

    def figure(self) -> None:
        """A figure has been read: what was said only for it is over."""
        now = self.now
        self._shift = now.shift
        now.scenario = now.before = now.shift = None
        now.average = False

    def number(self, tokens: list[Token], i: int) -> None:
        """A number comes: the next one in a row is moved as the one before it, "cùng kỳ năm trước tăng 12% và 7%"."""
        if self._shift is not None and times.is_next_in_row(tokens, i):
            self.now.shift = self.now.shift or self._shift

    def leave(self) -> None:
        """The time behind the figure before is over."""
        self.behind = self.left = None

    def set_calendar(self, tokens: Tokens, told: list[int]) -> None:
        """Sets the calendar of the sentence of `tokens`, and what it says of the time before its first: `told` are the
        places of the times that it names."""
        self.calendar = times.calendar_of(self.report.calendar, tokens, [k for k in told if tokens[k].value.year])
        own = self.report.calendar.period
        if own is not None and periods.is_month(own) and times.is_followed_by_months(tokens, told, self.now.period):
            self.now.period = None  # "… ước đạt 1,72 tỷ USD; 4 tháng ước đạt 6,6 tỷ USD": first of the month again
        for unit, months in times.LENGTHS.items() if "compare" in tokens.of_kind else ():
            if times.is_of_a(unit, tokens, told):
                code = last_part(self.period(None)[0], months)
                self.calendar, self.now.period = self.calendar._replace(period=code), None

    def open(self, explained: Comparison | None = None) -> None:
        """A bracket opens; with `explained` it tells the figure of what was compared with."""
        self._stack.append(self.now)
        self.bracket = True
        self.now = replace(self.now)
        before = self.now.before  # "dưới mức chung cả nước (cả nước tăng 4,74%)"
        self.now.average = False
        self.now.before = None if before is None or before.kind == "peer" else before
        if explained is not None and explained.kind == "plan":
            self.now.before = explained
        elif explained is not None:
            self.now.shift = explained

    def close(self) -> None:
        """A bracket closes: what held before it holds again."""
        if self._stack:
            self.now = self._stack.pop()
            self.bracket = bool(self._stack)

    @property
    def tells_own_time(self) -> bool:
        """Whether the open bracket names a time and no aim: "phấn đấu tăng 10% (năm 2015 tăng 8%)"."""
        outside = self._stack[-1] if self._stack else self.now
        return self.now.period is not outside.period and self.now.planned is outside.planned

    def period(self, own: Expression | None, behind: Comparison | None = None) -> tuple[str | None, Expression | None]:
        """Code and expression of the period of a figure here; `own` is a period that stands behind the figure, `behind`
        what stands there that moves it: "500 triệu USD năm ngoái"."""
        goes_on = self.behind if self.now.planned is None and self.now.scenario is None else None
        expression = own or goes_on or self.now.period
        if expression is not None and expression.relative == "this" and self._is_looked_back_on():
            year = self.calendar.published - 1  # "năm nay", "quý III năm nay"
            return periods.in_year(year, expression.first, expression.last), expression
        code = self.calendar.period if expression is None else self.code(expression)
        shift = behind or self.now.shift
        if shift is not None and own is None:
            return times.shifted(shift, code, self.calendar), shift.period or expression
        return code, expression

    def code(self, expression: Expression) -> str | None:
        """The code of the period that an expression of this sentence names; None where it is not known."""
        last, calendar, code = self._resolved
        if expression is not last or self.calendar is not calendar:  # it is asked for again and again
            code = period_expressions.resolve(expression, self.calendar)
            self._resolved = expression, self.calendar, code
        return code

    @property
    def is_of_months(self) -> bool:
        """Whether the report is about months, so that those so far are known."""
        period = self.calendar.period
        return period is not None and not period.isdigit()

    def is_own(self, expression: Expression) -> bool:
        """Whether it is the report's own period, and the report is no plan."""
        report, calendar = self.report, self.report.calendar
        return not report.planned and period_expressions.resolve(expression, calendar) == calendar.period

    def is_ahead(self, expression: Expression | None = None) -> bool:
        """Whether the period spoken of, or another one, comes after the report's own: "ước đạt" there is a plan."""
        own, code = self.calendar.period, self.period(None)[0]
        if expression is not None:
            code = self.code(expression)
        return own is not None and code is not None and periods.months(code)[0] > periods.months(own)[1]

    def is_open(self) -> bool:
        """Whether the period spoken of is not over when the report's own is: "cả năm" in one on 9 months."""
        own, code = self.calendar.period, self.period(None)[0]
        return own is not None and code is not None and periods.months(code)[1] > periods.months(own)[1]

    def _is_looked_back_on(self) -> bool:
        """ "Năm nay" in a report that comes out in January and is of the year before: that year, unless planned for."""
        return self.now.planned is None and self.calendar.period == str(self.calendar.published - 1)
