"""The year that a sentence has named: of which year its months are, and where a span of years leaves it as it is.

"Năm 2019, … nhiệm kỳ 2015 - 2020, … đạt …" is of 2019; "… là đáy của giai đoạn 2016-2020, kim ngạch đạt …", too.
"""

from __future__ import annotations

from etl.extract.prose.times.context_state import ContextState
from etl.language.period_expressions import Expression


class NamedYears:
    """The years as the text goes by, in a report on the year `own`."""

    def __init__(self, own: int) -> None:
        self._own = own
        self.last = 0
        """The year named last in this paragraph, 0 for none."""
        self.said = False
        """This sentence has named its year."""
        self.figure_since = False
        """A figure has been told since a time was named."""
        self._aside: Expression | None = None  # the year, while years are named that may be no figure's
        self._averaged = False  # and an average over them, or their sum, has been told

    def begin(self) -> None:
        """A sentence begins."""
        self.said, self._aside, self._averaged = False, None, False

    def dated(self, expression: Expression, spoken: Expression | None) -> Expression:
        """The `expression`, which is named where a time of a year is `spoken` of: months without a year are of it, the
        report's own year where that was named last ("năm 2019 … của cả năm": the year spoken of, not the report's)."""
        if not expression.year and not expression.relative and spoken is not None and spoken.year:
            own = self.last == self._own and not self.said
            expression = expression._replace(year=self.last if own else spoken.year_to or spoken.year)
        self.last = expression.year or self.last
        return expression

    def outlasts(self, span: Expression, spoken: Expression | None) -> bool:
        """Whether the year `spoken` of outlasts a `span` of years that is named: no figure has been told of the year so
        far. Behind one the span is spoken of, and the year may come back at a sign."""
        if not self.said or (spoken is not None and spoken.year_to):
            return False
        if not self.figure_since and span.relative != "years":
            return True
        self._aside = spoken
        return False

    def say(self, expression: Expression) -> None:
        """A time is named that is spoken of from now on."""
        self.said, self.figure_since = self.said or bool(expression.year), False

    def figure(self, now: ContextState) -> None:
        """A figure has been read in the state `now`."""
        self.figure_since = True
        of_term = now.average or (now.period is not None and now.period.relative == "years")
        self._averaged = of_term and self._aside is not None  # "…; bình quân 2021-2025 tăng 9%/năm; …"
        if not self._averaged:
            self._aside = None

    def sign(self, value: str, now: ContextState) -> None:
        """A sign is read in the state `now`, in which the year comes back behind years that were no figure's."""
        if self._aside is not None and value in (";" if self._averaged else ",;"):
            now.period, self._aside = self._aside, None  # "… là đáy của giai đoạn 2016-2020, kim ngạch đạt …"
