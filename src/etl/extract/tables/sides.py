"""Of which scenario and time the words of one side of a heading are: "Ước tháng 10" | so với | "cùng kỳ năm trước".

Which period they mean is decided in `levels`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.extract.tokens import Token
from etl.language.period_expressions import Expression

THIS = ("this", "this_month", "whole")
"""Words for the time of the report itself."""
ENDS = ("begin", "end")
"""Words for the state when that time began and when it ended."""
_YEAR_BEFORE, _OWN = frozenset({"same", "year"}), frozenset({"this", "this_month", "whole"})


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison, or what a level is of: the tokens that tell its scenario and its time.

    `when` is an Expression's token, `relative` and `cumulative` are of the section [when]; `own` is the time of the
    table that a `relative` one goes back from: "Tháng báo cáo" over "Cùng kỳ".
    """

    scenario: Token | None = None
    when: Token | None = None
    relative: Token | None = None
    cumulative: Token | None = None
    own: Token | None = None

    def __bool__(self) -> bool:
        return (self.scenario or self.when or self.relative or self.cumulative) is not None

    @property
    def timed(self) -> bool:
        """Whether it tells a time at all."""
        return (self.when or self.relative or self.cumulative) is not None

    @property
    def is_of_year(self) -> bool:
        """Whether the only time it tells is a whole year."""
        return self.cumulative is None and self.when is not None and is_year(self.when.value)

    @property
    def is_sum_so_far(self) -> bool:
        """Whether it says no more of its time than that it is added up: "Lũy kế"."""
        return self.cumulative is not None and self.when is None and self.relative is None


NO_SIDE = Side()


def side_of(tokens: Sequence[Token]) -> Side:
    """What `tokens` tell of a scenario and a time; a side that is false where they tell neither."""
    scenario = when = relative = cumulative = day = own = None
    for token in tokens:
        kind = token.kind
        if kind == "scenario":
            if scenario is None or scenario.value in ("actual", "expected"):
                scenario = token
        elif kind == "when":
            if token.value == "cumulative":
                cumulative = token
            elif token.value in _YEAR_BEFORE and _tells_part(when, relative, cumulative):
                # "Lũy kế 10 tháng | Năm trước", "Tháng báo cáo | Cùng kỳ": of the year before
                relative, own = replace(token, value="same"), relative
            elif relative is None or relative.value == "whole":
                relative = token
        elif kind == "period" and token.value.is_day:
            day = token
        elif kind == "period" and not (_is_this_year(token.value) and (when or relative or cumulative)):
            when = _after(when, token)
    if relative is not None and relative.value == "same" and when is not None and is_year(when.value):
        when = _a_year_before(tokens, when) or when
    if scenario is not None and relative is not None and relative.value == "begin":
        relative = None  # "Kế hoạch giao đầu năm"
    when = when or (None if relative or cumulative else day)  # "Có 15/3/2019": not of the time of the table
    told = scenario or when or relative or cumulative
    return NO_SIDE if told is None else Side(scenario, when, relative, cumulative, own)


def _tells_part(when: Token | None, relative: Token | None, cumulative: Token | None) -> bool:
    """Whether the words before tell a time of which there is one in the year before, too: months, "Tháng báo cáo"."""
    if when is not None:
        return not is_year(when.value)
    return cumulative is not None or (relative is not None and relative.value in _OWN)


def _is_this_year(expression: Expression) -> bool:
    """Whether it only tells that a time named before it is of this year: "Lũy kế 10 tháng | Năm nay"."""
    return expression.relative == "this" and not expression.year and is_year(expression)


def _a_year_before(tokens: Sequence[Token], year: Token) -> Token | None:
    """The time of "Tháng 9/2019" over "Cùng kỳ 2018": that month of the `year`. None where no cell tells a part of the
    year that follows."""
    for token in tokens:
        if token.kind != "period" or token is year or token.value.is_day or token.value.year_to:
            continue
        if token.value.year == year.value.year + 1 and not is_year(token.value):
            return replace(year, value=token.value._replace(year=year.value.year))
    return None


def _after(before: Token | None, token: Token) -> Token:
    """The time of a heading once `token` is read; of two times it is the inner one, in the year of the outer."""
    if before is None:
        return token
    year = before.value.year if not token.value.year and not is_year(token.value) else 0
    return together(before, token) or (replace(token, value=token.value._replace(year=year)) if year else token)


def together(before: Token, token: Token) -> Token | None:
    """The time that two periods tell together: "Năm 2015" and "Tháng 9"; None where they are two times."""
    outer: Expression = before.value
    inner: Expression = token.value
    if outer.year_to and not inner.year_to and outer.year <= inner.year <= outer.year_to:
        return token  # "Kế hoạch 2021 - 2025" over "2021"
    if inner.year and (not outer.year or outer.year == inner.year) and is_year(inner):
        return replace(before, value=outer._replace(year=inner.year))
    if outer.year and (not inner.year or outer.year == inner.year) and is_year(outer):
        return replace(token, value=inner._replace(year=outer.year))
    months = (outer.first, outer.last) == (inner.first, inner.last)
    return token if months and (not inner.year or not outer.year or inner.year == outer.year) else None


def is_year(expression: Expression) -> bool:
    """Whether it is of a whole year, or of whole years."""
    return (expression.first, expression.last) == (1, 12)
