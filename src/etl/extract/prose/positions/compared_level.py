"""A lone amount in a bracket behind a comparison or a rate: the level then, the level now, the change, or unclear.

"đạt 540 triệu USD, tăng 8% so với cùng kỳ (500 triệu USD)" gives the level of the year before, "doanh thu tăng 36% so
với cùng kỳ (hơn 1.200 tỷ đồng)" the level now, "tăng 8% (40 triệu USD)" the change. The words are the same; the level
and the rate that the sentence tells beside it decide.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, NamedTuple

from etl.extract.comparison import Comparison
from etl.extract.figure import Figure, Interpretation, Refusal
from etl.extract.observation import Observation
from etl.language import periods
from etl.language.intervals import Interval, as_written, percent
from etl.language.quantities import Quantity

CHANGE = Refusal("the size of a change, not a level", "change.absolute")
UNTOLD = Refusal("in a bracket behind a comparison; of which of the times it is is not said", "compared", doubt=True)
_UNFIT = Refusal(
    "in a bracket behind a comparison; it fits neither of the levels compared nor their difference",
    "compared",
    doubt=True,
)
_EITHER = Refusal(
    "a rate behind a level of the period before; whether on that or on the year before is not said",
    "compared",
    doubt=True,
)
_QUARTER = Refusal("growth against the quarter before is no measure of the warehouse", "growth.no-measure")
OF_TWO_TIMES = Refusal(
    "two levels, one of each of the times compared; which is which is not said", "compared", doubt=True
)
OF_ANOTHER = Refusal("it is that of what something is compared with", "compared", doubt=True)
_ONE = Decimal(1)
_PRICES = Interval(Decimal("0.9"), Decimal("1.1"))
"""How far a rate at constant prices may be from two levels at those of their years."""
_AHEAD = Decimal("0.2")
"""How much more of the year's plan than its share of the year some months may have done."""
_KINDS = frozenset({"plan", "same", "year", "period", "month", "quarter", "last", "december"})
"""Comparisons with something that has a level of its own in the warehouse."""

Verdict = Literal["then", "now"] | Refusal


class _Written(NamedTuple):
    """A figure as it is written; few are ever weighed, so that what it can mean is worked out where it is asked for."""

    value: Decimal
    decimals: int
    factor: Decimal
    bound: str | None
    to: Decimal | None

    @property
    def meant(self) -> Interval:
        """What it can mean, in its base unit."""
        return as_written(*self)


class Ratio(NamedTuple):
    """What a level of `indicator` is of what it was compared with, by the `rate` told, a change where `plus` is 100;
    `kind` is that of the comparison."""

    indicator: str
    kind: str | None
    rate: _Written
    plus: int

    @property
    def factor(self) -> Interval:
        """The ratio as a factor."""
        return percent(self.rate.meant, self.plus)


@dataclass(slots=True)
class ComparedLevels:
    """The levels and the last rate that a paragraph tells, against which amounts behind them are weighed.

    `_levels` are by indicator and period, each in its base unit; `_amount` is the last one of the sentence, whatever it
    is of, `_behind` the key of the level told right before, in brackets or not.
    """

    _levels: dict[tuple[str, str], tuple[str, _Written]]
    _ratio: Ratio | None = None
    _amount: tuple[str, _Written] | None = None
    _rated: str | None = None  # the period of the ratio
    _behind: tuple[str, str] | None = None

    def sentence(self, goes_on: bool, first: bool) -> None:
        """A new sentence begins: rates are of one sentence, levels of one paragraph."""
        self._ratio = self._amount = self._behind = None
        if first and not goes_on:
            self._levels.clear()

    def told(self, figure: Figure, one: Observation, factor: Decimal) -> None:
        """`one` was read from `figure`; `factor` is that of its unit."""
        period = figure.period or one.period
        self._behind = (one.indicator, period) if one.measure == "value" else None
        if one.measure == "value" and (not figure.bracket or (one.indicator, period) not in self._levels):
            level = _Written(one.value, one.decimals, factor, one.bound, one.value_to)
            self._levels[one.indicator, period] = one.base_unit, level
        if figure.bracket:
            return
        self._ratio = None
        if one.measure == "value":
            return
        if one.measure != "share":
            rate = _Written(one.value, one.decimals, _ONE, one.bound, one.value_to)
            plus = 0 if one.measure == "plan_completion" else 100
            self._rated = figure.period
            kind = figure.compared.kind if figure.compared is not None else None
            self._ratio = Ratio(one.indicator, "plan" if plus == 0 else kind, rate, plus)

    def amount(self, quantity: Quantity, bound: str | None) -> None:
        """An amount outside brackets, whatever it is of."""
        if quantity.base is not None and quantity.base != "pct":
            self._amount = quantity.base, _as_told(quantity, bound)

    def is_behind_rate(self, indicator: str) -> bool:
        """Whether the figure before told a rate of the indicator."""
        return self._ratio is not None and self._ratio.indicator == indicator

    def base_of(self, figure: Figure, rate: Interpretation) -> Interpretation | Refusal:
        """`rate`, a growth that names no base, or that on the month before: "(tháng trước 882 triệu USD), tăng 2%".

        Right behind the level of the month or quarter before, the two levels decide; where they do not, nobody knows.
        """
        period = figure.period
        if period is not None and period.isdigit() and (base := self._year_that_fits(figure, rate)) is not None:
            return replace(rate, measure="growth_base", base=base)  # "năm 2011 đạt 185, năm 2014 đạt 610, tăng 3,3 lần"
        if self._behind is None or period is None or self._behind[0] != figure.indicator.indicator:
            return rate
        first, last = periods.months(period)
        length = last - first + 1
        if length not in (1, 3) or self._behind[1] != periods.shift(period, -length):
            return rate
        unit, before = self._levels[self._behind]
        own_unit, level = self._level(figure.indicator.indicator, period)
        q = figure.quantity
        factor = percent(as_written(rate.value, q.decimals, Decimal(1), None, rate.value_to), 100)
        if level is None or unit != own_unit or not level.overlaps(before.meant.times(factor)):
            return _EITHER
        return replace(rate, measure="growth_mom") if length == 1 else _QUARTER

    def years_between(self, indicator: str, rate: Quantity) -> str | None:
        """The years in which `rate` percent each lead from one level of the paragraph to another: "từ 3.211 tỷ đồng năm
        2010 lên 4.892 tỷ đồng năm 2015, tăng bình quân 8,8%/năm". None where they lead so between no two, or more."""
        if rate.base != "pct":
            return None
        yearly = percent(written(rate, None), 100)
        told = [
            (int(period), unit, level.meant)
            for (one, period), (unit, level) in self._levels.items()
            if one == indicator and period.isdigit()
        ]
        fitting = [
            f"{first + 1}/{last}"
            for first, unit, before in told
            for last, other, level in told
            if last > first + 1 and unit == other and level.overlaps(before.times(_compounded(yearly, last - first)))
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _year_that_fits(self, figure: Figure, rate: Interpretation) -> str | None:
        """An earlier year than the one before, of which this paragraph tells a level that `rate` leads from."""
        code, year = figure.indicator.indicator, int(figure.period or 0)
        unit, level = self._level(code, str(year))
        decimals = figure.quantity.decimals if figure.quantity.base == "pct" else -2  # "3,3 lần" is 230 % and a half
        factor = percent(as_written(rate.value, decimals, Decimal(1), None, rate.value_to), 100)
        for (one, period), (other, before) in self._levels.items():
            earlier = one == code and period.isdigit() and int(period) < year - 1 and other == unit
            if earlier and level is not None and level.overlaps(before.meant.times(factor)):
                return period
        return None

    def is_of_months(self, figure: Figure, bound: str | None) -> bool:
        """Whether a bracket names a whole year for what fits its months: "so với cùng kỳ (năm 2014: 500 triệu USD)"."""
        ratio, rated, told = self._ratio_to(figure.indicator.indicator, None), self._rated, figure.period
        if ratio is None or rated is None or told is None or _is_whole(rated) or not _is_whole(told):
            return False
        unit, level = self._level(ratio.indicator, rated)
        fits = level is not None and level.overlaps(written(figure.quantity, bound).times(ratio.factor))
        return fits and unit == (figure.quantity.base or "count")

    def weigh(
        self, indicator: str, period: str | None, comparison: Comparison | None, quantity: Quantity, bound: str | None
    ) -> Verdict:
        """What the amount is behind `comparison`, or behind a rate where that is None; `bound` is its word of size."""
        if comparison is not None and comparison.kind not in _KINDS:
            return OF_ANOTHER
        amount, base = written(quantity, bound), quantity.base or "count"
        ratio = self._ratio_to(indicator, comparison)
        if comparison is not None and comparison.kind == "plan" and _is_ahead_of_plan(comparison, period, ratio):
            return UNTOLD
        unit, level = self._level(indicator, period or "")
        if level is None or unit != base:
            near = self._amount[1].meant if self._amount is not None and self._amount[0] == base else None
            fits = ratio is not None and near is not None and near.overlaps(amount.times(ratio.factor))
            return "then" if fits and comparison is not None else UNTOLD
        if ratio is None:
            now = amount.overlaps(level)
            whole = comparison is not None and _is_longer(comparison, period or "")
            return "now" if now else UNTOLD if comparison is None or whole else "then"
        if comparison is not None and level.overlaps(amount.times(ratio.factor).times(_PRICES)):
            return "then"
        if amount.overlaps(level):
            return "now"
        before = Interval(level.low / ratio.factor.high, level.high / ratio.factor.low)
        change = level.plus(Interval(-before.high, -before.low))
        either = change.overlaps(amount) or change.overlaps(Interval(-amount.high, -amount.low))
        return CHANGE if either else _UNFIT

    def _level(self, indicator: str, period: str) -> tuple[str | None, Interval | None]:
        """Base unit and meaning of the level that the paragraph tells of the indicator's period, if it does."""
        unit, level = self._levels.get((indicator, period), (None, None))
        return unit, level.meant if level is not None else None

    def _ratio_to(self, indicator: str, comparison: Comparison | None) -> Ratio | None:
        """The rate told right before, if it is one of the indicator and against the same time."""
        ratio = self._ratio
        if ratio is None or ratio.indicator != indicator or ratio.factor.low <= 0:
            return None
        return ratio if comparison is None or ratio.kind in (comparison.kind, None) else None


def written(quantity: Quantity, bound: str | None) -> Interval:
    """What the amount can mean, in its base unit."""
    return _as_told(quantity, bound).meant


def _as_told(quantity: Quantity, bound: str | None) -> _Written:
    return _Written(quantity.value, quantity.decimals, quantity.scale, bound, quantity.value_to)


def _compounded(yearly: Interval, years: int) -> Interval:
    """The factor of so many years that each grow by the factor `yearly`."""
    return Interval(yearly.low**years, yearly.high**years)


def _is_longer(comparison: Comparison, period: str) -> bool:
    """Whether a whole year is named beside what is of some months: which months of it are meant is not said."""
    expression = comparison.period
    year = comparison.kind == "year" or (
        comparison.kind == "period" and expression is not None and (expression.first, expression.last) == (1, 12)
    )
    return year and not _is_whole(period)


def _is_whole(period: str) -> bool:
    """Whether the period is a whole year or more."""
    first, last = periods.months(period)
    return last - first >= 11


def _is_ahead_of_plan(comparison: Comparison, period: str | None, ratio: Ratio | None) -> bool:
    """Whether so much of a plan is done that it may be one of these months, not of the year: which is not said."""
    if period is None or comparison.period is not None or ratio is None:
        return False
    first, last = periods.months(period)
    return last - first < 11 and ratio.factor.low > Decimal(last - first + 1) / 12 + _AHEAD
